namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Updates columns of every row that meets a condition, in one call whatever the number of rows.</summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="set">
    /// The columns and their values: <c>c =&gt; c.Status.Set(ContactsStatus.Lost)</c>, or several in brackets:
    /// <c>c =&gt; [c.Status.Set(ContactsStatus.Lost), c.Age.Set(null)]</c>. If there are none, nothing is sent.
    /// </param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. Rows may have been updated all the same.
    /// </param>
    /// <returns>A task without a result: the server does not tell how many rows it updated, and none is no error.</returns>
    /// <exception cref="SeaTableQueryException">The condition excludes no row, and nobody said that this is meant.</exception>
    /// <exception cref="SeaTableRowException">A value can't be sent.</exception>
    /// <exception cref="SeaTableSchemaException">
    /// The base lacks the table, a column or an option, or the column has another type now.
    /// </exception>
    /// <exception cref="SeaTableUnprovenWriteException">
    /// The rows are updated, but a moment not proven to be as it was meant.
    /// </exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Updating again does no harm, unless the values change which rows meet the condition. Columns that SQL can't write (images,
    /// files, places, signatures) have no <c>Set</c>. See https://developer.seatable.com/sql/update/.
    /// </remarks>
    public virtual Task UpdateWhereAsync(
        Func<TColumns, SqlCondition> condition, Func<TColumns, SqlAssignments> set,
        CancellationToken cancellationToken = default) =>
        _changer.UpdateAsync(Source.Of(condition), Source.Of(set).All, cancellationToken);

    /// <summary>Deletes every row that meets a condition, in one call whatever the number of rows.</summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been deleted all the
    /// same.</param>
    /// <returns>Nothing: the server does not tell how many rows it deleted, and none is no error.</returns>
    /// <exception cref="SeaTableQueryException">The condition excludes no row, and nobody said that this is meant.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Deleting again does no harm, unless rows that meet the condition were added in between. See
    /// https://developer.seatable.com/sql/delete/.
    /// </remarks>
    public virtual Task DeleteWhereAsync(Func<TColumns, SqlCondition> condition, CancellationToken cancellationToken = default) =>
        _changer.DeleteAsync(Source.Of(condition), cancellationToken);
}
