namespace SeaTable;

/// <summary>
/// Reads rows page by page while others add and delete some: a row that is there throughout is neither skipped nor given twice.
/// </summary>
/// <remarks>
/// The server pages by position. When rows before the position are deleted, the rest moves up and would be skipped; so each page
/// begins with the last row of the page before, and when that row is not there, the reading goes back until it meets a row it
/// has given already. That holds because the server gives rows in a lasting order, new ones last.
/// </remarks>
/// <param name="readPage">Reads rows from a position on, up to a limit.</param>
/// <param name="idOf">The id of a row.</param>
/// <param name="pageSize">The most rows the server gives in one answer.</param>
/// <param name="skip">How many rows to pass over.</param>
/// <param name="take">The most rows to give.</param>
internal sealed class RowPages<T>(
    Func<int, int, CancellationToken, Task<List<T>>> readPage, Func<T, string> idOf, int pageSize, int skip = 0,
    int take = int.MaxValue)
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private int _count;
    private int _position;
    private bool _ended = take == 0;

    /// <summary>The next rows; none when all are read.</summary>
    internal async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        while (!_ended)
        {
            var start = Math.Max(0, _position - 1);
            var page = await readPage(skip + start, Limit(start), cancellationToken).ConfigureAwait(false);
            var back = 1;
            while (start > 0 && (page.Count == 0 || !_given.Contains(idOf(page[0]))))
            {
                back *= 8;
                start = Math.Max(0, _position - back);
                page = await readPage(skip + start, Limit(start), cancellationToken).ConfigureAwait(false);
            }

            _ended = page.Count == 0 || (page.Count < Limit(start) && !RowLimit.MayBe(page.Count));
            _position = start + page.Count;
            if (_count > 0)
                page.RemoveAll(row => _given.Contains(idOf(row)));

            if (page.Count >= take - _count)
            {
                _ended = true;
                page.RemoveRange(take - _count, page.Count - (take - _count));
            }

            _count += page.Count;
            if (!_ended)
                Remember(page);

            if (page.Count > 0)
                return page;
        }

        return [];
    }

    /// <summary>Keeps the ids of what was given, as long as there are pages to come that may hold them again.</summary>
    private void Remember(List<T> page)
    {
        _given.EnsureCapacity(_count);
        foreach (var row in page)
            _given.Add(idOf(row));
    }

    /// <summary>
    /// How many rows to ask for: what is left to take, and on top of it what was given already and comes first once more.
    /// </summary>
    private int Limit(int start) => (int)Math.Min(pageSize, (long)take - _count + _position - start);
}

/// <summary>How many rows a server gives in one answer.</summary>
internal static class RowLimit
{
    /// <summary>
    /// A server may be set to give fewer rows than asked for. Such limits are round numbers, in one way or the other.
    /// </summary>
    internal static bool MayBe(int count) => count % 50 == 0 || count % 64 == 0;
}
