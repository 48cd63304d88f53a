using System.Buffers;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Deletes rows of one table, in batches: <c>DELETE …/rows/</c>.</summary>
internal sealed class RowRemover(ClientSession session, TableSchema schema)
{
    /// <summary>The most rows one call may delete.</summary>
    internal const int MaxRows = ServerLimits.RowsPerDelete;

    internal async Task DeleteAsync(List<string> rowIds, CancellationToken cancellationToken)
    {
        var progress = new IdProgress(rowIds);
        for (var start = 0; start < rowIds.Count; start += MaxRows)
        {
            var count = Math.Min(MaxRows, rowIds.Count - start);
            var doing = Batches.Doing("deleting", start, count, rowIds.Count, schema.Name, rowIds[start]);
            progress.Begin(count);
            try
            {
                await SendAsync(count, () => rowIds.GetRange(start, count), doing, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SeaTableException or OperationCanceledException)
            {
                throw progress.Failed(e, null, doing, cancellationToken);
            }

            progress.End(rowIds.GetRange(start, count));
        }
    }

    /// <summary>Sends one call.</summary>
    /// <param name="count">How many rows it has.</param>
    /// <param name="rowIds">Gives their ids for each try, at the last moment before it is sent.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="onNothingDone">Is told that nothing was deleted so far, before it is sent again.</param>
    internal async Task SendAsync(
        int count, Func<List<string>> rowIds, string doing, CancellationToken cancellationToken, Action? onNothingDone = null)
    {
        var request = new ServerRequest(HttpMethod.Delete, "rows/", doing)
        {
            LatestBody = () => Body(rowIds()),
            OnNothingDone = onNothingDone,
            Rows = count,
        };
        using var response = await session.Tables.SendAsync(request, schema, cancellationToken).ConfigureAwait(false);
        response.ThrowIfNotConfirmed(doing);
    }

    private ReadOnlyMemory<byte> Body(List<string> rowIds)
    {
        var buffer = new ArrayBufferWriter<byte>(rowIds.Count * 26);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("table_id"u8, schema.Id);
            json.WriteStartArray("row_ids"u8);
            foreach (var id in rowIds)
                json.WriteStringValue(id);

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
