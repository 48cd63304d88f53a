using System.Text.Json;

namespace SeaTable;

/// <summary>Creates, renames, copies and deletes the tables of a base: <c>crm.Client.Tables</c>.</summary>
/// <remarks>
/// Each of them reads the base before. When an answer is lost, the base is read again, and what was done counts as done; nothing
/// is ever created or deleted by a second try.
/// </remarks>
public class SeaTableTableOperations
{
    private readonly SchemaCalls? _calls;

    internal SeaTableTableOperations(ClientSession session) => _calls = new SchemaCalls(session);

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableTableOperations()
    {
    }

    private SchemaCalls Calls => _calls ?? throw Mocking.NotReplaced(this);

    /// <summary>Creates an empty table.</summary>
    /// <param name="name">The table's name.</param>
    /// <param name="columns">The columns, of which the first names the rows; when there are none, the server makes a column
    /// <c>Name</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The table may have been created all the
    /// same.</param>
    /// <returns>The table, with its id and the keys of its columns.</returns>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show the table so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where there is a table of that name.
    /// </exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/createtable.</remarks>
    public virtual async Task<TableMetadata> CreateAsync(
        string name, IEnumerable<NewColumn>? columns = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var made = columns?.ToList() ?? [];
        var request = new ServerRequest(HttpMethod.Post, "tables/", $"creating the table '{name}'");
        var before = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_name"u8, name);
                NewColumn.Write(json, made, new SchemaNames(before, null, name));
            }),
        };
        return await Calls.SendAsync(
            request, name, ReadTable,
            after => after.Tables.FirstOrDefault(table => table.Name == name && before.FindTable(table.Id) is null),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renames a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The table may have been renamed all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show the new name so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs two calls. Generated code goes on as before, since it knows the table by its id. See
    /// https://api.seatable.com/reference/renametable.
    /// </remarks>
    public virtual async Task RenameAsync(
        TableReference table, string newName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(newName);
        var request = new ServerRequest(HttpMethod.Put, "tables/", $"renaming the table {table} to '{newName}'");
        var before = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        var found = before.Find(table);
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_name"u8, found.Name);
                json.WriteString("new_table_name"u8, newName);
            }),
        };
        await Calls.SendAsync(
            request, found.Name, after => after.FindTable(found.Id)?.Name == newName, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies a table, but for its links and what is computed of them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="withRows">Whether the rows are copied, too.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The copy may have been made all the
    /// same.</param>
    /// <returns>The copy, with its id and the name that the server has given it.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show one copy so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/duplicatetable.</remarks>
    public virtual async Task<TableMetadata> DuplicateAsync(
        TableReference table, bool withRows = true, CancellationToken cancellationToken = default)
    {
        var request = new ServerRequest(HttpMethod.Post, "tables/duplicate-table/", $"copying the table {table}");
        var before = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        var found = before.Find(table);
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_name"u8, found.Name);
                json.WriteBoolean("is_duplicate_records"u8, withRows);
            }),
        };
        return await Calls.SendAsync(
            request, found.Name, ReadTable,
            after => after.Tables.Where(one => before.FindTable(one.Id) is null
                && one.Name.StartsWith(found.Name + "(copy)", StringComparison.Ordinal)).ToList() is [var copy] ? copy : null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a table with all its rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The table may have been deleted all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table; or, as the message says then, another table got the
    /// name at the same moment and was deleted.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the table is there so far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as for the last table.</exception>
    /// <remarks>
    /// It costs three calls: since the API takes a table by its name alone, that is read before, and the base is read again
    /// afterwards. See https://api.seatable.com/reference/deletetable.
    /// </remarks>
    public virtual Task DeleteAsync(TableReference table, CancellationToken cancellationToken = default)
    {
        string? id = null;
        return new NamedDeletion(Calls).DeleteAsync(
            new ServerRequest(HttpMethod.Delete, "tables/", $"deleting the table {table}"),
            metadata =>
            {
                var found = id is null ? metadata.Find(table) : metadata.FindTable(id);
                id ??= found?.Id;
                return found is null ? null : new NamedDeletion.Target(
                    found.Name, "tables/", JsonBody.Write(json => json.WriteString("table_name"u8, found.Name)),
                    [.. metadata.Tables.Where(one => one.Id != id).Select(one => ("Table", one.Id, one.Name))]);
            },
            cancellationToken);
    }

    // Of the answer nothing but the structure is kept: it may bring all rows of the table along.
    private static TableMetadata? ReadTable(JsonElement answer) => MetadataReader.CopyTable(answer);
}
