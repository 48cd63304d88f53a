using System.Globalization;
using System.Text.Json;

namespace SeaTable;

/// <summary>Reads what answers tell of comments, notifications and operations; what is missing or odd is null or zero.</summary>
internal static class Told
{
    /// <summary>A flag, which is told as a number or as such.</summary>
    internal static bool Flag(this JsonElement json, string member) =>
        json.Member(member) is { ValueKind: JsonValueKind.True } || json.Number(member) is not (null or 0);

    /// <summary>A time that is told as a text; UTC where no offset is told.</summary>
    internal static DateTimeOffset? Time(this JsonElement json, string member) => DateTimeOffset.TryParse(
        json.Text(member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A time that is told as the seconds since 1970.</summary>
    internal static DateTimeOffset? TimeOfSeconds(this JsonElement json, string member) =>
        TimeOf(json, member, TimeSpan.FromSeconds);

    /// <summary>A time that is told as the milliseconds since 1970.</summary>
    internal static DateTimeOffset? TimeOfMilliseconds(this JsonElement json, string member) =>
        TimeOf(json, member, TimeSpan.FromMilliseconds);

    private static DateTimeOffset? TimeOf(JsonElement json, string member, Func<double, TimeSpan> since)
    {
        try
        {
            return json.Member(member) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value)
                ? DateTimeOffset.UnixEpoch + since(value)
                : null;
        }
        catch (Exception e) when (e is OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>JSON that an answer has as a text.</summary>
    internal static JsonElement Inner(this JsonElement json, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Text(member) ?? "null");
            return document.RootElement.Clone().Readable();
        }
        catch (JsonException)
        {
            return JsonMembers.Null;
        }
    }
}
