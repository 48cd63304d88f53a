using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Moves the rows of a view into the big-data storage: <c>POST …/archive-view/</c>.</summary>
internal sealed class RowArchive(ClientSession session, TableSchema schema)
{
    /// <summary>Servers before that take a condition, pass over the view, and archive all rows of the table.</summary>
    private static readonly Version s_takesViews = new(6, 0);

    private readonly ServerInfoCalls _server = new(session);
    private volatile bool _isTakingViews;

    internal async Task ArchiveAsync(ViewReference view, CancellationToken cancellationToken)
    {
        var request = new ServerRequest(
            HttpMethod.Post, "archive-view/", $"archiving the rows of view {view} of table '{schema.Name}'");
        await session.Gateway.ThrowIfReadOnlyAsync(request, cancellationToken).ConfigureAwait(false);
        await ThrowIfTooOldAsync(cancellationToken).ConfigureAwait(false);
        var table = await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        var shown = table.Current.Find(view);
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("table_id"u8, schema.Id);
                json.WriteString("view_name"u8, shown.Name);
            }),
        };
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        response.ThrowIfRefused(request.Doing);
    }

    private async Task ThrowIfTooOldAsync(CancellationToken cancellationToken)
    {
        if (_isTakingViews)
            return;

        var server = await _server.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (server.Version is null || server.Version < s_takesViews)
        {
            throw new SeaTableConfigurationException(
                $"The server says that it is SeaTable {server.Release}. Before 6.0 a server takes no view here and would " +
                "archive all rows of the table. Nothing was sent; send 'archive-view/' with a condition by Client.SendAsync.");
        }

        _isTakingViews = true;
    }
}
