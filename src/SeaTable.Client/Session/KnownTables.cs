using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A table that the code knows, and how its rows are read by their ids.</summary>
internal interface IKnownTable
{
    TableSchema Schema { get; }

    /// <summary>Reads rows in as few calls as it takes.</summary>
    /// <param name="rowIds">Their ids.</param>
    /// <param name="isTakenForGone">Whether a row need not be asked for again when an answer lacks it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows that are there, by their ids.</returns>
    Task<IReadOnlyDictionary<string, SeaTableRow>> FindAsync(
        IReadOnlyCollection<string> rowIds, Predicate<string> isTakenForGone, CancellationToken cancellationToken);
}

/// <summary>The tables that the code knows, by their ids.</summary>
internal sealed class KnownTables
{
    /// <summary>So many rows are read in a call, and are in memory at a time: as many as are written.</summary>
    internal const int RowsPerCall = ServerLimits.RowsPerUpdate;

    private readonly object _gate = new();
    private readonly Dictionary<string, IKnownTable> _byId = new(StringComparer.Ordinal);

    internal void Add(IKnownTable table)
    {
        lock (_gate)
            _byId[table.Schema.Id] = table;
    }

    internal IReadOnlyDictionary<string, IKnownTable> ById()
    {
        lock (_gate)
            return new Dictionary<string, IKnownTable>(_byId, StringComparer.Ordinal);
    }
}
