using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Deletes rows one by one for their callers: the rows of those who come at the same time in one call.</summary>
internal sealed class JoinedRemover
{
    private readonly RowRemover _remover;
    private readonly string _doing;
    private readonly CallJoiner<string, bool> _calls;

    internal JoinedRemover(ClientSession session, TableSchema schema, RowRemover remover)
    {
        _remover = remover;
        _doing = $"deleting rows of table '{schema.Name}' in one call for several callers";
        _calls = new CallJoiner<string, bool>(
            "delete", schema.Name, session.Settings,
            async (rowId, token) =>
            {
                await remover.DeleteAsync([rowId], token).ConfigureAwait(false);
                return true;
            },
            call => DeleteAsync(call, call.Requests),
            (rowId, token) => Failed(rowId, new SeaTableCanceledException(
                $"The wait for the deletion of row {rowId} was cancelled.", null, null, token), token));
    }

    internal Task DeleteAsync(string rowId, CancellationToken cancellationToken) =>
        _calls.RunAsync(rowId, rowId, cancellationToken);

    private async Task DeleteAsync(
        JoinedCall<string, bool> call, IReadOnlyList<JoinedRequest<string, bool>> all, bool isPart = false)
    {
        var requests = all.Where(request => !request.IsOut).ToList();
        if (requests.Count < 2)
        {
            requests.ForEach(request => request.GoAlone());
            return;
        }

        try
        {
            await _remover.SendAsync(
                requests.Count, () => call.TakeForSending(requests).ConvertAll(request => request.Item), _doing,
                call.CancellationToken, () => call.SetRefused(requests)).ConfigureAwait(false);
            requests.ForEach(request => request.Succeed(true));
        }
        catch (SeaTableApiException e) when (JoinedRefusal.MayBeOfOne(e))
        {
            call.SetRefused(requests);
            await JoinedRefusal.PartAsync(
                requests, e, isPart, part => DeleteAsync(call, part, isPart: true)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SeaTableException or OperationCanceledException)
        {
            requests.ForEach(request => request.Fail(Failed(request.Item, e, request.CancellationToken)));
        }
    }

    /// <summary>The exception of one caller.</summary>
    private Exception Failed(string rowId, Exception failure, CancellationToken cancellationToken)
    {
        var progress = new IdProgress([rowId]);
        progress.Begin(1);
        return progress.Failed(failure, null, _doing, cancellationToken);
    }
}
