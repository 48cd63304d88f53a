namespace SeaTable;

/// <summary>
/// A cell that a write changed by mistake: its column had the name of the one that was meant, because columns were renamed while
/// the write was under way.
/// </summary>
public sealed class SeaTableOverwrittenValue
{
    /// <summary>Initializes a new instance with the cell and its values.</summary>
    /// <param name="rowId">The id of the row.</param>
    /// <param name="columnKey">The key of the column that got the value by mistake.</param>
    /// <param name="columnName">The name that the column has now.</param>
    /// <param name="jsonBefore">The value that the cell held when the row was read, in JSON, if that is known.</param>
    /// <param name="jsonNow">The value that the cell holds now, in JSON.</param>
    public SeaTableOverwrittenValue(string rowId, string columnKey, string columnName, string? jsonBefore, string jsonNow)
    {
        RowId = rowId;
        ColumnKey = columnKey;
        ColumnName = columnName;
        JsonBefore = jsonBefore;
        JsonNow = jsonNow;
    }

    /// <summary>The id of the row.</summary>
    public string RowId { get; }

    /// <summary>The key of the column that got the value by mistake.</summary>
    public string ColumnKey { get; }

    /// <summary>The name that the column has now.</summary>
    public string ColumnName { get; }

    /// <summary>
    /// The value that the cell held when the row was read, in JSON as it is sent; <see langword="null"/> when the row was not
    /// read, or the cell was empty: then the base's history has it.
    /// </summary>
    public string? JsonBefore { get; }

    /// <summary>The value that the cell holds now, in JSON as the server gave it.</summary>
    public string JsonNow { get; }

    /// <summary>The cell and its values, for a log.</summary>
    /// <returns>A sentence.</returns>
    public override string ToString() =>
        $"The cell of column '{ColumnName}' of row {RowId} holds {JsonNow}; it held {JsonBefore ?? "something unknown"} before.";
}
