namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Stores values in a row of which only the id is known, without reading it: two calls.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="change">
    /// The values: <c>new ContactsRow { Age = 37 }</c>. The columns assigned to it are stored, also those with
    /// <see langword="null"/>, and nothing else. The object stays as it is.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The row may have been updated all the
    /// same.</param>
    /// <returns>A task that represents the update.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row, or a value can't be sent.</exception>
    /// <exception cref="SeaTableRowNotFoundException">There is no such row.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The row is stored, but not proven to be as it was meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// To compute a value from what the row holds, use <see cref="UpdateWhereAsync(Func{TColumns, SqlCondition},
    /// Action{TRow}, CancellationToken)"/> with <c>c =&gt; c.RowId == rowId</c>, which reads it first.
    /// </remarks>
    public virtual Task UpdateAsync(string rowId, TRow change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return UpdateAsync(change.WithRowId(rowId), cancellationToken);
    }

    /// <summary>
    /// Stores the columns of a row that were assigned since it was read or stored, and nothing else; if asked to, only when
    /// nobody has changed the row since.
    /// </summary>
    /// <param name="row">The row. If nothing was assigned, nothing is sent.</param>
    /// <param name="update">When the row is updated.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The row may have been updated all the
    /// same.</param>
    /// <returns>A task that represents the update. After an update of an unchanged row the object holds what the server
    /// holds.</returns>
    /// <exception cref="SeaTableConflictException">
    /// Somebody has changed or deleted the row since it was read. It was not updated; the exception has it as it is now.
    /// </exception>
    /// <exception cref="SeaTableRowException">
    /// The row is not stored yet, was not read, was updated by another call since, or holds a value that can't be sent.
    /// </exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The row is stored, but not proven to be as it was meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// <see cref="SeaTableUpdate.IfUnchanged"/> costs four calls for a row, and one when it was changed. What is compared is the
    /// time of the row's last change, by the client and again by the server as it updates; changes of links, locks and formulas
    /// leave it as it is. Images, files, places and signatures can't be written so: a change by somebody else in the moment
    /// between the look at the row and the update is then overwritten. Of two processes that write the same values in the same
    /// moment both may be told that they were first.
    /// </remarks>
    public virtual Task UpdateAsync(TRow row, SeaTableUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return update == SeaTableUpdate.Always
            ? UpdateAsync(row, cancellationToken) : UpdateRangeAsync([row], update, cancellationToken);
    }

    /// <summary>
    /// Stores the columns of rows that were assigned since each was read or stored; if asked to, only of those that nobody has
    /// changed since.
    /// </summary>
    /// <param name="rows">The rows. Those to which nothing was assigned are passed over.</param>
    /// <param name="update">When a row is updated.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been updated all the
    /// same.</param>
    /// <returns>A task that represents the update. After an update of unchanged rows the objects hold what the server
    /// holds.</returns>
    /// <exception cref="SeaTableConflictException">
    /// Somebody has changed or deleted some of the rows since they were read. Those were not updated, the others were; the
    /// exception has both.
    /// </exception>
    /// <exception cref="SeaTableRowException">
    /// A row is not stored yet, was not read, was updated by another call since, or holds a value that can't be sent.
    /// </exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The rows are stored, but not proven to be as they were meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// <see cref="SeaTableUpdate.IfUnchanged"/> costs calls for each row, as <see cref="UpdateAsync(TRow, SeaTableUpdate,
    /// CancellationToken)"/> tells.
    /// </remarks>
    public virtual Task UpdateRangeAsync(
        IEnumerable<TRow> rows, SeaTableUpdate update, CancellationToken cancellationToken = default)
    {
        if (update is not (SeaTableUpdate.Always or SeaTableUpdate.IfUnchanged))
            throw new ArgumentOutOfRangeException(nameof(update), update, "It is neither Always nor IfUnchanged.");

        return update == SeaTableUpdate.Always
            ? UpdateRangeAsync(rows, cancellationToken)
            : Operations.Unchanged.UpdateAsync([.. RowList.ToUpdate(rows).Cast<TRow>()], cancellationToken);
    }
}
