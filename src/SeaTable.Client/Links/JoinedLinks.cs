using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Makes and takes away links one by one for their callers: those of who come at the same time in one call.</summary>
internal sealed class JoinedLinks<TOther>
    where TOther : SeaTableRow
{
    private readonly LinkCalls _calls;
    private readonly LinkListReader<TOther> _read;
    private readonly CallJoiner<RowPair, bool> _adding;
    private readonly CallJoiner<RowPair, bool> _removing;

    /// <param name="session">The client's session.</param>
    /// <param name="schema">The column.</param>
    /// <param name="calls">Sends the calls.</param>
    /// <param name="read">Reads the links of a cell.</param>
    /// <param name="addAlone">Makes a link in a call of its own.</param>
    internal JoinedLinks(
        ClientSession session, LinkSchema schema, LinkCalls calls, LinkListReader<TOther> read,
        Func<RowPair, CancellationToken, Task<bool>> addAlone)
    {
        (_calls, _read) = (calls, read);
        _adding = new CallJoiner<RowPair, bool>(
            "link", schema.Table.Name, session.Settings, addAlone,
            call => SendAsync(call, call.Requests, HttpMethod.Post, "adding links"),
            (_, token) => InDoubt("adding a link", token));
        _removing = new CallJoiner<RowPair, bool>(
            "unlink", schema.Table.Name, session.Settings,
            async (pair, token) =>
            {
                await calls.SendAsync(HttpMethod.Delete, "removing links", Map([pair]), token).ConfigureAwait(false);
                return true;
            },
            call => SendAsync(call, call.Requests, HttpMethod.Delete, "removing links"),
            (_, token) => InDoubt("removing a link", token));
    }

    internal Task AddAsync(RowPair pair, CancellationToken cancellationToken) =>
        _adding.RunAsync(pair, null, cancellationToken);

    internal Task RemoveAsync(RowPair pair, CancellationToken cancellationToken) =>
        _removing.RunAsync(pair, null, cancellationToken);

    /// <summary>The rows, each with those that it is linked with.</summary>
    internal static Dictionary<string, List<string>> Map(IEnumerable<RowPair> pairs) => pairs.Distinct()
        .GroupBy(pair => pair.RowId, pair => pair.OtherId).ToDictionary(row => row.Key, row => row.ToList());

    private async Task SendAsync(
        JoinedCall<RowPair, bool> call, IReadOnlyList<JoinedRequest<RowPair, bool>> all, HttpMethod method, string doing,
        bool isPart = false)
    {
        var requests = all.Where(request => !request.IsOut).ToList();
        if (requests.Count < 2)
        {
            requests.ForEach(request => request.GoAlone());
            return;
        }

        try
        {
            await _calls.SendAsync(
                method, doing, () => Map(call.TakeForSending(requests).Select(request => request.Item)),
                () => call.SetRefused(requests), call.CancellationToken).ConfigureAwait(false);
            requests.ForEach(request => request.Succeed(true));
        }
        catch (SeaTableApiException e) when (method == HttpMethod.Post && LinkRefusal.IsExistingLink(e))
        {
            // The server refuses the whole call when one of the links is there, which it may have made itself, when the network
            // repeats it.
            requests.ForEach(request => request.MayBeApplied = true);
            var present = await FindPresentAsync(requests, call.CancellationToken).ConfigureAwait(false);
            requests.FindAll(request => present.Contains(request.Item)).ForEach(request => request.Succeed(true));
            var missing = requests.FindAll(request => !request.IsOut);
            if (missing.Count < requests.Count)
                await SendAsync(call, missing, method, doing, isPart).ConfigureAwait(false);
            else
                missing.ForEach(request => request.GoAlone()); // Others make and remove it all the time.
        }
        catch (SeaTableApiException e) when (JoinedRefusal.MayBeOfOne(e))
        {
            call.SetRefused(requests);
            await JoinedRefusal.PartAsync(
                requests, e, isPart, part => SendAsync(call, part, method, doing, isPart: true)).ConfigureAwait(false);
        }
        catch (SeaTableException e)
        {
            requests.ForEach(request => request.Fail(e.Copy()));
        }
    }

    /// <summary>The links that are there; none when that can't be read, and then each call of its own tells it.</summary>
    private async Task<HashSet<RowPair>> FindPresentAsync(
        List<JoinedRequest<RowPair, bool>> requests, CancellationToken cancellationToken)
    {
        try
        {
            var links = await _calls.Reader.LoadAsync(
                requests.Select(request => request.Item.RowId), _read, cancellationToken).ConfigureAwait(false);
            return [.. links.SelectMany(row => row.Value.Select(link => new RowPair(row.Key, link.RowId)))];
        }
        catch (SeaTableException)
        {
            return [];
        }
    }

    private static SeaTableCanceledException InDoubt(string doing, CancellationToken cancellationToken) => new(
        $"The wait for the answer to {doing} was cancelled; the server may have carried it out or not.", null, null,
        cancellationToken);
}

/// <summary>A row of the table of a link, and one at the other end.</summary>
/// <param name="RowId">The id of the row.</param>
/// <param name="OtherId">The id of the other one.</param>
internal readonly record struct RowPair(string RowId, string OtherId);
