using System.Net;
using System.Text.Json;

namespace SeaTable.Client.Tests.Testing;

/// <summary>What otherwise only a server makes, made without one.</summary>
public sealed class ModelFactoryTests
{
    [Fact]
    public void A_formula_has_a_value_or_an_error()
    {
        var value = SeaTableModelFactory.FormulaValue(4.5);
        var error = SeaTableModelFactory.FormulaError<double>("#DIV/0!");
        Assert.Equal((4.5, null), (value.Value, value.Error));
        Assert.Equal("#DIV/0!", Assert.Throws<SeaTableFormulaException>(() => error.Value).Error);
    }

    [Fact]
    public void A_list_of_links_keeps_its_rows()
    {
        var given = new[] { new LinkedRow("a", "Ada") };
        var links = SeaTableModelFactory.LinkList<SeaTableRow>(given);
        given[0] = default;
        Assert.Equal(("a", "Ada"), (Assert.Single(links).RowId, links.ToString()));
    }

    [Fact]
    public void A_cell_error_tells_what_it_was_given()
    {
        var error = SeaTableModelFactory.CellError("Age", "ab12", "true", "a number");
        Assert.Equal("The cell of column 'Age' holds true instead of a number.", error.ToString());
        Assert.Equal("ab12", error.Key);
    }

    [Fact]
    public void An_answer_to_sql_is_read_like_one_of_the_server()
    {
        var result = SeaTableModelFactory.SqlResult(
            [SeaTableModelFactory.SqlColumn("Name"), SeaTableModelFactory.SqlColumn("Seen")],
            [[Json("\"Ada\""), Json("\"2026-01-02 03:04\"")], [Json("null"), default]]);
        Assert.Equal("Ada", result.Rows[0].GetString("Name"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), result.Rows[0].GetDateTime("Seen"));
        Assert.True(result.Rows[1].IsNull("Name") && result.Rows[1].IsNull("Seen"));
        Assert.Throws<ArgumentException>(() => SeaTableModelFactory.SqlResult([], [[Json("1")]]));
    }

    [Fact]
    public void Exceptions_can_be_thrown_by_a_test()
    {
        var cause = new InvalidOperationException();
        Assert.Same(cause, new SeaTableConnectionException("m", cause).InnerException);
        Assert.Equal(HttpStatusCode.Conflict, new SeaTableApiException("m", HttpStatusCode.Conflict).StatusCode);
        Assert.Equal(("T", "C"), new SeaTableSchemaException("m", "T", "C") is var schema
            ? (schema.Table, schema.Column) : default);
        Assert.Equal(typeof(SeaTableException), typeof(SeaTableUnknownOutcomeException).BaseType);
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
