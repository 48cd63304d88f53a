using System.Globalization;

namespace SeaTable;

/// <summary>What is done to the base as a whole.</summary>
internal sealed class BaseOperations(ClientSession session)
{
    private readonly BaseCalls _calls = new(session);

    internal ServerInfoCalls Server { get; } = new(session);

    /// <summary>Has the server keep the base as it is: <c>POST …/snapshot/</c>.</summary>
    internal async Task<SeaTableSnapshot> CreateSnapshotAsync(CancellationToken cancellationToken)
    {
        var token = await session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var request = new ServerRequest(
            HttpMethod.Post, "snapshot/", "making a snapshot",
            JsonBody.Write(json => json.WriteString("dtable_name"u8, token.BaseName ?? token.BaseUuid.ToString("D"))));
        return await _calls.ReadAsync(request, SeaTableSnapshot.Read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the base is, by metadata that is read now.</summary>
    internal async Task<SeaTableBaseInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        var metadata = await session.Metadata.GetNewAsync(cancellationToken).ConfigureAwait(false);
        var token = await session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return new SeaTableBaseInfo(token.BaseUuid, token.BaseName, metadata);
    }

    /// <summary>The log of the base: <c>GET …/operations/</c>.</summary>
    internal IAsyncEnumerable<SeaTableOperation> ReadOperations(CancellationToken cancellationToken) =>
        new NumberedPages(_calls).ReadAsync(
            "operations/?", "operations", "reading the log of the base", SeaTableOperation.Read, static one => one.Id,
            cancellationToken);

    /// <summary>The log of the big-data storage: <c>GET …/db-operations/</c>.</summary>
    internal IAsyncEnumerable<SeaTableOperation> ReadBigDataOperations(CancellationToken cancellationToken) =>
        new NumberedPages(_calls).ReadAsync(
            "db-operations/?", "operations", "reading the log of the big-data storage", SeaTableOperation.ReadOfBigData,
            static one => one.Id, cancellationToken);

    /// <summary>Takes back an operation on the big-data storage: <c>PUT …/restore-operations/{id}/</c>.</summary>
    internal Task RestoreAsync(long operationId, CancellationToken cancellationToken) => _calls.SendAsync(
        new ServerRequest(
            HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"restore-operations/{operationId}/"),
            $"taking back operation {operationId}"),
        cancellationToken);

    /// <summary>What was done to a row: <c>GET …/activities/</c>.</summary>
    internal IAsyncEnumerable<SeaTableActivity> ReadActivities(string rowId, CancellationToken cancellationToken) =>
        new NumberedPages(_calls).ReadAsync(
            $"activities/?row_id={Uri.EscapeDataString(rowId)}&", "activities", $"reading what was done to row {rowId}",
            SeaTableActivity.Read, static one => one.Id, cancellationToken);

    /// <summary>Shows a message to a user who has the base open: <c>POST …/ui-toasts/</c>.</summary>
    internal Task SendToastAsync(string userId, string message, SeaTableToastType type, CancellationToken cancellationToken) =>
        _calls.SendAsync(
            new ServerRequest(HttpMethod.Post, "ui-toasts/", "showing a message to a user", JsonBody.Write(json =>
            {
                json.WriteString("to_user"u8, userId);
                json.WriteString("toast_type"u8, type switch
                {
                    SeaTableToastType.Warning => "warning"u8,
                    SeaTableToastType.Error => "error"u8,
                    _ => "success"u8,
                });
                json.WriteStartObject("detail"u8);
                json.WriteString("msg"u8, message);
                json.WriteEndObject();
            }))
            {
                IsOpenToReaders = true,
            },
            cancellationToken);

    /// <summary>Begins to link rows by equal values: <c>POST …/auto-links/</c>.</summary>
    internal async Task<string> StartAutoLinkAsync(
        TableReference table, ColumnReference link, IEnumerable<AutoLinkMatch> matches, CancellationToken cancellationToken)
    {
        var pairs = matches.ToList();
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair of columns to compare.", nameof(matches));

        var request = new ServerRequest(HttpMethod.Post, "auto-links/", $"linking rows of table {table} automatically");
        await session.Gateway.ThrowIfReadOnlyAsync(request, cancellationToken).ConfigureAwait(false);
        var metadata = await session.Metadata.GetNewAsync(cancellationToken).ConfigureAwait(false);
        var found = metadata.Find(table);
        var column = found.Find(link);
        var other = metadata.LinkedTable(found, column);

        // Both ends of a link name the two tables in the same order, and so do the pairs.
        var isFirst = column.Data?.Text("table_id") == found.Id;
        request = request with
        {
            Body = JsonBody.Write(json =>
            {
                json.WriteString("link_id"u8, column.Data?.Text("link_id"));
                json.WriteStartArray("matching_keys"u8);
                foreach (var (mine, theirs) in pairs)
                {
                    var (own, foreign) = (found.Find(mine).Key, other.Find(theirs).Key);
                    json.WriteStartObject();
                    json.WriteString("table1_key"u8, isFirst ? own : foreign);
                    json.WriteString("table2_key"u8, isFirst ? foreign : own);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }),
        };
        return await _calls.ReadAsync(request, static answer => answer.Text("task_id"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How far linking is: <c>GET …/auto-link-task/</c>.</summary>
    internal async Task<SeaTableTaskStatus> GetAutoLinkStatusAsync(string taskId, CancellationToken cancellationToken)
    {
        // The id is documented as the whole body; what takes no body from a GET on its way leaves it in the address.
        var status = await _calls.ReadAsync(
            new ServerRequest(
                HttpMethod.Get, $"auto-link-task/?task_id={Uri.EscapeDataString(taskId)}", "asking how far linking is",
                JsonBody.Write(taskId)),
            static answer => answer.Text("status"), cancellationToken).ConfigureAwait(false);
        return status switch
        {
            "success" => SeaTableTaskStatus.Succeeded,
            "failed" => SeaTableTaskStatus.Failed,
            _ => SeaTableTaskStatus.Running,
        };
    }
}
