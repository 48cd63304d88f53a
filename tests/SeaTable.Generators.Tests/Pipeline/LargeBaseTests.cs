using System.Text.Json.Nodes;
using SeaTable.Generators.Model;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Pipeline;

/// <summary>A base as large as SeaTable allows: 200 tables, with 40 columns each.</summary>
public sealed class LargeBaseTests
{
    private const int TableCount = 200;
    private const int ColumnCount = 40;

    private static readonly string[] s_types =
        [
            "text", "number", "checkbox", "date", "duration", "single-select", "multiple-select", "rate", "email", "url", "image",
            "file", "collaborator", "geolocation", "formula", "mtime",
        ];

    private static readonly string s_schema = SchemaJson.Of([.. Enumerable.Range(0, TableCount).Select(MakeTable)]);

    private static readonly GeneratorTest s_project = GeneratorTest.Of(s_schema);

    private static readonly Lazy<GeneratorRun> s_first = new(() => GeneratorRun.Of(s_project));

    [Fact]
    public void It_gets_its_code()
    {
        Assert.Equal(TableCount + 1, s_first.Value.Sources.Count);
        Assert.Empty(s_first.Value.Diagnostics);
    }

    [Fact]
    public void An_edit_of_one_column_emits_its_table_and_nothing_else()
    {
        var renamed = s_schema.Replace("\"Column 7 of 23\"", "\"Another\"", StringComparison.Ordinal);

        var second = s_first.Value.Then(s_project.Replacing("crm.seatable.json", renamed));

        var steps = Steps.Of(second);
        Assert.Equal("Table 23", Assert.IsType<TableModel>(Assert.Single(steps.ChangedIn(TrackingNames.Tables))).Name);
        Assert.Equal([], steps.ChangedIn(TrackingNames.Bases));
        Assert.Equal(["Crm.CrmBase.Table23.g.cs"], Differences(s_first.Value, second));
    }

    [Fact]
    public void An_edit_of_code_runs_no_step() =>
        Steps.Of(s_first.Value.Then(s_project.WithCode("class Unrelated { }"))).MustAllBeCached();

    [Fact]
    public void A_table_inserted_in_front_emits_itself_and_the_client()
    {
        var root = JsonNode.Parse(s_schema)!;
        root["tables"]!.AsArray().Insert(0, MakeTable(TableCount));

        var second = s_first.Value.Then(s_project.Replacing("crm.seatable.json", root.ToJsonString()));

        Assert.Equal(
            "Table 200", Assert.IsType<TableModel>(Assert.Single(Steps.Of(second).ChangedIn(TrackingNames.Tables))).Name);
        Assert.Equal(["Crm.CrmBase.Table200.g.cs", "Crm.CrmBase.g.cs"], Differences(s_first.Value, second));
    }

    // Generated files that are not the very text they were.
    private static IEnumerable<string> Differences(GeneratorRun first, GeneratorRun second) => second.Sources
        .Where(source => !first.Sources.TryGetValue(source.Key, out var before) || before != source.Value)
        .Select(source => source.Key)
        .Order(StringComparer.Ordinal);

    private static JsonObject MakeTable(int table) => SchemaJson.Table($"T{table:000}", $"Table {table}",
    [
        .. Enumerable.Range(0, ColumnCount)
            .Select(column => s_types[column % s_types.Length] is var type && type.EndsWith("select", StringComparison.Ordinal)
            ? SchemaJson.Select($"c{column:000}", $"Column {column} of {table}", ("1", "Lead"), ("2", "Customer"), ("3", "Lost"))
            : SchemaJson.Column($"c{column:000}", $"Column {column} of {table}", type)),
    ]);
}
