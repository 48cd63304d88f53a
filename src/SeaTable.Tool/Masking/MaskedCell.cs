using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;

namespace SeaTable.Tool.Masking;

/// <summary>Replaces the cells of columns by made-up ones of their type.</summary>
/// <param name="values">What is made up.</param>
internal sealed class MaskedCell(MadeUpValues values)
{
    private const int DaysOfMonths = 28;

    /// <summary>Makes up a cell; null for one that is left empty.</summary>
    public JsonNode? Replace(string type, JsonElement cell) => type switch
    {
        // A picture can't be made up, and its name tells who it shows.
        ColumnTypeNames.Image or ColumnTypeNames.File => null,
        ColumnTypeNames.Geolocation => Place(cell),
        ColumnTypeNames.Date => cell.ValueKind == JsonValueKind.String ? Day(cell.GetString()!) : null,
        ColumnTypeNames.DigitalSignature => Signature(cell),
        _ when MaskedColumn.UserTypes.Contains(type) => Each(cell, values.User),
        _ => Each(cell, values.Text),
    };

    /// <summary>Replaces all texts in a value.</summary>
    public static JsonNode? Each(JsonElement value, Func<string, string> replace) => value.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(replace(value.GetString()!)),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Each(item, replace))]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .DistinctBy(member => member.Name)
            .Select(member => KeyValuePair.Create(member.Name, Each(member.Value, replace)))),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value.Clone()),
    };

    /// <summary>Another day of the same year, at the same time.</summary>
    private JsonValue? Day(string date)
    {
        var parts = date.Split('-');
        if (parts.Length < 3 || parts[0].Length != 4 || parts[1].Length != 2 || parts[2].Length < 2)
            return null;

        var month = 1 + (int)values.Number($"month {date}", 0, 11.99);
        var day = 1 + (int)values.Number($"day {date}", 0, DaysOfMonths - 0.01);
        return JsonValue.Create(FormattableString.Invariant($"{parts[0]}-{month:00}-{day:00}{date[10..]}"));
    }

    private JsonObject? Place(JsonElement cell)
    {
        if (cell.ValueKind != JsonValueKind.Object)
            return null;

        var whole = cell.GetRawText();
        return new JsonObject(cell.EnumerateObject().DistinctBy(member => member.Name).Select(member => KeyValuePair.Create(
            member.Name,
            (JsonNode?)(member.Name switch
            {
                "lng" => JsonValue.Create(values.Number($"lng {whole}", -180, 180)),
                "lat" => JsonValue.Create(values.Number($"lat {whole}", -60, 70)),
                "country_region" => JsonValue.Create(values.Country(whole)),
                _ => member.Value.ValueKind == JsonValueKind.String
                    ? JsonValue.Create(values.Text(member.Value.GetString()!)) : null,
            }))));
    }

    private JsonObject? Signature(JsonElement cell) => cell.ValueKind != JsonValueKind.Object ? null : new JsonObject
    {
        ["username"] = cell.TryGetProperty("username", out var name) && name.ValueKind == JsonValueKind.String
            ? values.User(name.GetString()!) : null,
        ["sign_image_url"] = "",
        ["sign_time"] = cell.TryGetProperty("sign_time", out var time) ? JsonNode.Parse(time.GetRawText()) : null,
    };
}
