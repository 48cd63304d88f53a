using System.Globalization;

namespace SeaTable.Emulator;

/// <summary>What was read from the file that a base started from, and what of it has no place in the base.</summary>
public sealed class LoadReport
{
    internal LoadReport(int tables, long rows, long links, int files, IReadOnlyList<LoadFinding> findings) =>
        (Tables, Rows, Links, Files, Findings) = (tables, rows, links, files, findings);

    /// <summary>Gets the report of a base that was there already, of which nothing was read.</summary>
    internal static LoadReport Nothing { get; } = new(0, 0, 0, 0, []);

    /// <summary>Gets how many tables were read; 0 when a data file held the base already.</summary>
    public int Tables { get; }

    /// <summary>Gets how many rows were read.</summary>
    public long Rows { get; }

    /// <summary>Gets how many pairs of linked rows were read.</summary>
    public long Links { get; }

    /// <summary>Gets how many files were read; only an export (<c>.dtable</c>) has some.</summary>
    public int Files { get; }

    /// <summary>
    /// Gets what was left out, one for each kind and place. Exports of used bases hold such things: SeaTable leaves cells behind
    /// when it deletes a column, and ids when it deletes an option.
    /// </summary>
    public IReadOnlyList<LoadFinding> Findings { get; }

    /// <summary>Gets a line of figures, and a line for each finding.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            string.Create(CultureInfo.InvariantCulture, $"{Tables} tables, {Rows} rows and {Links} links were read."),
            .. Files == 0 ? Array.Empty<string>() : [string.Create(CultureInfo.InvariantCulture, $"{Files} files were read.")],
            .. Findings.Select(finding => finding.Message),
        ]);
}

/// <summary>Something in the file that has no place in the base.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Table">The name of the table; null for a link of tables that are not known.</param>
/// <param name="Column">
/// The name of the column, the key of one that is gone, the id of a link, or the name of a file; null where it is about rows.
/// </param>
/// <param name="Count">How often it is there.</param>
/// <param name="Example">The id of the first row that it was found in; null where that has none.</param>
/// <param name="Message">A sentence that says all of this, and what became of it.</param>
public sealed record LoadFinding(
    LoadFindingKind Kind, string? Table, string? Column, long Count, string? Example, string Message);

/// <summary>What can have no place in a base.</summary>
public enum LoadFindingKind
{
    /// <summary>A list of rows or of links that is none, or something in it that is no object: left out.</summary>
    NotAnObject,

    /// <summary>A row with the id of one before it in its table: left out.</summary>
    DuplicateRow,

    /// <summary>A cell of a column that the table does not have: left out.</summary>
    UnknownColumn,

    /// <summary>A value that a column of this type can't hold: the cell is empty.</summary>
    UnreadableCell,

    /// <summary>The id of an option that the column does not have: kept, and shown as empty.</summary>
    UnknownOption,

    /// <summary>A cell of a link column: left out, since links stand in a list of their own.</summary>
    LinkCell,

    /// <summary>A link that no column shows, or whose table is not there: left out.</summary>
    UnknownLink,

    /// <summary>A link of other tables than those that its columns name: left out.</summary>
    ForeignLink,

    /// <summary>A pair of linked rows of which one is not there: left out.</summary>
    MissingRow,

    /// <summary>A file that a cell names and that is not in the export: the cell keeps naming it.</summary>
    MissingFile,

    /// <summary>A file of the export whose name leads out of its folder, or can be none: left out.</summary>
    UnplacedFile,
}
