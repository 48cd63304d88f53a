using System.Net;

namespace SeaTable;

/// <summary>
/// Reads rows page by page while others add and delete some: a row that is there throughout is neither skipped nor given twice.
/// </summary>
/// <remarks>
/// The server pages by position. When rows before the position are deleted, the rest moves up and would be skipped; so each page
/// begins with the last row of the page before, and when that row is not there, the reading goes back until it meets a row it
/// has given already. That holds because the server gives rows in a lasting order, new ones last. Among rows of one time of
/// creation, which are in no order for certain, no page begins: it begins with the row before them. Where they are many, they are
/// read once more, and from then on ids decide between rows of one time. When such a page is not full, it is the last one as a
/// rule: then all rows are asked for but those that it had, and of these the last one, which shows that the server understood.
/// </remarks>
/// <param name="readPage">Reads a part of the rows.</param>
/// <param name="placeOf">What tells where a row stands.</param>
/// <param name="limit">How many rows the server gives in one answer.</param>
/// <param name="skip">How many rows to pass over.</param>
/// <param name="take">The most rows to give.</param>
/// <param name="isOrderCertain">Whether the order of the rows leaves nothing to chance, whatever their times.</param>
internal sealed class PagesByPosition<T>(
    Func<RowPart, CancellationToken, Task<List<T>>> readPage, Func<T, RowPlace> placeOf, RowLimit limit, int skip = 0,
    int take = int.MaxValue, bool isOrderCertain = false) : RowPages<T>
{
    private readonly bool _isCertain = isOrderCertain || skip > 0 || take < int.MaxValue;
    private readonly RowIdSet _given = new();
    private HashSet<string> _last = [];
    private DateTimeOffset? _lastTime;
    private int _count;
    private int _position;
    private int _overlap = 1;
    private bool _breaksTies = isOrderCertain || skip > 0 || take < int.MaxValue;
    private List<string>? _likelyAll;

    /// <summary>Whether the next call asks for all rows but those of the page before, whatever their order.</summary>
    internal bool AsksForOthers => _likelyAll is not null;

    internal override async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        HasEnded |= take == 0;
        while (!HasEnded)
        {
            var page = await TryReadOthersAsync(cancellationToken).ConfigureAwait(false)
                ?? await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_count > 0)
                page.RemoveAll(IsGiven);

            if (page.Count >= take - _count)
            {
                HasEnded = true;
                page.RemoveRange(take - _count, page.Count - (take - _count));
            }

            _count += page.Count;
            if (!HasEnded)
                _given.Add([.. page.Select(row => placeOf(row).Id)]);

            if (page.Count > 0)
                return page;
        }

        return [];
    }

    private bool IsGiven(T row) => _given.Contains(placeOf(row).Id);

    private async Task<List<T>> ReadAsync(CancellationToken cancellationToken)
    {
        var back = (long)_overlap;
        var start = (int)Math.Max(0, _position - back);
        var page = await ReadAsync(start, cancellationToken).ConfigureAwait(false);
        while (start > 0 && (page.Count == 0 || !IsBehindGiven(page[0])))
        {
            back *= 8;
            start = (int)Math.Max(0, _position - back);
            page = await ReadAsync(start, cancellationToken).ConfigureAwait(false);
        }

        HasEnded = limit.IsEnd(page.Count, Limit(start));
        _position = start + page.Count;
        Look(page);
        return page;
    }

    /// <summary>Reads all rows but those of the first page, when it was likely the only one.</summary>
    /// <returns>The rows; null when they are to be read by their positions.</returns>
    private async Task<List<T>?> TryReadOthersAsync(CancellationToken cancellationToken)
    {
        if (_likelyAll is not [.. var without, var last])
            return null;

        _likelyAll = null;
        try
        {
            var part = new RowPart(0, limit.Most, Key: RowKey.AllBut(without));
            var page = await readPage(part, cancellationToken).ConfigureAwait(false);
            if (!page.Exists(row => placeOf(row).Id == last))
                return null; // It was deleted meanwhile, or the server takes the condition for something else.

            HasEnded = limit.IsEnd(page.Count, part.Limit);
            return page;
        }
        catch (SeaTableApiException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK)
        {
            return null;
        }
    }

    private Task<List<T>> ReadAsync(int start, CancellationToken cancellationToken) =>
        readPage(new RowPart(skip + start, Limit(start), _breaksTies), cancellationToken);

    /// <summary>
    /// Whether all rows before a row were given. Of one that was given that is known, unless rows of its time came in no certain
    /// order.
    /// </summary>
    private bool IsBehindGiven(T row)
    {
        var (id, time) = placeOf(row);
        return _given.Contains(id) && (_isCertain || time != _lastTime || (_breaksTies && _last.Contains(id)));
    }

    /// <summary>Looks how many rows at the end of a page may come in another order next time.</summary>
    private void Look(List<T> page)
    {
        _overlap = 1;
        if (_isCertain || page.Count == 0)
            return;

        if (_breaksTies)
        {
            _last = [.. page.Select(row => placeOf(row).Id)];
            return;
        }

        _lastTime = placeOf(page[^1]).CreatedAt;
        var ties = 1;
        while (ties < page.Count && placeOf(page[^(ties + 1)]).CreatedAt == _lastTime)
            ties++;

        _overlap = ties + 1;
        _breaksTies = ties > page.Count / 2;
        if (_breaksTies && !HasEnded && _count == 0 && page.Count < limit.Most)
            _likelyAll = page.ConvertAll(row => placeOf(row).Id);
    }

    /// <summary>
    /// How many rows to ask for: what is left to take, and on top of it what was given already and comes first once more.
    /// </summary>
    private int Limit(int start) => (int)Math.Min(limit.Most, (long)take - _count + _position - start);
}
