using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.CellTexts;

/// <summary>What cells hold as texts, the same in every country. An import reads each back as the value that it was.</summary>
internal static class CellText
{
    private const string Minute = DateForms.Day + "'T'HH:mmzzz";
    private const string Millisecond = DateForms.Rfc3339 + ".fffzzz";

    /// <summary>Writes a value; an empty cell is an empty text.</summary>
    /// <param name="value">The value, as a column reads it.</param>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(DateForms.Day, CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString(
            moment.Ticks % TimeSpan.TicksPerMinute == 0 ? Minute : Millisecond, CultureInfo.InvariantCulture),
        TimeSpan duration => DurationText.Of(duration),
        UntypedOption option => option.Name,
        IReadOnlyList<UntypedOption> options => ListText.Join(options.Select(option => option.Name)),
        IReadOnlyList<string> texts => ListText.Join(texts),
        IReadOnlyList<Uri> addresses => ListText.Join(addresses.Select(address => address.OriginalString)),
        IReadOnlyList<LinkedRow> links => ListText.Join(links.Select(link => link.DisplayValue ?? "")),
        IReadOnlyList<FileAttachment> files => files.Count == 0 ? "" : CellJson.Of(files),
        Geolocation place => Of(place),
        DigitalSignature signature => CellJson.Of(signature),
        JsonElement json => Of(json),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Of(Geolocation place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } && place == Geolocation.At(latitude, longitude)
            ? string.Create(CultureInfo.InvariantCulture, $"{latitude:R}, {longitude:R}")
            : CellJson.Of(place);

    private static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Array when json.EnumerateArray().All(IsSingle) => ListText.Join(json.EnumerateArray().Select(Of)),
        _ => ReadableJson.Of(json),
    };

    private static bool IsSingle(JsonElement json) => json.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object);
}
