using System.Text.Json.Nodes;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

internal sealed record RandomTable(string Id, string Name, IReadOnlyList<RandomColumn> Columns, IReadOnlyList<(string Id, string Name)> Views)
{
    public JsonObject ToJson()
    {
        var table = SchemaJson.Table(Id, Name, [.. Columns.Select(column => column.ToJson())]);
        table["views"] = new JsonArray([.. Views.Select(view => new JsonObject { ["_id"] = view.Id, ["name"] = view.Name })]);
        return table;
    }
}
