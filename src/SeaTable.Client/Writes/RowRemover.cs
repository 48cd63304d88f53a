using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Deletes rows of one table, in batches: <c>DELETE …/rows/</c>.</summary>
internal sealed class RowRemover(ClientSession session, TableSchema schema)
{
    private readonly RowIdCalls _calls = new(session, schema);

    /// <summary>The most rows one call may delete.</summary>
    internal static int MaxRows => RowIdOperation.Delete.MaxRows;

    internal Task DeleteAsync(List<string> rowIds, CancellationToken cancellationToken) =>
        _calls.SendAsync(RowIdOperation.Delete, rowIds, cancellationToken);

    /// <inheritdoc cref="RowIdCalls.SendAsync(RowIdOperation, int, Func{List{string}}, string, CancellationToken, Action?)"/>
    internal Task SendAsync(
        int count, Func<List<string>> rowIds, string doing, CancellationToken cancellationToken, Action? onNothingDone = null) =>
        _calls.SendAsync(RowIdOperation.Delete, count, rowIds, doing, cancellationToken, onNothingDone);
}
