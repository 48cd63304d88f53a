using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Json;

/// <summary>Makes JSON that can be changed of JSON that was read. Of two members of the same name the last one counts.</summary>
internal static class JsonTree
{
    public static JsonNode? Of(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var json = new JsonObject();
                foreach (var member in element.EnumerateObject())
                    json[member.Name] = Of(member.Value);
                return json;
            case JsonValueKind.Array:
                var list = new JsonArray();
                foreach (var item in element.EnumerateArray())
                    list.Add(Of(item));
                return list;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                // A copy, since what was read may be gone before the tree is.
                return JsonValue.Create(element.Clone());
        }
    }

    /// <summary>Reads a text that is JSON.</summary>
    public static JsonNode? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }
}
