using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Delimited;

namespace SeaTable.Tool.Imports;

/// <summary>What is to be imported, and how.</summary>
/// <param name="Path">The file.</param>
/// <param name="Form">How it is written.</param>
internal sealed record ImportSettings(string Path, FileForm Form)
{
    /// <summary>Gets the columns that headers are meant for, where they are not called the same; empty for none.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the column that tells rows apart; null when every line is a new row.</summary>
    public string? Key { get; init; }

    /// <summary>Gets how the texts are to be read.</summary>
    public CellForms Forms { get; init; } = new();

    /// <summary>Gets whether an empty cell of the file leaves the cell of the table as it is, rather than emptying it.</summary>
    public bool KeepsEmpty { get; init; }

    /// <summary>Gets whether the file was written for a spreadsheet, with quotes in front of formulas.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets what is told how long is waited, and why; null for nobody.</summary>
    public Action<TimeSpan, string>? Waiting { get; init; }

    /// <summary>What decides which rows the lines become, as one text: who goes on with an import has to mean the same.</summary>
    public string Meaning => string.Join('\n', [
        $"{Form.Delimiter}", Form.Encoding.WebName, Forms.Culture.Name, Forms.DateFormat ?? "", Forms.TimeZone.Id,
        $"{KeepsEmpty} {IsGuarded}",
        .. Map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}")]);
}
