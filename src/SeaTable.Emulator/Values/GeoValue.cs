using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Values;

/// <summary>A place, as formulas see it: its country when it has one, and a text for all that asks for one.</summary>
internal sealed record GeoValue(string Country, string Text)
{
    private static readonly string[] s_address = ["country_region", "province", "city", "district", "address", "title", "detail"];

    public static GeoValue Of(string json)
    {
        var place = JsonNode.Parse(json) as JsonObject ?? [];
        var country = place["country_region"]?.ToString() ?? "";
        var address = string.Concat(s_address.Select(member => place[member]?.ToString()));
        return new GeoValue(country, address.Length > 0 ? address : Coordinates(place));
    }

    private static string Coordinates(JsonObject place) =>
        place["lng"] is JsonValue longitude && place["lat"] is JsonValue latitude ? $"{longitude},{latitude}" : "";
}
