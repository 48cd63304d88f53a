using SeaTable.Generators.Model;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What is left of columns and settings after damage is never taken for something else.</summary>
public sealed class HalfColumnTests
{
    private const string Schema = """
        {
          "codegen": { "client": "Sales", "names": { "0000/0000": "Title", "0000/Mail": "Address" } },
          "tables": [
            {
              "_id": "0000",
              "name": "Contacts",
              "columns": [
                { "key": "0000", "name": "Name", "type": "text" },
                { "key": "Mail", "name": "E-Mail", "type": "email", "data": null },
                {
                  "key": "Day1",
                  "name": "Met on",
                  "type": "date",
                  "description": "When",
                  "data": { "format": "YYYY-MM-DD HH:mm" }
                },
                {
                  "key": "Deal",
                  "name": "Deals",
                  "type": "link",
                  "data": {
                    "link_id": "Lnk1",
                    "table_id": "0000",
                    "other_table_id": "0000"
                  }
                },
                { "key": "Rate", "name": "Rating", "type": "rate", "data": { "rate_max_number": 3 } }
              ]
            },
            {
              "_id": "ab12",
              "name": "Deals",
              "columns": [
                { "key": "0000", "name": "Title", "type": "text" }
              ]
            }
          ]
        }
        """;

    [Theory]
    // Half of one column with half of another one.
    [InlineData(
        "\"name\": \"E-Mail\", \"type\": \"email\", \"data\": null },\n        {\n          \"key\": \"Day1\",\n",
        "\"na")]
    [InlineData("\"Met on\",\n          \"type\": \"date\",\n          \"description\": \"When\",\n", "\"Met\n")]
    [InlineData(
        ",\n          \"data\": { \"format\": \"YYYY-MM-DD HH:mm\" }\n        },\n        {\n          \"key\": \"Deal\",\n",
        "\n")]
    // Without its settings a column would be of another type.
    [InlineData("          \"data\": { \"format\": \"YYYY-MM-DD HH:mm\" }\n", "")]
    [InlineData("\"data\": { \"format\"", "\"data\": true, \"format\"")]
    [InlineData("          \"data\": {\n", "")]
    [InlineData(",\n            \"other_table_id\": \"0000\"\n", ",\n")]
    public void A_column_that_may_be_half_of_another_is_left_out(string whole, string broken)
    {
        var before = WithoutCompiler.Read(Schema);
        var after = WithoutCompiler.Read(Broken(whole, broken));

        Assert.All(after.Diagnostics, diagnostic => Assert.Equal("STB0001", diagnostic.RuleId));
        Assert.NotEmpty(after.Diagnostics);
        Assert.Equal(2, after.Tables.Count);
        Assert.All(Columns(after), column => Assert.Contains(column, Columns(before)));
        Assert.InRange(Columns(after).Count(), 4, 5);
    }

    [Fact]
    public void A_column_keeps_its_code_while_a_member_is_typed_on_a_line_of_its_own()
    {
        var after = WithoutCompiler.Read(Broken("\"description\": \"When\",", "\"description\": \"Whe"));

        Assert.Contains(Columns(after), column => column.Key == "Day1");
    }

    [Theory]
    [InlineData("\"codegen\": { \"client\"", "\"codegen\": [] \"client\"")]
    [InlineData("\"codegen\": { \"client\": \"Sales\", ", "\"codegen\": { }, \"client\": \"Sales\", ")]
    [InlineData("\"codegen\": { \"client\": \"Sales\", \"names\": {", "\"co\": {")]
    public void What_has_left_the_settings_gives_no_code_rather_than_code_of_other_names(string whole, string broken)
    {
        var after = WithoutCompiler.Read(Broken(whole, broken));

        Assert.Null(after.Base);
        Assert.Contains(after.Diagnostics, diagnostic => diagnostic.RuleId == "STB0001");
    }

    private static string Broken(string whole, string broken)
    {
        var at = Schema.IndexOf(whole, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return Schema.Remove(at, whole.Length).Insert(at, broken);
    }

    private static IEnumerable<ColumnModel> Columns(SchemaResult result) => result.Tables.SelectMany(table => table.Columns);
}
