using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Reads rows one by one for their callers: the rows of those who come at the same time in one statement. What it does not find
/// is asked for by its id, so that nobody is told without the server's word that a row is not there.
/// </summary>
internal sealed class JoinedReader<TRow>
    where TRow : SeaTableRow
{
    private readonly RowReader<TRow> _reader;
    private readonly CallJoiner<string, TRow?> _calls;

    internal JoinedReader(ClientSession session, TableSchema schema, RowReader<TRow> reader)
    {
        _reader = reader;
        _calls = new CallJoiner<string, TRow?>("get", schema.Name, session.Settings, reader.GetAsync, GetAsync);
    }

    /// <summary>The row of that id, or null when there is none; an object of its own for each caller.</summary>
    internal Task<TRow?> GetAsync(string rowId, CancellationToken cancellationToken) =>
        _calls.RunAsync(rowId, null, cancellationToken);

    private async Task GetAsync(JoinedCall<string, TRow?> call)
    {
        var requests = call.Requests.Where(request => !request.IsOut).ToList();
        ILookup<string, TRow> found;
        try
        {
            var most = requests.GroupBy(request => request.Item).Max(same => same.Count());
            string[] ids = [.. requests.Select(request => request.Item).Distinct()];
            found = await _reader.FindAsync(ids, most, call.SetSent, call.CancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (!e.IsTransient)
        {
            requests.ForEach(request => request.GoAlone()); // SQL may not know the table, or may not be permitted.
            return;
        }
        catch (SeaTableException e)
        {
            requests.ForEach(request => request.Fail(e.Copy()));
            return;
        }

        foreach (var same in requests.GroupBy(request => request.Item))
        {
            foreach (var (request, row) in same.Zip(found[same.Key]))
                request.Succeed(row);

            foreach (var request in same.Skip(found[same.Key].Count()))
                request.GoAlone();
        }
    }
}
