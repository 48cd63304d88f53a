using System.Text.Json;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>geolocation: the object as it was sent, even half of one. A text is taken apart by the format.</summary>
internal sealed class GeolocationType() : JsonType("geolocation")
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => value.ValueKind switch
    {
        JsonValueKind.Object => CellJson.Keep(value),
        JsonValueKind.String => GeolocationText.Parse(value.GetString()!, column.DataText("geo_format")).ToJsonString(JsonText.Options),
        _ => null,
    };

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string stored ? GeoValue.Of(stored) : null;
}
