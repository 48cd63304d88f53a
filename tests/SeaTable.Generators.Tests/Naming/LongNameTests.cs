using System.Text.Json.Nodes;
using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>Names in an assembly have at most 1,023 bytes, and those of a base have no end.</summary>
public sealed class LongNameTests
{
    private static readonly string[] s_keys =
    [
        "0000", "a key of more than sixty letters, of which some are cut off before they end a name",
    ];

    [Theory]
    [InlineData(60)]
    [InlineData(119)]
    [InlineData(120)]
    [InlineData(121)]
    [InlineData(5000)]
    public void Names_of_any_length_compile_in_a_namespace_of_the_greatest_length(int length)
    {
        var name = new string('文', length);
        var space = string.Join('.', new string('文', 100), new string('本', 33));

        var run = GeneratorRun.Of(
            GeneratorTest.Of(InNamespace(space, Table("T000", name, name), Table("T001", name, name + "!"))));

        run.MustCompileWithoutWarning();
        Assert.Equal(3, run.Sources.Count);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "STB0012");
    }

    // All columns and options of the table want the same name, and so do those of the other table.
    private static JsonObject Table(string id, string column, string table)
    {
        var columns = s_keys
            .Select(key => SchemaJson.Select(key, column, ("1", column), ("2", column)))
            .Append(
                Column(
                    "link",
                    column,
                    "link",
                    new() { ["table_id"] = "T000", ["other_table_id"] = "T001", ["display_column_key"] = "0000" }));
        return SchemaJson.Table(id, table, [.. columns]);
    }
}
