using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Values;

/// <summary>A place, as formulas see it: the parts of its address that it has, and a text for all that asks for one.</summary>
internal sealed record GeoValue(string Country, string Province, string City, string District, string Text)
{
    private static readonly string[] s_address = ["country_region", "province", "city", "district", "address", "title", "detail"];

    public static GeoValue Of(string json)
    {
        var place = JsonTree.Parse(json) as JsonObject ?? [];
        var address = string.Concat(s_address.Select(Part));
        return new GeoValue(
            Part("country_region"), Part("province"), Part("city"), Part("district"),
            address.Length > 0 ? address : Coordinates(place));

        string Part(string member) => place[member]?.ToString() ?? "";
    }

    private static string Coordinates(JsonObject place) =>
        place["lng"] is JsonValue longitude && place["lat"] is JsonValue latitude ? $"{longitude},{latitude}" : "";
}
