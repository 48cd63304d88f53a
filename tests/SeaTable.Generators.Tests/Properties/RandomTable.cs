using System.Text.Json.Nodes;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>A table with any name.</summary>
internal sealed record RandomTable(
    string Id, string Name, string Description, IReadOnlyList<RandomColumn> Columns,
    IReadOnlyList<(string Id, string Name)> Views)
{
    public JsonObject ToJson()
    {
        var table = SchemaJson.Table(Id, Name, [.. Columns.Select(column => column.ToJson())]);
        table["description"] = Description;
        table["views"] = new JsonArray([.. Views.Select(view => new JsonObject { ["_id"] = view.Id, ["name"] = view.Name })]);
        return table;
    }
}
