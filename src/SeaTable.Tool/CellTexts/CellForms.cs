using System.Globalization;

namespace SeaTable.Tool.CellTexts;

/// <summary>How the texts of a file are to be read.</summary>
internal sealed record CellForms
{
    /// <summary>Gets whose numbers and dates they are; those of no country are those of SeaTable's API.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Gets how dates are written, such as <c>dd.MM.yyyy</c>; null for ISO's form and those of the culture.</summary>
    public string? DateFormat { get; init; }

    /// <summary>Gets the time zone of dates with a time that tell no offset; it is the server's.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Gets whether options that a column does not have are added to it.</summary>
    public bool AddsOptions { get; init; }

    /// <summary>Gets the ids of users by their addresses, and by themselves; null when the server does not tell them.</summary>
    public IReadOnlyDictionary<string, string>? Users { get; init; }
}
