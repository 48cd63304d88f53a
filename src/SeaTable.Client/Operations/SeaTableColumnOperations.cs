using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Lists, inserts, changes and deletes the columns of tables, and the options of select columns: <c>crm.Client.Columns</c>.
/// </summary>
/// <remarks>
/// What changes a column reads the base before, and names the column by its key. When an answer is lost, the base is read again,
/// and what was done counts as done; nothing is ever inserted by a second try.
/// </remarks>
public partial class SeaTableColumnOperations
{
    private const string Path = "columns/";

    private readonly SchemaCalls? _calls;
    private readonly BaseCalls? _reads;

    internal SeaTableColumnOperations(ClientSession session) =>
        (_calls, _reads) = (new SchemaCalls(session), new BaseCalls(session));

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableColumnOperations()
    {
    }

    private SchemaCalls Calls => _calls ?? throw Mocking.NotReplaced(this);

    private BaseCalls Reads => _reads ?? throw Mocking.NotReplaced(this);

    /// <summary>Lists the columns of a table, or those that a view shows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="view">The view; <see langword="null"/> for all columns.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The columns, in the order of the base.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where there is no such table.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/listcolumns.</remarks>
    public virtual Task<IReadOnlyList<ColumnMetadata>> ListAsync(
        TableReference table, ViewReference? view = null, CancellationToken cancellationToken = default) =>
        Reads.ReadAsync<IReadOnlyList<ColumnMetadata>>(
            new ServerRequest(
                HttpMethod.Get, $"{Path}?{table.Query()}{(view is { } shown ? "&" + shown.Query() : "")}",
                $"listing the columns of table {table}"),
            ReadList, cancellationToken);

    /// <summary>Inserts a column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column, such as <c>new("Price", new NumberColumnData { Format = NumberColumnFormat.Euro })</c>.
    /// </param>
    /// <param name="after">The column behind which it is to stand; <see langword="null"/> for the end.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The column may have been inserted all the
    /// same.</param>
    /// <returns>The column, with its key and the settings that the server has completed.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show the column so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where there is a column of that
    /// name.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/insertcolumn.</remarks>
    public virtual async Task<ColumnMetadata> InsertAsync(
        TableReference table, NewColumn column, ColumnReference? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(column);
        var request = new ServerRequest(
            HttpMethod.Post, Path, $"inserting the column '{column.Name}' into table {table}");
        var before = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        var found = before.Find(table);
        var anchor = after is { } left ? Reference(found, found.Find(left)) : null;
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_id"u8, found.Id);
                column.Write(json, SchemaNames.Of(before, found));
                if (anchor is not null)
                    json.WriteString("anchor_column"u8, anchor);
            }),
        };
        return await Calls.SendAsync(
            request, found.Name, ReadColumn, now => FindNew(now, found, column.Name), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds several columns at the end of a table, all or none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns; links, formulas and link formulas are inserted one by one by <see cref="InsertAsync"/>.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The columns may have been added all the
    /// same.</param>
    /// <returns>The columns, with their keys.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show the columns so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/appendcolumns.</remarks>
    public virtual async Task<IReadOnlyList<ColumnMetadata>> AppendAsync(
        TableReference table, IEnumerable<NewColumn> columns, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var added = columns.ToList();
        if (added.Find(column => ColumnTypes.Parse(column.Data.TypeName)
            is ColumnType.Link or ColumnType.Formula or ColumnType.LinkFormula) is { } single)
        {
            throw new ArgumentException(
                $"Servers don't append the column '{single.Name}' of the type {single.Data.TypeName} together with others: " +
                "insert it by InsertAsync.", nameof(columns));
        }

        if (added.Count == 0)
            return [];

        var request = new ServerRequest(HttpMethod.Post, "batch-append-columns/", $"adding columns to table {table}");
        var before = await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false);
        var found = before.Find(table);
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_id"u8, found.Id);
                NewColumn.Write(json, added, SchemaNames.Of(before, found));
            }),
        };
        return await Calls.SendAsync<IReadOnlyList<ColumnMetadata>>(
            request, found.Name, ReadList,
            now => added.Select(column => FindNew(now, found, column.Name)).OfType<ColumnMetadata>().ToList() is var all
                && all.Count == added.Count ? all : null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a column with all its cells; of a link, the server deletes the other end, too.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The column may have been deleted all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or column.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as for the first column.</exception>
    /// <remarks>
    /// It costs two calls. The key of the column is sent, never a name, so that no other one is deleted that has got its name.
    /// See https://api.seatable.com/reference/deletecolumn.
    /// </remarks>
    public virtual async Task DeleteAsync(
        TableReference table, ColumnReference column, CancellationToken cancellationToken = default)
    {
        var request = new ServerRequest(HttpMethod.Delete, Path, $"deleting the column {column} of table {table}");
        var found = (await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false)).Find(table);
        var deleted = found.Find(column);
        request = Repeatable(found, deleted, request) with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_id"u8, found.Id);
                json.WriteString("column"u8, Reference(found, deleted));
            }),
        };
        await Calls.SendAsync(
            request, found.Name, now => now.FindTable(found.Id)?.FindColumn(deleted.Key) is null, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>A call that names its column by the key meets no other one, so that a second try does the same again.</summary>
    private static ServerRequest Repeatable(TableMetadata table, ColumnMetadata column, ServerRequest request) =>
        table.Unambiguous(column) == column.Key ? request with { Category = SeaTableOperationCategory.Write } : request;

    private static string Reference(TableMetadata table, ColumnMetadata column) => table.Unambiguous(column)
        ?? throw new SeaTableSchemaException(
            $"The API takes a name or a key for a column, and both those of '{column.Name}' (key {column.Key}) of table " +
            $"'{table.Name}' are those of other columns, too: rename the others first. Nothing was sent.",
            table.Name, column.Name);

    private static ColumnMetadata? FindNew(BaseMetadata now, TableMetadata before, string name) =>
        now.FindTable(before.Id)?.Columns.FirstOrDefault(
            column => column.Name == name && before.FindColumn(column.Key) is null);

    private static ColumnMetadata? ReadColumn(JsonElement answer) => MetadataReader.Column(answer.Clone());

    private static List<ColumnMetadata>? ReadList(JsonElement answer) =>
        answer.Member("columns") is { ValueKind: JsonValueKind.Array } columns
            ? MetadataReader.List(columns.Clone(), MetadataReader.Column)
            : null;
}
