using System.Text.Json.Nodes;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>A column with any name and any type, its settings as JSON.</summary>
internal sealed record RandomColumn(
    string Key, string Name, string Type, string Description, string Settings, IReadOnlyList<(string Id, string Name)> Options)
{
    public JsonObject ToJson()
    {
        var column = SchemaJson.Column(Key, Name, Type);
        var settings = JsonNode.Parse(Settings);
        if (settings is JsonObject or null && Options.Count > 0)
        {
            settings ??= new JsonObject();
            settings["options"] = new JsonArray(
                [.. Options.Select(option => new JsonObject { ["id"] = option.Id, ["name"] = option.Name })]);
        }

        column["data"] = settings;
        column["description"] = Description;
        return column;
    }
}
