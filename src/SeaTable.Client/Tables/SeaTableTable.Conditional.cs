namespace SeaTable;

public abstract partial class SeaTableTable<TRow, TColumns>
{
    /// <summary>Gives a column of every row that meets a condition a value, in one call whatever the number of rows.</summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="set">The column and its value: <c>c =&gt; c.Status.Set(ContactsStatus.Lost)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been updated all the
    /// same.</param>
    /// <returns>Nothing: the server does not tell how many rows it updated, and none is no error.</returns>
    /// <exception cref="SeaTableQueryException">The condition excludes no row, and nobody said that this is meant.</exception>
    /// <exception cref="SeaTableRowException">A value can't be sent.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The rows are updated, but a moment not proven to be as it was
    /// meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Updating again does no harm, unless the values change which rows meet the condition. Columns that SQL can't write (images,
    /// files, places, signatures) have no <c>Set</c>. See https://developer.seatable.com/sql/update/.
    /// </remarks>
    public Task UpdateWhereAsync(Func<TColumns, SqlCondition> condition, Func<TColumns, SqlAssignment> set, CancellationToken cancellationToken = default) =>
        UpdateAsync(condition, [set], cancellationToken);

    /// <summary>Gives two columns of every row that meets a condition a value, in one call whatever the number of rows.</summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="set1">The first column and its value.</param>
    /// <param name="set2">The second column and its value.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been updated all the
    /// same.</param>
    /// <returns>Nothing: the server does not tell how many rows it updated, and none is no error.</returns>
    /// <inheritdoc cref="UpdateWhereAsync(Func{TColumns, SqlCondition}, Func{TColumns, SqlAssignment}, CancellationToken)"/>
    public Task UpdateWhereAsync(
        Func<TColumns, SqlCondition> condition, Func<TColumns, SqlAssignment> set1, Func<TColumns, SqlAssignment> set2, CancellationToken cancellationToken = default) =>
        UpdateAsync(condition, [set1, set2], cancellationToken);

    /// <summary>
    /// Gives three columns of every row that meets a condition a value, in one call whatever the number of rows.
    /// </summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="set1">The first column and its value.</param>
    /// <param name="set2">The second column and its value.</param>
    /// <param name="set3">The third column and its value.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been updated all the
    /// same.</param>
    /// <returns>Nothing: the server does not tell how many rows it updated, and none is no error.</returns>
    /// <inheritdoc cref="UpdateWhereAsync(Func{TColumns, SqlCondition}, Func{TColumns, SqlAssignment}, CancellationToken)"/>
    public Task UpdateWhereAsync(
        Func<TColumns, SqlCondition> condition,
        Func<TColumns, SqlAssignment> set1,
        Func<TColumns, SqlAssignment> set2,
        Func<TColumns, SqlAssignment> set3,
        CancellationToken cancellationToken = default) =>
        UpdateAsync(condition, [set1, set2, set3], cancellationToken);

    /// <summary>
    /// Gives any number of columns of every row that meets a condition a value, in one call whatever the number of rows.
    /// </summary>
    /// <param name="condition">Makes the condition out of the table's columns; <c>c =&gt; SqlCondition.All()</c> for every
    /// row.</param>
    /// <param name="set">The columns and their values.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been updated all the
    /// same.</param>
    /// <returns>Nothing: the server does not tell how many rows it updated, and none is no error.</returns>
    /// <inheritdoc cref="UpdateWhereAsync(Func{TColumns, SqlCondition}, Func{TColumns, SqlAssignment}, CancellationToken)"/>
    public Task UpdateWhereAsync(
        Func<TColumns, SqlCondition> condition, IEnumerable<Func<TColumns, SqlAssignment>> set, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        return UpdateAsync(condition, [.. set], cancellationToken);
    }

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
    public Task DeleteWhereAsync(Func<TColumns, SqlCondition> condition, CancellationToken cancellationToken = default) =>
        _changer.DeleteAsync(Source.Of(condition), cancellationToken);

    private Task UpdateAsync(Func<TColumns, SqlCondition> condition, Func<TColumns, SqlAssignment>[] set, CancellationToken cancellationToken) =>
        _changer.UpdateAsync(Source.Of(condition), Array.ConvertAll(set, Source.Of), cancellationToken);
}
