using System.Globalization;

namespace SeaTable;

/// <summary>
/// Turns instants into the server's local text and back. The server takes dates with a time without an offset and answers them
/// with its own; answers that contradict the configured zone are remembered, and then nothing is written by it any more.
/// </summary>
internal sealed class ServerTimeZone(TimeZoneInfo zone)
{
    private volatile string? _contradiction;
    private volatile bool _confirmed;

    /// <summary>Whether an answer of the server has shown its zone.</summary>
    internal bool IsKnown => _confirmed || _contradiction is not null;

    /// <summary>The instant as local text of the server, to the minute, which is what it keeps.</summary>
    internal string ToText(DateTimeOffset value)
    {
        ThrowIfContradicted();
        return TimeZoneInfo.ConvertTime(value, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The instant that local text without an offset stands for.</summary>
    internal DateTimeOffset FromLocal(DateTime local) => new(local, zone.GetUtcOffset(local));

    /// <summary>Holds a date as the server gave it, with its offset, against the configured zone.</summary>
    internal void Observe(DateTimeOffset seen)
    {
        var local = DateTime.SpecifyKind(seen.DateTime, DateTimeKind.Unspecified);
        if (zone.IsAmbiguousTime(local) || zone.IsInvalidTime(local))
            return;

        var expected = zone.GetUtcOffset(local);
        if (expected == seen.Offset)
        {
            _confirmed = true;
            return;
        }

        _contradiction ??= string.Create(CultureInfo.InvariantCulture,
            $"The server answered the date {seen:yyyy-MM-dd'T'HH:mm:sszzz}, but by SeaTableOptions.TimeZone ({zone.Id}) its offset should be {Offset(expected)}.");
    }

    internal void ThrowIfContradicted()
    {
        if (_contradiction is { } text)
        {
            throw new SeaTableConfigurationException(
                text + " Dates with a time would be stored at the wrong moment: set SeaTableOptions.TimeZone to the time zone of the server.");
        }
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
