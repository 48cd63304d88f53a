namespace SeaTable;

/// <summary>Copies of rows in their own class.</summary>
public static class SeaTableRowExtensions
{
    /// <summary>
    /// Copies a row under the id of a stored one, so that updating the copy writes the values that were assigned to the row.
    /// </summary>
    /// <typeparam name="TRow">The generated row class.</typeparam>
    /// <param name="row">The row, as a rule one that is not stored itself. It stays as it is.</param>
    /// <param name="rowId">The id of the stored row, as a query found it.</param>
    /// <returns>The copy. The columns that count as changed are those of the row; nothing is known of what they held.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    public static TRow WithRowId<TRow>(this TRow row, string rowId)
        where TRow : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(row);
        RowIds.Check(rowId);
        return (TRow)row.CopyWithId(rowId);
    }
}
