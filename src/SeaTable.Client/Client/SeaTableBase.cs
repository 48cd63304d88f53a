namespace SeaTable;

/// <summary>The base class of the generated client of a base.</summary>
public abstract class SeaTableBase
{
    private readonly SeaTableClient? _client;

    /// <summary>Makes the client. Nothing is sent before the first operation.</summary>
    /// <param name="options">Where the base is.</param>
    /// <param name="httpClient">The client to send with, or <see langword="null"/> for a shared one.</param>
    /// <exception cref="SeaTableConfigurationException">An option is missing or can't be right.</exception>
    protected SeaTableBase(SeaTableOptions options, HttpClient? httpClient) =>
        _client = new SeaTableClient(options, httpClient);

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableBase()
    {
    }

    /// <summary>Gets the connection to the base, for what is not bound to a table.</summary>
    public virtual SeaTableClient Client => _client ?? throw Mocking.NotReplaced(this);

    /// <summary>Sends a SQL statement. The values in the holes of the interpolated string are sent as parameters.</summary>
    /// <param name="sql">The statement. Without a <c>LIMIT</c> the server answers the first 100 rows; 10,000 at most.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. What the statement changes may have been
    /// changed all the same.</param>
    /// <returns>The rows and columns of the answer.</returns>
    /// <inheritdoc cref="SeaTableClient.SqlAsync"/>
    public virtual Task<SqlResult> SqlAsync([SeaTableSql] SqlText sql, CancellationToken cancellationToken = default) =>
        Client.SqlAsync(sql, cancellationToken);
}
