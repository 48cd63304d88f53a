using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>The base of types whose cell is a list or an object, kept as its JSON text.</summary>
internal abstract class JsonType(string name) : ServerColumnType(name, CellStorage.Text)
{
    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        WriteKept(writer, stored);

    // Of a list of objects their names, otherwise the items of the list.
    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is not string stored ? null : JsonTree.Parse(stored) switch
        {
            JsonArray list => list.Select(item => (item is JsonObject ? item["name"] : item)?.ToString()).ToList<object?>(),
            JsonValue value => value.ToString(),
            _ => stored,
        };

    public override object? FromStorage(JsonElement cell, Column column) =>
        cell.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? KeepUnlessEmpty(cell) : null;

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column) => WriteKept(writer, stored);

    public static void WriteKept(Utf8JsonWriter writer, object? stored)
    {
        if (stored is null)
            writer.WriteNullValue();
        else
            writer.WriteRawValue((string)stored, skipInputValidation: true);
    }

    // An empty list and no list at all are the same to the server.
    protected static string? KeepUnlessEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0 ? null : CellJson.Keep(value);
}

/// <summary>collaborator: the list of user ids as it was sent; nobody checks that they exist.</summary>
internal sealed class CollaboratorType() : JsonType(ColumnTypeNames.Collaborator)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.Array ? KeepUnlessEmpty(value) : null;

    public override object? Default(JsonNode value, Column column, WriteContext context) =>
        value is JsonArray list ? KeepUnlessEmpty(JsonSerializer.SerializeToElement(list)) : null;
}

/// <summary>image: the list of addresses as it was sent. Of texts only a plain http address of an image is taken.</summary>
internal sealed partial class ImageType() : JsonType(ColumnTypeNames.Image)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => value.ValueKind switch
    {
        JsonValueKind.Array => KeepUnlessEmpty(value),
        JsonValueKind.String when HttpImage().Match(value.GetString()!) is { Success: true } match =>
            CellJson.KeepList([match.Value]),
        _ => null,
    };

    // No "s" after http: the server overlooks https addresses.
    [GeneratedRegex(@"http://\S+?\.(gif|jpg|jpeg|png)", RegexOptions.IgnoreCase)]
    private static partial Regex HttpImage();
}

/// <summary>file: a list of objects. Those without name, size, type or url are dropped.</summary>
internal sealed class FileType() : JsonType(ColumnTypeNames.File)
{
    private static readonly string[] s_required = ["name", "size", "type", "url"];

    public override object? FromJson(JsonElement value, Column column, WriteContext context)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var kept = value.EnumerateArray().Where(IsComplete).Select(CellJson.Keep).ToList();
        return kept.Count == 0 ? null : $"[{string.Join(',', kept)}]";
    }

    private static bool IsComplete(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && s_required.All(member => item.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null);
}

/// <summary>geolocation: the object as it was sent, even half of one. A text is taken apart by the format.</summary>
internal sealed class GeolocationType() : JsonType(ColumnTypeNames.Geolocation)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => value.ValueKind switch
    {
        JsonValueKind.Object => CellJson.Keep(value),
        JsonValueKind.String => GeolocationText.Parse(value.GetString()!, column.DataText("geo_format"))
            .ToJsonString(JsonText.Options),
        _ => null,
    };

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string stored ? GeoValue.Of(stored) : null;
}

/// <summary>digital-sign: the object as it was sent.</summary>
internal sealed class DigitalSignType() : JsonType(ColumnTypeNames.DigitalSignature)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) =>
        value.ValueKind == JsonValueKind.Object ? CellJson.Keep(value) : null;

    // To formulas it is who signed.
    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        row.Cell(column) is string stored ? (JsonTree.Parse(stored) as JsonObject)?["username"]?.ToString() ?? stored : null;
}

/// <summary>A type that SeaTable got after this emulator was written: its JSON is kept and answered as it came.</summary>
internal sealed class UnknownType(string name) : JsonType(name)
{
    public override object? FromJson(JsonElement value, Column column, WriteContext context) => Keep(value);

    public override object? FromStorage(JsonElement cell, Column column) => Keep(cell);

    private static string? Keep(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : CellJson.Keep(value);
}
