using System.Text.Json;

namespace SeaTable;

/// <summary>Lists, creates, changes and deletes the views of tables: <c>crm.Client.Views</c>.</summary>
/// <remarks>
/// What changes a view reads the base before. When an answer is lost, the base is read again, and what was done counts as done;
/// nothing is ever created or deleted by a second try.
/// </remarks>
public class SeaTableViewOperations
{
    private readonly SchemaCalls? _calls;
    private readonly BaseCalls? _reads;

    internal SeaTableViewOperations(ClientSession session) =>
        (_calls, _reads) = (new SchemaCalls(session), new BaseCalls(session));

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableViewOperations()
    {
    }

    private SchemaCalls Calls => _calls ?? throw Mocking.NotReplaced(this);

    private BaseCalls Reads => _reads ?? throw Mocking.NotReplaced(this);

    /// <summary>Lists the views of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The views, in the order of the base. Read what they filter and sort with <see cref="ViewSettings.Of"/>.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where there is no such table.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/listviews.</remarks>
    public virtual Task<IReadOnlyList<ViewMetadata>> ListAsync(
        TableReference table, CancellationToken cancellationToken = default) => Reads.ReadAsync<IReadOnlyList<ViewMetadata>>(
            new ServerRequest(HttpMethod.Get, $"views/?{table.Query()}", $"listing the views of table {table}"),
            answer => answer.Member("views") is { ValueKind: JsonValueKind.Array } views
                ? MetadataReader.List(views.Clone(), MetadataReader.View)
                : null,
            cancellationToken);

    /// <summary>Gets a view.</summary>
    /// <param name="table">The table.</param>
    /// <param name="view">The view.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The view. Read what it filters and sorts with <see cref="ViewSettings.Of"/>.</returns>
    /// <exception cref="SeaTableSchemaException">The table has no such view.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs two calls, as the API takes a view by its name, which is read before. See
    /// https://api.seatable.com/reference/getview.</remarks>
    public virtual async Task<ViewMetadata> GetAsync(
        TableReference table, ViewReference view, CancellationToken cancellationToken = default)
    {
        var (found, shown) = Find(await Calls.LookAgainAsync(cancellationToken).ConfigureAwait(false), table, view);
        return await Reads.ReadAsync(
            new ServerRequest(HttpMethod.Get, Path(found, shown), $"reading the view '{shown.Name}' of table '{found.Name}'"),
            static answer => MetadataReader.View(answer.Clone()), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a view that shows all rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The view's name.</param>
    /// <param name="showsArchive">Whether it shows the archived rows in place of the others.</param>
    /// <param name="isLocked">Whether it is locked against changes in the browser.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The view may have been created all the
    /// same.</param>
    /// <returns>The view, with its id.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the base does not show the view so
    /// far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as where there is a view of that
    /// name.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/createview.</remarks>
    public virtual async Task<ViewMetadata> CreateAsync(
        TableReference table, string name, bool showsArchive = false, bool isLocked = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var request = new ServerRequest(HttpMethod.Post, "views/", $"creating the view '{name}' of table {table}");
        var found = (await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false)).Find(table);
        request = request with
        {
            Path = $"views/?table_id={Uri.EscapeDataString(found.Id)}",
            Body = JsonBody.Write(json =>
            {
                json.WriteString("name"u8, name);
                json.WriteString("type"u8, showsArchive ? "archive" : ViewMetadata.TableType);
                json.WriteBoolean("is_locked"u8, isLocked);
            }),
        };
        return await Calls.SendAsync(
            request, found.Name, static answer => MetadataReader.View(answer.Clone()),
            after => after.FindTable(found.Id)?.Views.FirstOrDefault(
                view => view.Name == name && !found.Views.Any(known => known.Id == view.Id)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renames a view.</summary>
    /// <param name="table">The table.</param>
    /// <param name="view">The view.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The view may have been renamed all the
    /// same.</param>
    /// <returns>The view as it is now.</returns>
    /// <inheritdoc cref="UpdateAsync"/>
    public virtual Task<ViewMetadata> RenameAsync(
        TableReference table, ViewReference view, string newName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(newName);
        return UpdateAsync(table, view, new ViewSettings { Name = newName }, cancellationToken);
    }

    /// <summary>Changes what a view filters, sorts, groups and hides, its name and its lock.</summary>
    /// <param name="table">The table.</param>
    /// <param name="view">The view.</param>
    /// <param name="changes">What is to change; what is <see langword="null"/> in it stays.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The view may have been changed all the
    /// same.</param>
    /// <returns>The view as it is now.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table, view, column or option.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, so the view may have been changed or not; changing
    /// it again is safe.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs two calls. See https://api.seatable.com/reference/updateview.</remarks>
    public virtual async Task<ViewMetadata> UpdateAsync(
        TableReference table, ViewReference view, ViewSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var request = new ServerRequest(HttpMethod.Put, "views/", $"changing the view {view} of table {table}");
        var (found, shown) = Find(await Calls.LookAsync(request, cancellationToken).ConfigureAwait(false), table, view);
        request = request with
        {
            Path = Path(found, shown),
            Body = JsonBody.Write(json => changes.Write(json, found)),
        };

        // Whether lists of filters are those that were sent can't be told by comparing them, as servers complete them.
        var isNameAll = changes is
        {
            Name: not null, IsLocked: null, IsAnyFilterEnough: null, Filters: null, Sorts: null, Groups: null,
            HiddenColumns: null,
        };
        return await Calls.SendAsync(
            request, found.Name, static answer => MetadataReader.View(answer.Clone()),
            after => isNameAll && after.FindTable(found.Id)?.Views.FirstOrDefault(one => one.Id == shown.Id) is { } now
                && now.Name == changes.Name ? now : null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a view; its rows stay.</summary>
    /// <param name="table">The table.</param>
    /// <param name="view">The view.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. The view may have been deleted all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableSchemaException">The base has no such table or view; or, as the message says then, another view
    /// got the name at the same moment and was deleted.</exception>
    /// <exception cref="SeaTablePermissionException">The API token is read-only.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">The answer was lost, and the view is there so far.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused, as for the last view.</exception>
    /// <remarks>
    /// It costs three calls: since the API takes a view by its name alone, that is read before, and the base is read again
    /// afterwards. See https://api.seatable.com/reference/deleteview.
    /// </remarks>
    public virtual Task DeleteAsync(TableReference table, ViewReference view, CancellationToken cancellationToken = default)
    {
        (string Table, string View)? ids = null;
        return new NamedDeletion(Calls).DeleteAsync(
            new ServerRequest(HttpMethod.Delete, "views/", $"deleting the view {view} of table {table}"),
            metadata =>
            {
                if (ids is null)
                {
                    var (first, meant) = Find(metadata, table, view);
                    ids = (first.Id, meant.Id);
                }

                var found = metadata.FindTable(ids.Value.Table);
                return found?.Views.FirstOrDefault(one => one.Id == ids.Value.View) is not { } shown ? null
                    : new NamedDeletion.Target(
                        found.Name, Path(found, shown), null,
                        [.. found.Views.Where(one => one != shown).Select(one => ("View", one.Id, one.Name))]);
            },
            cancellationToken);
    }

    private static (TableMetadata Table, ViewMetadata View) Find(BaseMetadata metadata, TableReference table, ViewReference view)
    {
        var found = metadata.Find(table);
        return (found, found.Find(view));
    }

    private static string Path(TableMetadata table, ViewMetadata view)
    {
        // Dots alone would be taken for folders, whatever is done to write them.
        var name = view.Name is "." or ".." ? view.Id : view.Name;
        return $"views/{Uri.EscapeDataString(name)}/?table_id={Uri.EscapeDataString(table.Id)}";
    }
}
