using System.Net;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Finds tables of the schema in the base's metadata, and sends operations on them.</summary>
internal sealed class TableCalls(Gateway gateway, MetadataCache cache, ClientSettings settings)
{
    /// <summary>Binds a table of the schema to metadata.</summary>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal TableBinding Bind(TableSchema schema, BaseMetadata metadata) =>
        metadata.FindTable(schema.Id) is { } table
            ? new TableBinding(schema, table, settings)
            : throw MissingTable(schema, metadata, null);

    /// <summary>Binds a table of the schema to metadata that is read now.</summary>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal async Task<TableBinding> BindNewlyAsync(TableSchema schema, CancellationToken cancellationToken) =>
        Bind(schema, await cache.GetNewAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Writes something by the names at hand; by those of now when the table, a column or an option is not among them.
    /// </summary>
    /// <param name="schema">The table.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="areProven">Whether the answer, or what is read back, shows names that are outdated; then they may be
    /// old.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableSchemaException">It is not in the base either.</exception>
    internal async Task<T> WriteByNamesAsync<T>(
        TableSchema schema, Func<TableBinding, BaseMetadata, T> write, bool areProven, CancellationToken cancellationToken)
    {
        await cache.ThrowIfSchemaIsBrokenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = areProven ? await cache.GetAsync(cancellationToken).ConfigureAwait(false)
                : await cache.GetRecentAsync(cancellationToken).ConfigureAwait(false);
            return write(Bind(schema, known), known);
        }
        catch (SeaTableSchemaException)
        {
            var current = await cache.GetNewAsync(cancellationToken).ConfigureAwait(false);
            return write(Bind(schema, current), current);
        }
    }

    /// <summary>Gets the table as the base has it after the moment; null when the base can't be asked or lacks it.</summary>
    internal async Task<TableMetadata?> FindAsync(TableSchema schema, long moment, CancellationToken cancellationToken)
    {
        try
        {
            return (await cache.GetNewerThanAsync(moment, cancellationToken).ConfigureAwait(false)).FindTable(schema.Id);
        }
        catch (SeaTableException)
        {
            return null;
        }
    }

    /// <summary>Sends an operation on a table. A refusal that comes from a table that the base lacks says so.</summary>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal async Task<ServerResponse> SendAsync(ServerRequest request, TableSchema schema, CancellationToken cancellationToken)
    {
        await cache.ThrowIfSchemaIsBrokenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await gateway.SendAsync(request, schema.Name, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e)
            when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest && e is not SeaTableRowNotFoundException
                && !ServerMessages.IsExistingLink(e.ServerMessage))
        {
            if (await AfterRefusalAsync(request, e, LacksAsync(schema, cancellationToken), cancellationToken)
                .ConfigureAwait(false) is { } metadata)
            {
                throw MissingTable(schema, metadata, e);
            }

            throw;
        }
    }

    /// <summary>Waits for what is done about a refusal, of which an earlier try may have been carried out.</summary>
    /// <exception cref="SeaTableException">It failed; that nothing came of it says nothing of the tries before.</exception>
    /// <exception cref="SeaTableCanceledException">It was cancelled.</exception>
    internal static async Task<T> AfterRefusalAsync<T>(
        ServerRequest request, SeaTableApiException refusal, Task<T> task, CancellationToken cancellationToken)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (request.Writes && !refusal.NotApplied)
        {
            throw e as SeaTableCanceledException
                ?? SeaTableCanceledException.AfterTry(request.Doing, e, cancellationToken);
        }
        catch (SeaTableException e) when (request.Writes && !refusal.NotApplied)
        {
            e.SetMayBeApplied();
            throw;
        }
    }

    /// <summary>
    /// Gets the metadata if it lacks the table. When it can't be had, the refusal that made us ask says enough.
    /// </summary>
    private async Task<BaseMetadata?> LacksAsync(TableSchema schema, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = await cache.GetNewAsync(cancellationToken).ConfigureAwait(false);
            return metadata.FindTable(schema.Id) is null ? metadata : null;
        }
        catch (SeaTableException)
        {
            return null;
        }
    }

    private static SeaTableSchemaException MissingTable(
        TableSchema schema, BaseMetadata metadata, SeaTableApiException? cause) => new(
        $"The base has no table '{schema.Name}' (id {schema.Id}). " +
        (metadata.Tables.Count == 0
            ? "It has no table at all."
            : $"It has: {string.Join(", ", metadata.Tables.Select(table => $"'{table.Name}'"))}.") +
        " Either the API token is that of another base, or the table was deleted: then get the schema file anew from the base " +
        "and build again.",
        schema.Name, null, cause)
        {
            IsAfterSending = cause is { NotApplied: false },
        };
}
