namespace SeaTable;

/// <summary>A change of a row, told by a watch or a webhook.</summary>
/// <typeparam name="TRow">The class of the row; <see cref="SeaTableRow"/> where all tables of a base are watched.</typeparam>
public sealed class SeaTableChange<TRow>
    where TRow : SeaTableRow
{
    /// <summary>Initializes a new instance, as a test needs it.</summary>
    /// <param name="kind">What became of the row.</param>
    /// <param name="table">The name of the table in the schema file.</param>
    /// <param name="rowId">The id of the row; empty when the change is about no single row.</param>
    /// <param name="row">The row as it is now; <see langword="null"/> when it is gone.</param>
    public SeaTableChange(SeaTableChangeKind kind, string table, string rowId = "", TRow? row = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rowId);
        Kind = kind;
        Table = table;
        RowId = rowId;
        Row = row;
    }

    /// <summary>Gets what became of the row.</summary>
    public SeaTableChangeKind Kind { get; }

    /// <summary>Gets the name of the table in the schema file that the code was generated from.</summary>
    public string Table { get; }

    /// <summary>Gets the id of the row; empty when the change is about no single row.</summary>
    public string RowId { get; }

    /// <summary>
    /// Gets the row, read after the change; <see langword="null"/> when it is gone, and when the change is about no single row.
    /// </summary>
    /// <remarks>It may be newer than the change: what was changed since is told as well, with the same row again.</remarks>
    public TRow? Row { get; }

    /// <summary>
    /// Gets the columns that were changed, by the names of their properties. Empty where that is not told: of new and deleted
    /// rows, of locks and the archive, and of operations that are not known. Columns that the code does not know are left out,
    /// and so is what formulas give.
    /// </summary>
    public IReadOnlyList<string> ChangedColumns { get; init; } = [];

    /// <summary>
    /// Gets the id of the user who did it, or the name of the API token it was done with; <see langword="null"/> when that is
    /// not told, as of rows that were deleted or linked while the connection was live.
    /// </summary>
    public string? By { get; init; }

    /// <summary>
    /// Gets when it was done: by the log of the server where the change comes from there, else by what the row says itself, and
    /// of rows that are gone or were linked, when it became known.
    /// </summary>
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the change, or a part of it, may have been told before: the watch was resumed from a
    /// position behind which others had been told already.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>
    /// Gets where the watch has come with this change, for <see cref="SeaTableWatchOptions.Position"/>; empty when it comes from
    /// a webhook.
    /// </summary>
    public string Position { get; init; } = "";

    /// <summary>Gets what the server calls an operation that this version of the library does not know.</summary>
    public string? OperationType { get; init; }

    /// <summary>Returns what became of which row, for logs and debuggers.</summary>
    /// <returns>Kind, table and id.</returns>
    public override string ToString() => RowId.Length == 0 ? $"{Kind} {Table}" : $"{Kind} {Table} {RowId}";
}
