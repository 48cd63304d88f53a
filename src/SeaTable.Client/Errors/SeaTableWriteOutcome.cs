using System.Diagnostics;
using System.Globalization;

namespace SeaTable;

/// <summary>Which rows of a write that failed are stored, which are not, and of which it is not known.</summary>
/// <remarks>
/// Every row of the call is in exactly one of the lists: as the object that was passed, or in a call that takes ids by its id.
/// To get the rows in their own class, write <c>outcome.Unknown.OfType&lt;ContactsRow&gt;()</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SeaTableWriteOutcome
{
    /// <summary>Gets the rows that are stored as they were to be.</summary>
    public IReadOnlyList<ISeaTableRow> Stored { get; init; } = [];

    /// <summary>Gets the rows of which nothing is stored; sending them again is safe.</summary>
    public IReadOnlyList<ISeaTableRow> NotStored { get; init; } = [];

    /// <summary>Gets the rows of which it is not known; look before they are sent again.</summary>
    public IReadOnlyList<ISeaTableRow> Unknown { get; init; } = [];

    /// <summary>
    /// Gets those of the stored rows that an upsert sent more than once, because an answer was lost: they may be there twice by
    /// now or later.
    /// </summary>
    public IReadOnlyList<ISeaTableRow> AddedAgain { get; init; } = [];

    /// <summary>Gets the ids of the rows with which it was done, in a call that takes ids, such as a deletion.</summary>
    public IReadOnlyList<string> StoredRowIds { get; init; } = [];

    /// <summary>Gets the ids of the rows with which it was not done, in a call that takes ids.</summary>
    public IReadOnlyList<string> NotStoredRowIds { get; init; } = [];

    /// <summary>Gets the ids of the rows of which it is not known, in a call that takes ids.</summary>
    public IReadOnlyList<string> UnknownRowIds { get; init; } = [];

    /// <summary>Whether nothing is stored or may be.</summary>
    internal bool IsNothingDone => Stored.Count + Unknown.Count + StoredRowIds.Count + UnknownRowIds.Count == 0;

    /// <summary>The same outcome of a single row, as that of another object of it.</summary>
    internal SeaTableWriteOutcome Of(ISeaTableRow row) => Stored.Count > 0 ? new() { Stored = [row] }
        : Unknown.Count > 0 ? new() { Unknown = [row] } : new() { NotStored = [row] };

    /// <summary>Returns how many rows are in each list.</summary>
    /// <returns>The counts in words.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Stored.Count + StoredRowIds.Count} stored, {NotStored.Count + NotStoredRowIds.Count} not stored, " +
        $"{Unknown.Count + UnknownRowIds.Count} unknown");
}
