using System.ComponentModel;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A table of a base: reads and writes its rows. It is the query for all of them, which <c>Where</c>, <c>OrderBy</c> and the like
/// narrow down. Generated table classes derive from it.
/// </summary>
/// <typeparam name="TRow">The generated row class.</typeparam>
/// <typeparam name="TColumns">The generated class of the columns.</typeparam>
/// <remarks>May be used by many callers at once.</remarks>
public abstract partial class SeaTableTable<TRow, TColumns> : SeaTableQuery<TRow, TColumns>
    where TRow : SeaTableRow
    where TColumns : SeaTableColumns
{
    private readonly TableOperations<TRow>? _operations;
    private readonly TableSchema? _schema;

    /// <summary>Makes the table.</summary>
    /// <param name="client">The connection to the base.</param>
    /// <param name="schema">The table as the schema file knew it.</param>
    protected SeaTableTable(SeaTableClient client, TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(schema);
        client.Session.Schema.Add(schema);
        (_client, _schema) = (client, schema);
        _bigData = new SeaTableBigData<TRow>(client.Session, schema);
        _operations = new TableOperations<TRow>(client.Session, schema, NewRow);
        client.Session.KnownTables.Add(new RowsById<TRow>(schema, _operations.Reader));
        Source = new QuerySource<TRow, TColumns>(
            _operations.Reader, new SelectionReader(client.Session, schema), () => Columns);
    }

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableTable()
    {
    }

    /// <summary>The columns, for queries that are put together in several places. Implemented by generated code.</summary>
    public abstract TColumns Columns { get; }

    private TableOperations<TRow> Operations => _operations ?? throw Mocking.NotReplaced(this);

    /// <summary>The table as the schema file knew it.</summary>
    private TableSchema Schema => _schema ?? throw Mocking.NotReplaced(this);

    /// <summary>Names a table by its id.</summary>
    /// <param name="table">The table.</param>
    public static implicit operator TableReference(SeaTableTable<TRow, TColumns> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TableReference.Of(table.Schema.Id, table.Schema.Name);
    }

    /// <summary>Makes an empty row. Implemented by generated code.</summary>
    /// <returns>The row.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TRow NewRow();

    /// <summary>Reads one row.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The row, or <see langword="null"/> when the server says that there is none of that id.</returns>
    /// <exception cref="SeaTableRowException">It is no id of a row.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Those who get rows at the same time share a statement, see <see cref="SeaTableOptions.JoinWindow"/>; each gets an object
    /// of its own. See https://api.seatable.com/reference/getrow.
    /// </remarks>
    public virtual Task<TRow?> GetAsync(string rowId, CancellationToken cancellationToken = default)
    {
        RowIds.Check(rowId);
        return Operations.JoinedReader.GetAsync(rowId, cancellationToken);
    }

    /// <summary>The rows that a view shows, in its order. Columns that it hides stay empty.</summary>
    /// <param name="view">The view, one of the table's <c>Views</c>.</param>
    /// <returns>The rows, which are read when they are asked for.</returns>
    /// <remarks>When rows change while they are read, the view's order changes, too, and a row may then be passed over.</remarks>
    public virtual SeaTableRows<TRow> InView(SeaTableView<TRow> view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var reader = Operations.Reader;
        return new SeaTableRows<TRow>(cancellationToken => reader.ReadViewAsync(view, LinkIncludes.None, cancellationToken));
    }

    /// <summary>
    /// The rows that a SQL statement selects, typed. The values in the holes of the interpolated string are sent as parameters.
    /// </summary>
    /// <param name="sql">The statement: <c>SELECT * FROM</c> this table. Without a <c>LIMIT</c> the server answers the first 100
    /// rows; 10,000 at most.</param>
    /// <returns>The rows, which are read in one call when they are asked for.</returns>
    /// <exception cref="SeaTableQueryException">A value in a hole can't be a parameter.</exception>
    /// <remarks>
    /// Columns that the statement does not select stay empty. It has to select the row's <c>_id</c>, as <c>*</c> does, and names
    /// columns and options as they are named now. See https://developer.seatable.com/sql/select/.
    /// </remarks>
    public virtual SeaTableRows<TRow> FromSql([SeaTableSql] SqlText sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var reader = Operations.Reader;
        return new SeaTableRows<TRow>(cancellationToken => reader.ReadSqlAsync(sql, LinkIncludes.None, cancellationToken));
    }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row; the columns assigned to it are stored, all others stay empty.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The row may have been stored all the
    /// same.</param>
    /// <returns>The same row, with its <see cref="SeaTableRow.RowId"/>. What the server computes comes with the next
    /// reading.</returns>
    /// <exception cref="SeaTableRowException">The row is stored already, or holds a value that can't be sent.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so the row may be stored or not.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The row is stored, but not proven to be as it was meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Those who add rows at the same time share a call, see <see cref="SeaTableOptions.JoinWindow"/>. See
    /// https://api.seatable.com/reference/appendrows.
    /// </remarks>
    public virtual async Task<TRow> AddAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        await Operations.JoinedWriter.AddAsync(RowList.ToAdd([row])[0], cancellationToken).ConfigureAwait(false);
        return row;
    }

    /// <summary>Adds rows, 1,000 in a call.</summary>
    /// <param name="rows">The rows; of each, the columns assigned to it are stored. Afterwards each has its
    /// <see cref="SeaTableRow.RowId"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been stored all the
    /// same.</param>
    /// <returns>
    /// The stored rows: the same objects in their order, with their <see cref="SeaTableRow.RowId"/>. When it fails half-way, the
    /// objects that are known to be stored have their <see cref="SeaTableRow.RowId"/>, and those without may be added again,
    /// unless a <see cref="SeaTableUnknownOutcomeException"/> says that nobody knows.
    /// </returns>
    /// <exception cref="SeaTableRowException">A row is stored already, stands there twice, or holds a value that can't be
    /// sent.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">An answer was lost, so the rows of that call may be stored or
    /// not.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The rows are stored, but not proven to be as they were meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>The calls are made one after the other, since new rows stand in the table in the order in which they
    /// come.</remarks>
    public virtual async Task<IReadOnlyList<TRow>> AddRangeAsync(IEnumerable<TRow> rows,
        CancellationToken cancellationToken = default)
    {
        var added = RowList.ToAdd(rows);
        await Operations.Writer.AddAsync(added, cancellationToken).ConfigureAwait(false);
        return added;
    }

    /// <summary>Stores the columns of a row that were assigned since it was read or stored, and nothing else.</summary>
    /// <param name="row">The row. If nothing was assigned, nothing is sent.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The row may have been updated all the
    /// same.</param>
    /// <returns>A task without a result; when it fails, the row keeps its changes, and updating again is safe.</returns>
    /// <exception cref="SeaTableRowException">The row is not stored yet, or holds a value that can't be sent.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The row is stored, but not proven to be as it was meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Those who update rows at the same time share a call and its proof, see <see cref="SeaTableOptions.JoinWindow"/>; updates
    /// of one row are sent one after the other. See https://api.seatable.com/reference/updaterow.
    /// </remarks>
    public virtual Task UpdateAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var changed = RowList.ToUpdate([row])[0];
        if (changed.IsChanged)
            changed.MarkWritten();

        return Operations.JoinedWriter.UpdateAsync(changed, cancellationToken);
    }

    /// <summary>Stores the columns of rows that were assigned since each was read or stored, 1,000 rows in a call.</summary>
    /// <param name="rows">The rows. Those to which nothing was assigned are passed over.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been updated all the
    /// same.</param>
    /// <returns>A task without a result; when it fails, the rows keep their changes, and updating again is safe.</returns>
    /// <exception cref="SeaTableRowException">A row is not stored yet, or holds a value that can't be sent.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnprovenWriteException">The rows are stored, but not proven to be as they were meant.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// After the first call up to four are under way at a time, unless a row stands in two of them or an option is to be made.
    /// When one fails, no further one is begun; <see cref="SeaTableException.Outcome"/> tells of each row of the range.
    /// </remarks>
    public virtual Task UpdateRangeAsync(IEnumerable<TRow> rows, CancellationToken cancellationToken = default) =>
        UpdatePortionAsync(rows, cancellationToken);

    /// <summary>Deletes a row. An id that is not there is no error.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The row may have been deleted all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">The id is empty: the row was never stored.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Those who delete rows at the same time share a call, see <see cref="SeaTableOptions.JoinWindow"/>. See
    /// https://api.seatable.com/reference/deleterow.
    /// </remarks>
    public virtual Task DeleteAsync(string rowId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rowId);
        return Operations.JoinedRemover.DeleteAsync(RowList.ToDelete([rowId])[0], cancellationToken);
    }

    /// <summary>Deletes a row. One that is not there any more is no error.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The row may have been deleted all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">The row was never stored.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task DeleteAsync(TRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return DeleteAsync(row.RowId, cancellationToken);
    }

    /// <summary>Deletes rows, 10,000 in a call. Ids that are not there are no error.</summary>
    /// <param name="rowIds">The rows' ids.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been deleted all the
    /// same.</param>
    /// <exception cref="SeaTableRowException">An id is empty: the row was never stored. Nothing was sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task DeleteRangeAsync(IEnumerable<string> rowIds, CancellationToken cancellationToken = default) =>
        Operations.Remover.DeleteAsync(RowList.ToDelete(rowIds), cancellationToken);
}
