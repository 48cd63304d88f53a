using System.Net;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// The connection to one base: it holds the base token, renews it, and sends the base's operations. Make one and keep it; it may
/// be used by many callers at once and needs no disposal.
/// </summary>
public sealed class SeaTableClient
{
    /// <summary>Makes a client. Nothing is sent before the first operation.</summary>
    /// <param name="options">Where the base is. Later changes to it have no effect.</param>
    /// <param name="httpClient">The client to send with; when none is given, one that all bases of the process share.</param>
    /// <exception cref="SeaTableConfigurationException">An option is missing or can't be right.</exception>
    public SeaTableClient(SeaTableOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Settings = ClientSettings.From(options);
        var http = httpClient ?? Connection.Shared;
        var tokens = new BaseTokenSource(new ApiTokenExchange(Settings, http), Settings.TimeProvider);
        Gateway = new Gateway(tokens, http, Settings.TimeProvider);
        Metadata = new MetadataCache(Gateway, Settings.MetadataLifetime, Settings.TimeProvider);
    }

    /// <summary>The address of the server.</summary>
    public Uri Server => Settings.Server;

    internal ClientSettings Settings { get; }

    internal Gateway Gateway { get; }

    internal MetadataCache Metadata { get; }

    /// <summary>Gives the base's metadata, at most <see cref="SeaTableOptions.MetadataLifetime"/> old.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The metadata: tables, columns, options and views as they are named now.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>See https://api.seatable.com/reference/getmetadata.</remarks>
    public Task<BaseMetadata> GetMetadataAsync(CancellationToken cancellationToken = default) => Metadata.GetAsync(cancellationToken);

    /// <summary>Sends a SQL statement. What stands in the holes of the interpolated string is sent as parameters.</summary>
    /// <param name="sql">The statement. Without a <c>LIMIT</c> the server answers the first 100 rows; 10,000 at most.</param>
    /// <param name="cancellationToken">Ends the wait; what the statement changes may be changed all the same.</param>
    /// <returns>The rows and columns of the answer.</returns>
    /// <exception cref="SeaTableQueryException">A value in a hole can't be a parameter.</exception>
    /// <exception cref="SeaTablePermissionException">The statement changes rows, and the API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer to an INSERT was lost, so its rows may be stored or not.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// Tables, columns and options are named as they are named now. UPDATE and DELETE without WHERE change every row. See
    /// https://api.seatable.com/reference/querysql and https://developer.seatable.com/sql/introduction/.
    /// </remarks>
    public async Task<SqlResult> SqlAsync([SeaTableSql] SqlText sql, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        using var answer = await SendSqlAsync(sql, "running SQL", convertKeys: true, cancellationToken).ConfigureAwait(false);
        return SqlResultReader.Read(answer.Body, Settings.TimeZone);
    }

    /// <summary>Sends a statement of the caller's.</summary>
    /// <exception cref="SeaTableApiException">It failed.</exception>
    internal async Task<Answer> SendSqlAsync(SqlText sql, string doing, bool convertKeys, CancellationToken cancellationToken)
    {
        var statement = SqlTextWriter.Write(sql, Settings.TimeZone);
        var operation = new Operation(HttpMethod.Post, "sql/", doing, statement.Body(convertKeys))
        {
            Writes = SqlTextWriter.IsChange(sql),
            OutcomeMatters = SqlTextWriter.IsInsert(sql),
        };
        try
        {
            return await SendStatementAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (UnknownSqlName.IsSaidBy(e))
        {
            throw UnknownSqlName.Explained(e);
        }
    }

    private async Task<Answer> SendStatementAsync(Operation operation, CancellationToken cancellationToken)
    {
        var answer = await Gateway.SendAsync(operation, cancellationToken).ConfigureAwait(false);
        try
        {
            SqlAnswer.ThrowIfFailed(answer, operation.Doing);
            return answer;
        }
        catch (Exception e)
        {
            answer.Dispose();
            if (e is JsonException)
                throw new SeaTableConnectionException($"The server's answer to {operation.Doing} is not what it should be: {e.Message}", e);

            throw;
        }
    }

    /// <summary>Holds a table of the schema against metadata.</summary>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal TableBinding Bind(TableSchema schema, BaseMetadata metadata) =>
        metadata.FindTable(schema.Id) is { } table ? new TableBinding(schema, table, Settings) : throw MissingTable(schema, metadata, null);

    /// <summary>Holds a table of the schema against metadata that is read now.</summary>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal async Task<TableBinding> BindNewlyAsync(TableSchema schema, CancellationToken cancellationToken) =>
        Bind(schema, await Metadata.GetNewerThanAsync(Metadata.Mark(), cancellationToken).ConfigureAwait(false));

    /// <summary>Sends an operation on a table. A refusal that comes from a table that the base lacks says so.</summary>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal async Task<Answer> SendAsync(Operation operation, TableSchema schema, CancellationToken cancellationToken)
    {
        try
        {
            return await Gateway.SendAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest && !IsMissingRow(e))
        {
            if (await LacksAsync(schema, cancellationToken).ConfigureAwait(false) is { } metadata)
                throw MissingTable(schema, metadata, e);

            throw;
        }
    }

    /// <summary>Whether the server says that there is no row of the id. It says so in just these words.</summary>
    internal static bool IsMissingRow(SeaTableApiException refusal) =>
        refusal.StatusCode == HttpStatusCode.NotFound && ServerMessages.IsRowNotFound(refusal.ServerMessage);

    /// <summary>The table as the base has it after the moment, or null when the base can't be asked or lacks it.</summary>
    internal async Task<TableMetadata?> FindTableAsync(TableSchema schema, long moment, CancellationToken cancellationToken)
    {
        try
        {
            return (await Metadata.GetNewerThanAsync(moment, cancellationToken).ConfigureAwait(false)).FindTable(schema.Id);
        }
        catch (SeaTableException)
        {
            return null;
        }
    }

    /// <summary>The metadata, if it lacks the table. When it can't be had, the refusal that made us ask says enough.</summary>
    private async Task<BaseMetadata?> LacksAsync(TableSchema schema, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = await Metadata.GetNewerThanAsync(Metadata.Mark(), cancellationToken).ConfigureAwait(false);
            return metadata.FindTable(schema.Id) is null ? metadata : null;
        }
        catch (SeaTableException)
        {
            return null;
        }
    }

    private static SeaTableSchemaException MissingTable(TableSchema schema, BaseMetadata metadata, Exception? cause) => new(
        $"The base has no table '{schema.Name}' (id {schema.Id}). " +
        (metadata.Tables.Count == 0 ? "It has no table at all." : $"It has: {string.Join(", ", metadata.Tables.Select(table => $"'{table.Name}'"))}.") +
        " Either the API token is that of another base, or the table was deleted: then get the schema file anew from the base and build again.",
        schema.Name, null, cause);
}
