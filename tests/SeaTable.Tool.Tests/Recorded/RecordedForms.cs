using System.Text.Json.Nodes;

namespace SeaTable.Tool.Tests.Recorded;

/// <summary>
/// Puts named parts where recordings name them: an object with <c>"&lt;like&gt;": "column"</c> has the members of that part but
/// for its own, one with <c>"&lt;join&gt;": ["first", "last"]</c> stands for lists one behind the other.
/// </summary>
internal static class RecordedForms
{
    private const string Like = "<like>";
    private const string Join = "<join>";
    private const string Only = "<only>";

    internal static JsonNode? Expand(JsonNode? node, JsonObject given) => node switch
    {
        JsonObject json when json[Join] is JsonArray names => new JsonArray(
            [.. names.SelectMany(name => ((JsonArray)Part(name!, given)!).Select(item => item?.DeepClone()))]),
        JsonObject json when json[Like] is { } name => Merge(Part(name, given), json, given),
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Expand(member.Value, given)))),
        JsonArray list => new JsonArray([.. list.Select(item => Expand(item, given))]),
        _ => node?.DeepClone(),
    };

    /// <summary>Writes an answer so that each object in it has these members and no others.</summary>
    internal static JsonNode? Exact(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                return new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Exact(member.Value))))
                {
                    [Only] = true,
                };
            case JsonArray list:
                return new JsonArray([.. list.Select(Exact)]);
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode? Part(JsonNode name, JsonObject given) => given.TryGetPropertyValue((string)name!, out var part)
        ? Expand(part, given) : throw new InvalidOperationException($"No part is named {name}.");

    private static JsonNode? Merge(JsonNode? part, JsonObject own, JsonObject given)
    {
        if (own.Count == 1)
            return part;
        var merged = (JsonObject)part!;
        foreach (var (name, value) in own.Where(member => member.Key != Like))
            merged[name] = Expand(value, given);
        return merged;
    }
}
