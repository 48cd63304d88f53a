using SeaTable.Facts;

namespace SeaTable;

/// <summary>What the answers to this client have shown of how the server gives rows page by page.</summary>
/// <param name="settings">The client's settings.</param>
internal sealed class ServerPaging(ClientSettings settings)
{
    /// <summary>SeaTable Cloud, which states a limit of 10,000 rows and does not let anybody set another one.</summary>
    private const string Cloud = "cloud.seatable.io";

    /// <summary>The fewest rows that may be a limit there all the same: less would break what others rely on, too.</summary>
    private const int FewestOfCloud = ServerLimits.SqlRows / 10;

    private volatile bool _comparesCreationTimes;

    /// <summary>How many rows an answer to SQL has.</summary>
    internal RowLimit SqlRows { get; } =
        settings.SqlRowLimit is { } limit ? RowLimit.Known(limit)
        : settings.Server.Host == Cloud ? new(ServerLimits.SqlRows, FewestOfCloud)
        : new(ServerLimits.SqlRows);

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
