namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Updates columns of every row that meets a condition: three calls for 10,000 rows.</summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="set">
    /// The columns and their values: <c>c =&gt; c.Status.Set(ContactsStatus.Lost)</c>, or several in brackets:
    /// <c>c =&gt; [c.Status.Set(ContactsStatus.Lost), c.Age.Set(null)]</c>. If there are none, nothing is sent.
    /// </param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. Rows may have been updated all the same.
    /// </param>
    /// <returns>
    /// The rows that met the condition and hold the values now; none is no error. With
    /// <see cref="SeaTableOptions.VerifyWrites"/> turned off it is one call, and the rows are not known.
    /// </returns>
    /// <exception cref="SeaTableQueryException">The condition excludes no row, and nobody said that this is meant.</exception>
    /// <exception cref="SeaTableRowException">A value can't be sent.</exception>
    /// <exception cref="SeaTableSchemaException">
    /// The base lacks the table, a column or an option, or the column has another type now.
    /// </exception>
    /// <exception cref="SeaTableUnprovenWriteException">The rows are updated, but not proven to be as they were
    /// meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// The rows are found first, with their columns selected by the names that the base has now, which the answer proves by the
    /// columns' keys; the update names them and the condition, so that a row which somebody changes in between stays as it is.
    /// Then they are read back. Updating again does no harm, unless the values change which rows meet the condition. Columns that
    /// SQL can't write (images, files, places, signatures) have no <c>Set</c>. See https://developer.seatable.com/sql/update/.
    /// </remarks>
    public virtual Task<SeaTableChangeResult> UpdateWhereAsync(
        Func<TColumns, SqlCondition> condition, Func<TColumns, SqlAssignments> set,
        CancellationToken cancellationToken = default) =>
        Operations.Changer.UpdateAsync(Source.Of(condition), Source.Of(set).All, cancellationToken);

    /// <summary>
    /// Updates every row that meets a condition by a function of what it holds: <c>row =&gt; row.Age += 1</c>. What somebody
    /// changes meanwhile is not overwritten.
    /// </summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="change">Changes a row; it is called once for each row that was found, before anything is sent. Rows that it
    /// leaves as they are, are not written.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. Rows may have been updated all the same.
    /// </param>
    /// <returns>The rows that were changed and hold the values now; none is no error.</returns>
    /// <exception cref="SeaTableConflictException">
    /// Somebody has changed or deleted some of the rows after they were read. The others are updated; the exception has both.
    /// </exception>
    /// <exception cref="SeaTableQueryException">The condition excludes no row, and nobody said that this is meant; or a column
    /// can't be written by SQL.</exception>
    /// <exception cref="SeaTableRowException">A value can't be sent.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The rows are updated, but not proven to be as they were
    /// meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs a call for each 10,000 rows read, and two for each set of values that rows come to: rows that get the same values
    /// are updated by one statement, whose condition has the times of their last change, and read back. A hundred different
    /// results cost two hundred calls, whatever the number of rows. Links, locks and formulas leave that time as it is, so their
    /// changes are not seen.
    /// </remarks>
    public virtual Task<SeaTableChangeResult> UpdateWhereAsync(
        Func<TColumns, SqlCondition> condition, Action<TRow> change, CancellationToken cancellationToken = default) =>
        Operations.Computed.UpdateAsync(Source.Of(condition), change, cancellationToken);

    /// <summary>Deletes every row that meets a condition: two calls for 10,000 rows.</summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been deleted all the
    /// same.</param>
    /// <returns>The rows that were deleted; none is no error.</returns>
    /// <exception cref="SeaTableQueryException">The condition excludes no row, and nobody said that this is meant.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// The rows are found first, by names that the answer proves, and deleted by their ids; a row that ceases to meet the
    /// condition in between is deleted all the same. Deleting again does no harm, unless rows that meet the condition were added
    /// in between.
    /// </remarks>
    public virtual Task<SeaTableChangeResult> DeleteWhereAsync(
        Func<TColumns, SqlCondition> condition, CancellationToken cancellationToken = default) =>
        Operations.Changer.DeleteAsync(Source.Of(condition), cancellationToken);
}
