using SeaTable.Runtime;

namespace SeaTable;

/// <summary>The big-data storage of a table: <c>crm.Contacts.BigData</c>. Rows in it count as archived.</summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
public class SeaTableBigData<TRow>
    where TRow : SeaTableRow
{
    private readonly ArchiveAppender? _appender;

    internal SeaTableBigData(ClientSession session, TableSchema schema) => _appender = new ArchiveAppender(session, schema);

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableBigData()
    {
    }

    /// <summary>Adds rows to the storage, 1,000 in a call.</summary>
    /// <param name="rows">The rows; of each, the columns assigned to it are stored. The objects stay as they are: the server
    /// names no ids.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Rows may have been stored all the
    /// same.</param>
    /// <returns>How many rows were added.</returns>
    /// <exception cref="SeaTableRowException">A row is stored already, stands there twice, or holds a value that can't be
    /// sent.</exception>
    /// <exception cref="SeaTableSchemaException">The base lacks the table, a column or an option, or the column has another type
    /// now.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">An answer was lost, so the rows of that call may be stored or
    /// not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where the base has no such
    /// storage.</exception>
    /// <remarks>
    /// The base needs the big-data storage. What arrived is not proven, since the server does not name the rows. Queries find
    /// them, with <see cref="SeaTableRow.RowIsArchived"/>. See https://api.seatable.com/reference/addarchivedrows.
    /// </remarks>
    public virtual Task<long> AddRangeAsync(IEnumerable<TRow> rows, CancellationToken cancellationToken = default) =>
        (_appender ?? throw Mocking.NotReplaced(this)).AddAsync(RowList.ToAdd(rows), cancellationToken);
}
