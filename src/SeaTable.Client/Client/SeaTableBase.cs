namespace SeaTable;

/// <summary>The base class of the generated client of a base.</summary>
public abstract partial class SeaTableBase
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

    /// <summary>Gets the files and images of the base: uploads, downloads, deletions.</summary>
    public virtual SeaTableFiles Files => Client.Files;

    /// <summary>Gets the users of the base: who is behind the ids in cells.</summary>
    public virtual SeaTableUsers Users => Client.Users;

    /// <summary>Compares the base with the schema file that the code was generated from.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>What differs, in the order of the schema file: what is gone, renamed, of another type, or new. Nothing of it
    /// means that the code fits the base; of the rest <see cref="SeaTableSchemaDifference.IsBreaking"/> tells what
    /// matters.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs one call, however many tables there are, and reads no row. Tables, columns and options are told apart by their
    /// ids. Views, and the results of formulas, are not compared. It never throws because of what differs, whatever
    /// <see cref="SeaTableOptions.SchemaDrift"/> says.
    /// </remarks>
    public virtual async Task<IReadOnlyList<SeaTableSchemaDifference>> CheckSchemaAsync(
        CancellationToken cancellationToken = default)
    {
        var session = Client.Session;
        return session.Schema.Compare(await session.Metadata.GetNewAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sends a SQL statement. The values in the holes of the interpolated string are sent as parameters.</summary>
    /// <param name="sql">The statement. Without a <c>LIMIT</c> the server answers the first 100 rows; 10,000 at most.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. What the statement changes may have been
    /// changed all the same.</param>
    /// <returns>The rows and columns of the answer.</returns>
    /// <inheritdoc cref="SeaTableClient.SqlAsync"/>
    public virtual Task<SqlResult> SqlAsync([SeaTableSql] SqlText sql, CancellationToken cancellationToken = default) =>
        Client.SqlAsync(sql, cancellationToken);
}
