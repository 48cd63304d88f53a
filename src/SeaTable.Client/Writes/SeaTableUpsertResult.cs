using System.Globalization;

namespace SeaTable;

/// <summary>What <c>UpsertRangeAsync</c> did with each row, and the doubles that it found.</summary>
public sealed class SeaTableUpsertResult
{
    /// <summary>Gets the rows that were added; they have their ids now.</summary>
    public IReadOnlyList<ISeaTableRow> Added { get; init; } = [];

    /// <summary>
    /// Gets those of the added rows that were sent more than once, because an answer was lost and a look did not find them. They
    /// may be there twice by now or later: the server may carry out what was lost, and stores it without the key if its column
    /// was renamed at that moment.
    /// </summary>
    public IReadOnlyList<ISeaTableRow> AddedAgain { get; init; } = [];

    /// <summary>Gets the rows that were there and got other values; they have their ids now.</summary>
    public IReadOnlyList<ISeaTableRow> Updated { get; init; } = [];

    /// <summary>Gets the rows that were there with just these values; they have their ids now.</summary>
    public IReadOnlyList<ISeaTableRow> Unchanged { get; init; } = [];

    /// <summary>Gets the keys that several rows of the base have.</summary>
    public IReadOnlyList<SeaTableDouble> Doubles { get; init; } = [];

    /// <summary>Returns how many rows are in each list.</summary>
    /// <returns>The counts in words.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Added.Count} added, {Updated.Count} updated, {Unchanged.Count} unchanged, {Doubles.Count} keys with doubles") +
        (AddedAgain.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {AddedAgain.Count} added again"));
}

/// <summary>A key that several rows have.</summary>
public sealed class SeaTableDouble
{
    /// <summary>Initializes a new instance with the rows.</summary>
    /// <param name="key">The key, as text.</param>
    /// <param name="rowId">The id of the row that is kept and got the values.</param>
    /// <param name="otherRowIds">The ids of the other rows that are in the base.</param>
    /// <param name="deletedRowIds">The ids of the other rows that were deleted.</param>
    public SeaTableDouble(
        string key, string rowId, IReadOnlyList<string> otherRowIds, IReadOnlyList<string> deletedRowIds) =>
        (Key, RowId, OtherRowIds, DeletedRowIds) = (key, rowId, otherRowIds, deletedRowIds);

    /// <summary>Gets the key, as text.</summary>
    public string Key { get; }

    /// <summary>
    /// Gets the id of the row that is kept and got the values: the oldest, unless another one was added for it.
    /// </summary>
    public string RowId { get; }

    /// <summary>Gets the ids of the other rows with the key that are in the base.</summary>
    public IReadOnlyList<string> OtherRowIds { get; }

    /// <summary>Gets the ids of the other rows with the key that were deleted.</summary>
    public IReadOnlyList<string> DeletedRowIds { get; }

    /// <summary>Returns the key and its rows, for a log.</summary>
    /// <returns>A sentence.</returns>
    public override string ToString() =>
        $"The key '{Key}' of row {RowId} is also that of {string.Join(", ", OtherRowIds.Concat(DeletedRowIds))}" +
        (DeletedRowIds.Count == 0 ? "." : $"; deleted: {string.Join(", ", DeletedRowIds)}.");
}
