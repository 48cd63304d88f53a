using SeaTable.Facts;

namespace SeaTable;

/// <summary>What the answers to this client have shown of how the server gives rows page by page.</summary>
internal sealed class ServerPaging
{
    private volatile bool _comparesCreationTimes;

    /// <summary>How many rows an answer to SQL has.</summary>
    internal RowLimit SqlRows { get; } = new(ServerLimits.SqlRows);

    /// <summary>How many rows an answer to <c>GET …/rows/</c> has.</summary>
    internal RowLimit ListedRows { get; } = new(ServerLimits.RowsPerList);

    /// <summary>
    /// Whether an answer has proven that conditions compare times of creation as rows are sorted by them, and shown them.
    /// </summary>
    internal bool ComparesCreationTimes
    {
        get => _comparesCreationTimes;
        set => _comparesCreationTimes = value;
    }
}
