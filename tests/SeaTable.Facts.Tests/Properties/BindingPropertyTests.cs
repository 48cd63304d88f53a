using SeaTable.Sql;
namespace SeaTable.Facts.Tests.Properties;

public sealed class BindingPropertyTests
{
    private static readonly string[] s_types = ["text", "number", "date", "checkbox", "multiple-select", "file", "geolocation",
        "button", "formula"];

    /// <summary>Tables and columns that are called as the random trees call theirs, so that names and aliases meet.</summary>
    private static readonly SqlSchema s_schema = new(
    [
        .. HostileTexts.Known.Select((table, number) => new SqlTable($"T{number:000}", table,
        [
            .. HostileTexts.Known.Select((column, index) => (column, index, type: s_types[(index + number) % s_types.Length]))
                .Where(column => (column.index + number) % 3 > 0)
                .Select(column =>
                    new SqlSchemaColumn($"c{column.index:000}", column.column, column.type, SqlColumnTypes.Of(column.type), [])),
        ])),
    ]);

    [Fact]
    public void Any_tree_is_bound_and_what_is_said_of_it_has_words() => Cases.Try(RandomTrees.Statement, statement =>
    {
        var binding = SqlBinder.Bind(statement, s_schema);

        Assert.All(binding.Problems, problem => Assert.NotEmpty(problem.Message));
        Assert.All(binding.Names.Results, result => Assert.NotNull(result.Name));
    });
}
