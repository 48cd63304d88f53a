using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns;

/// <summary>geolocation: the object as it was sent, even half of one. A text is taken apart by the format.</summary>
internal sealed class GeolocationColumn() : JsonCell("geolocation")
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => value.ValueKind switch
    {
        JsonValueKind.Object => CellJson.Keep(value),
        JsonValueKind.String => FromText(value.GetString()!.Trim(), column).ToJsonString(JsonText.Options),
        _ => null,
    };

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string stored ? GeoValue.Of(stored) : null;

    private static JsonObject FromText(string text, Column column)
    {
        if (text.Length < 3)
            return [];
        return column.DataText("geo_format") switch
        {
            "lng_lat" => Coordinates(text),
            "country_region" => new JsonObject { ["country_region"] = text },
            _ => new JsonObject { ["detail"] = text },
        };
    }

    private static JsonObject Coordinates(string text)
    {
        var parts = text.Split(',', '\uFF0C');
        return parts.Length == 2 && TryNumber(parts[0], out var longitude) && TryNumber(parts[1], out var latitude)
            ? new JsonObject { ["lng"] = longitude, ["lat"] = latitude }
            : [];
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
