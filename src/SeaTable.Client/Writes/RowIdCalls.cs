using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>What is done to rows that are named by their ids, and by nothing else.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path of the call.</param>
/// <param name="Verb">What it is called, such as <c>deleting</c>.</param>
/// <param name="MaxRows">The most rows that one call takes.</param>
internal sealed record RowIdOperation(HttpMethod Method, string Path, string Verb, int MaxRows)
{
    internal static readonly RowIdOperation Delete = new(HttpMethod.Delete, "rows/", "deleting", ServerLimits.RowsPerDelete);

    internal static readonly RowIdOperation Lock = new(HttpMethod.Put, "lock-rows/", "locking", ServerLimits.RowsPerLock);

    internal static readonly RowIdOperation Unlock = new(HttpMethod.Put, "unlock-rows/", "unlocking", ServerLimits.RowsPerLock);

    internal static readonly RowIdOperation Unarchive =
        new(HttpMethod.Post, "unarchive/", "unarchiving", ServerLimits.RowsPerUnarchive);
}

/// <summary>Does something to rows of one table that are named by their ids, in batches.</summary>
internal sealed class RowIdCalls(ClientSession session, TableSchema schema)
{
    internal async Task SendAsync(RowIdOperation operation, List<string> rowIds, CancellationToken cancellationToken)
    {
        var progress = new IdProgress(rowIds);
        for (var start = 0; start < rowIds.Count; start += operation.MaxRows)
        {
            var count = Math.Min(operation.MaxRows, rowIds.Count - start);
            var doing = Batches.Doing(operation.Verb, start, count, rowIds.Count, schema.Name, rowIds[start]);
            progress.Begin(count);
            try
            {
                await SendAsync(operation, count, () => rowIds.GetRange(start, count), doing, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (e is SeaTableException or OperationCanceledException)
            {
                throw progress.Failed(e, null, doing, cancellationToken);
            }

            progress.End(rowIds.GetRange(start, count));
        }
    }

    /// <summary>Sends one call.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="count">How many rows it has.</param>
    /// <param name="rowIds">Gives their ids for each try, at the last moment before it is sent.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="onNothingDone">Is told that nothing was done so far, before it is sent again.</param>
    internal async Task SendAsync(
        RowIdOperation operation, int count, Func<List<string>> rowIds, string doing, CancellationToken cancellationToken,
        Action? onNothingDone = null)
    {
        var request = new ServerRequest(operation.Method, operation.Path, doing)
        {
            LatestBody = () => Body(rowIds()),
            OnNothingDone = onNothingDone,
            Rows = count,
        };
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        response.ThrowIfNotConfirmed(doing);
    }

    private ReadOnlyMemory<byte> Body(List<string> rowIds) => JsonBody.Write(
        json =>
        {
            json.WriteString("table_id"u8, schema.Id);
            json.WriteStartArray("row_ids"u8);
            foreach (var id in rowIds)
                json.WriteStringValue(id);

            json.WriteEndArray();
        },
        rowIds.Count * 26);
}
