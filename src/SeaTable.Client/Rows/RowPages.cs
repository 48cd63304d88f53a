using System.Numerics;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// Reads rows page by page while others add and delete some: a row that is there throughout is neither skipped nor given twice.
/// </summary>
/// <remarks>
/// The server pages by position. When rows before the position are deleted, the rest moves up and would be skipped; so each page
/// begins with the last row of the page before, and when that row is not there, the reading goes back until it meets a row it
/// has given already. That holds because the server gives rows in a lasting order, new ones last. Among rows of one time of
/// creation, which are in no order for certain, no page begins: it begins with the first of them.
/// </remarks>
/// <param name="readPage">Reads a part of the rows.</param>
/// <param name="placeOf">What tells where a row stands.</param>
/// <param name="pageSize">The most rows the server gives in one answer.</param>
/// <param name="skip">How many rows to pass over.</param>
/// <param name="take">The most rows to give.</param>
internal sealed class RowPages<T>(
    Func<RowPart, CancellationToken, Task<List<T>>> readPage, Func<T, RowPlace> placeOf, int pageSize, int skip = 0,
    int take = int.MaxValue)
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private int _count;
    private int _position;
    private int _overlap = 1;
    private bool _breaksTies = skip > 0 || take < int.MaxValue;
    private bool _ended = take == 0;

    /// <summary>The next rows; none when all are read.</summary>
    internal async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        while (!_ended)
        {
            var back = (long)_overlap;
            var start = (int)Math.Max(0, _position - back);
            var page = await ReadAsync(start, cancellationToken).ConfigureAwait(false);
            while (start > 0 && (page.Count == 0 || !IsGiven(page[0])))
            {
                back *= 8;
                start = (int)Math.Max(0, _position - back);
                page = await ReadAsync(start, cancellationToken).ConfigureAwait(false);
            }

            _ended = page.Count == 0 || (page.Count < Limit(start) && !RowLimit.MayBe(page.Count));
            _position = start + page.Count;
            _overlap = Ties(page);
            if (_count > 0)
                page.RemoveAll(IsGiven);

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
            _given.Add(placeOf(row).Id);
    }

    private bool IsGiven(T row) => _given.Contains(placeOf(row).Id);

    private Task<List<T>> ReadAsync(int start, CancellationToken cancellationToken) =>
        readPage(new RowPart(skip + start, Limit(start), _breaksTies), cancellationToken);

    /// <summary>
    /// How many rows at the end of a page may come in another order next time. When all of a page may, ids decide from then on.
    /// </summary>
    private int Ties(List<T> page)
    {
        if (_breaksTies || page.Count == 0 || placeOf(page[^1]).CreatedAt is not { } last)
            return 1;

        var count = 1;
        while (count < page.Count && placeOf(page[^(count + 1)]).CreatedAt == last)
            count++;

        _breaksTies = count == page.Count;
        return count;
    }

    /// <summary>
    /// How many rows to ask for: what is left to take, and on top of it what was given already and comes first once more.
    /// </summary>
    private int Limit(int start) => (int)Math.Min(pageSize, (long)take - _count + _position - start);
}

/// <summary>Which rows to read next.</summary>
/// <param name="Start">How many come before them.</param>
/// <param name="Limit">The most to read.</param>
/// <param name="BreaksTies">Whether ids decide between rows of one time of creation.</param>
internal readonly record struct RowPart(int Start, int Limit, bool BreaksTies);

/// <summary>What tells where a row stands among others.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="CreatedAt">When it was created; null where that decides nothing, or is not known.</param>
internal readonly record struct RowPlace(string Id, DateTimeOffset? CreatedAt);

/// <summary>How many rows a server gives in one answer.</summary>
internal static class RowLimit
{
    /// <summary>The fewest rows that are taken for a limit: what a server gives where a statement has none.</summary>
    private const int Fewest = ServerLimits.SqlRowsWithoutLimit;

    /// <summary>
    /// Whether a server may be set to give so many rows where more are asked for. Such limits are hundreds or powers of two.
    /// </summary>
    internal static bool MayBe(int count) => count >= Fewest && (count % 100 == 0 || BitOperations.IsPow2(count));
}
