namespace SeaTable;

/// <summary>What <c>UpdateWhereAsync</c> and <c>DeleteWhereAsync</c> touched.</summary>
public sealed class SeaTableChangeResult
{
    /// <summary>Initializes a new instance with the rows.</summary>
    /// <param name="rowIds">The ids of the rows; <see langword="null"/> when nobody looked.</param>
    public SeaTableChangeResult(IReadOnlyList<string>? rowIds) => RowIds = rowIds;

    /// <summary>
    /// Gets the ids of the rows that met the condition and were updated or deleted, oldest first; <see langword="null"/> after an
    /// update with <see cref="SeaTableOptions.VerifyWrites"/> turned off, since the server does not tell.
    /// </summary>
    public IReadOnlyList<string>? RowIds { get; }

    /// <summary>Gets how many rows these are; <see langword="null"/> where <see cref="RowIds"/> is.</summary>
    public int? Count => RowIds?.Count;

    /// <summary>Returns the number of rows.</summary>
    /// <returns>The number in words.</returns>
    public override string ToString() => Count switch
    {
        null => "an unknown number of rows",
        1 => "1 row",
        { } count => FormattableString.Invariant($"{count} rows"),
    };
}
