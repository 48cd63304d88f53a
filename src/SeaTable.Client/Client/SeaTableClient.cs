using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable;

/// <summary>
/// The connection to one base: it holds the base token, renews it, and sends the base's operations. Make one and keep it; it may
/// be used by many callers at once and needs no disposal.
/// </summary>
public partial class SeaTableClient
{
    private static readonly Uri s_someBase = new("https://some.example/base/");

    private readonly ClientSession? _session;

    /// <summary>Makes a client. Nothing is sent before the first operation.</summary>
    /// <param name="options">Where the base is. Later changes to it have no effect.</param>
    /// <param name="httpClient">The client to send with; when none is given, one that all bases of the process share.</param>
    /// <exception cref="SeaTableConfigurationException">An option is missing or can't be right.</exception>
    public SeaTableClient(SeaTableOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _session = new ClientSession(options, httpClient);
    }

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableClient()
    {
    }

    /// <summary>Gets the address of the server.</summary>
    public virtual Uri Server => Session.Settings.Server;

    /// <summary>Gets the files and images of the base: uploads, downloads, deletions.</summary>
    public virtual SeaTableFiles Files => field ??= new(Session);

    /// <summary>Gets the users of the base: who is behind the ids in cells.</summary>
    public virtual SeaTableUsers Users => field ??= new(Session);

    /// <summary>What everything that works for this client shares.</summary>
    internal ClientSession Session => _session ?? throw Mocking.NotReplaced(this);

    /// <summary>Gets what the API token opens: which base, and what is permitted there.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The base and the permission, as they were when the API token was last exchanged.</returns>
    /// <exception cref="SeaTableAuthenticationException">The server does not accept the API token.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs the exchange of the API token when that was not exchanged yet, and no call otherwise.</remarks>
    public virtual async Task<SeaTableAccess> GetAccessAsync(CancellationToken cancellationToken = default)
    {
        var token = await Session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return new SeaTableAccess(token.BaseUuid, token.BaseName, !token.IsReadOnly);
    }

    /// <summary>
    /// Changes the API token, as when it was renewed. The new one is exchanged in the background; calls go on with the last base
    /// token until then.
    /// </summary>
    /// <param name="apiToken">The new API token, of the same base.</param>
    /// <exception cref="SeaTableConfigurationException">The token can't be right.</exception>
    public virtual void UseApiToken(SeaTableApiToken apiToken)
    {
        ArgumentNullException.ThrowIfNull(apiToken);
        Session.Tokens.Use(ClientSettings.CheckToken(apiToken));
    }

    /// <summary>Gives the base's metadata, at most <see cref="SeaTableOptions.MetadataLifetime"/> old.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The metadata: tables, columns, options and views as they are named now.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>See https://api.seatable.com/reference/getmetadata.</remarks>
    public virtual Task<BaseMetadata> GetMetadataAsync(CancellationToken cancellationToken = default) =>
        Session.Metadata.GetAsync(cancellationToken);

    /// <summary>
    /// Throws what operations on rows throw while the base is not as the code needs it and
    /// <see cref="SeaTableOptions.SchemaDrift"/> is <see cref="SeaTableSchemaDrift.Throw"/>.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that represents the look, which costs a call where the last one is more than ten seconds ago.</returns>
    /// <exception cref="SeaTableSchemaDriftException">They do.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual Task ThrowIfSchemaDriftsAsync(CancellationToken cancellationToken = default) =>
        Session.Metadata.ThrowIfSchemaIsBrokenAsync(cancellationToken);

    /// <summary>Sends a SQL statement. The values in the holes of the interpolated string are sent as parameters.</summary>
    /// <param name="sql">The statement. Without a <c>LIMIT</c> the server answers the first 100 rows; 10,000 at most.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. What the statement changes may have been
    /// changed all the same.</param>
    /// <returns>The rows and columns of the answer.</returns>
    /// <exception cref="SeaTableQueryException">A value in a hole can't be a parameter.</exception>
    /// <exception cref="SeaTablePermissionException">The statement changes rows, and the API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer to an INSERT was lost, so its rows may be stored or
    /// not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Tables, columns and options are named as they are named now. UPDATE and DELETE without WHERE change every row. See
    /// https://api.seatable.com/reference/querysql and https://developer.seatable.com/sql/introduction/.
    /// </remarks>
    public virtual async Task<SqlResult> SqlAsync([SeaTableSql] SqlText sql, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        const string Doing = "running SQL";
        using var response = await Session.Sql.SendAsync(
            sql, Doing, convertKeys: true, cancellationToken).ConfigureAwait(false);
        var result = SqlResultReader.Read(response, Doing, SqlTextWriter.Category(sql), Session.Settings.TimeZone);
        Session.Paging.SqlRows.Note(result.Rows.Count);
        Instruments.CountRead(result.Rows.Count, null);
        return result;
    }

    /// <summary>Sends an operation of the base that this library has no method for.</summary>
    /// <param name="method">The method, such as <c>POST</c>.</param>
    /// <param name="path">Path and query below the address of the base, with everything in them encoded, such as
    /// <c>columns/?table_name=Contacts</c>.</param>
    /// <param name="body">The JSON to send, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. What was sent may have been carried out
    /// all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The path leads out of the base.</exception>
    /// <exception cref="SeaTablePermissionException">The operation changes the base, and the API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer to what is neither read nor known to be safe to repeat was
    /// lost.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs one call, and is sent with the tokens, limits and repetitions of all others: <c>GET</c> and the statement
    /// <c>SELECT</c> read, and what the library does not know itself counts as an addition, which is repeated only when it was
    /// certainly not carried out. Names in path and body are those of now, and nothing is proven. See
    /// https://api.seatable.com/reference/introduction-base-operations.
    /// </remarks>
    public virtual async Task<JsonElement> SendAsync(
        HttpMethod method, string path, JsonNode? body = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        if (!IsWithinBase(path))
        {
            throw new ArgumentException(
                "It is to be a path below the base, such as \"columns/?table_name=Contacts\": no address, and neither a slash " +
                "at its start nor dots for a folder above.", nameof(path));
        }

        var end = path.IndexOf('?', StringComparison.Ordinal);
        var doing = $"{method.Method} {(end < 0 ? path : path[..end])}";
        var request = new ServerRequest(method, path, doing);
        if (body is not null)
            request = request with { Body = Bytes(body) };

        if (StatementIn(path, body) is { } sql)
            request = request with { Statement = sql, Category = SqlTextWriter.Category(SqlText.Raw(sql)) };

        using var response = await Session.Gateway.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = new Utf8JsonReader(response.Body.Span);
            return ReadableJson.Of(
                response.Body.Span, JsonElement.ParseValue(ref reader), request.Category == SeaTableOperationCategory.Read);
        }
        catch (JsonException e)
        {
            throw response.Unexpected(doing, e, request.Category);
        }
    }

    /// <summary>The statement that an operation sends, if it sends one.</summary>
    private static string? StatementIn(string path, JsonNode? body) =>
        path.TrimEnd('/') == "sql" && body is JsonObject json && json["sql"] is JsonValue value
            && value.TryGetValue<string>(out var sql) ? sql : null;

    private static ReadOnlyMemory<byte> Bytes(JsonNode json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            json.WriteTo(writer);

        return buffer.WrittenMemory;
    }

    /// <summary>Whether an address that is made of the base's and the path is one below the base's.</summary>
    private static bool IsWithinBase(string path) =>
        Uri.TryCreate(s_someBase, path, out var address) && s_someBase.IsBaseOf(address);
}
