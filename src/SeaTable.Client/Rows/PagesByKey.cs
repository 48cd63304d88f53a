using System.Net;

namespace SeaTable;

/// <summary>
/// Reads rows in the order of their creation, page by page: each page begins with the time at which the one before ended, so that
/// nothing has to be kept of the rows but the ids of those of that one time.
/// </summary>
/// <remarks>
/// The first page tells whether the server sorts by the times that it tells, and the second one, which has a row again that was
/// given already, whether its conditions compare them. Where either is not so, or that row was deleted, rows are read by their
/// positions.
/// </remarks>
/// <param name="doing">What is being done, as it follows "while".</param>
/// <param name="readPage">Reads a part of the rows.</param>
/// <param name="placeOf">What tells where a row stands.</param>
/// <param name="server">What is known of the server.</param>
/// <param name="take">The most rows to give.</param>
internal sealed class PagesByKey<T>(
    string doing, Func<RowPart, CancellationToken, Task<List<T>>> readPage, Func<T, RowPlace> placeOf, ServerPaging server,
    int take)
    : RowPages<T>
{
    private readonly RowCursor<T> _cursor = new(placeOf);
    private PagesByPosition<T>? _byPosition = new(readPage, placeOf, server.SqlRows, take: take);
    private bool _isByKey;
    private bool _isByPositionOnly;
    private bool? _areUnknownFirst;
    private int _count;

    internal override async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        while (!HasEnded && _isByKey)
        {
            var (part, page) = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_byPosition is not null && !TryProve(page))
                break;

            if (page is null || _cursor.PutsUnknownOff(page))
                continue;

            if (!_cursor.Fits(page))
            {
                throw new SeaTableConnectionException(
                    $"The server's answer to {doing} is not what it should be: it is not in the order of the rows' creation " +
                    "that was asked for, and that the answers before were in.");
            }

            var isEnd = server.SqlRows.IsEnd(page.Count, part.Limit);
            _cursor.Pass(page, part.Start);
            if (page.Count >= take - _count)
                page.RemoveRange(take - _count, page.Count - (take - _count));

            _count += page.Count;
            HasEnded = _count == take || (isEnd && !_cursor.TryGoToUnknown());
            if (page.Count > 0)
                return page;
        }

        return HasEnded ? [] : await ReadByPositionAsync(_byPosition!, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<T>> ReadByPositionAsync(PagesByPosition<T> pages, CancellationToken cancellationToken)
    {
        var page = await pages.NextAsync(cancellationToken).ConfigureAwait(false);
        _count += page.Count;
        HasEnded = pages.HasEnded;
        if (!HasEnded && !_isByPositionOnly)
            LookForKey(page);

        return page;
    }

    /// <summary>
    /// Turns to reading by key behind the first page that shows that rows come in the order of their times: a page of one time
    /// only shows nothing, and after one in another order no key helps.
    /// </summary>
    private void LookForKey(List<T> page)
    {
        var (first, last) = (placeOf(page[0]).CreatedAt, placeOf(page[^1]).CreatedAt);
        _areUnknownFirst ??= first is null;
        _isByPositionOnly = !_cursor.IsSorted(page) || (first is not null && last is null);
        _isByKey = !_isByPositionOnly && last is not null
            && (server.ComparesCreationTimes || page.Exists(row => placeOf(row).CreatedAt < last));
        if (!_isByKey)
            return;

        _cursor.Begin(page, _areUnknownFirst.Value);
        if (server.ComparesCreationTimes)
            _byPosition = null;
    }

    /// <summary>Reads the next rows; null when the server refuses to look at them that way.</summary>
    private async Task<(RowPart Part, List<T>? Page)> ReadAsync(CancellationToken cancellationToken)
    {
        var again = _byPosition is null ? 0 : 1;
        for (var back = 1L; ; back *= 8)
        {
            var part = _cursor.Next(take - _count, server.SqlRows.Most, take < int.MaxValue, back, again);
            try
            {
                var page = await readPage(part, cancellationToken).ConfigureAwait(false);
                if (part.Start == 0 || _cursor.IsAfterCounted(page))
                    return (part, page);
            }
            catch (SeaTableApiException e)
                when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK
                    && (_byPosition is not null || !_cursor.Counts))
            {
                _cursor.Count();
                return (part, null);
            }
        }
    }

    /// <summary>Looks whether rows may be read by their times.</summary>
    private bool TryProve(List<T>? page)
    {
        _isByKey = page is not null && _cursor.IsProvenBy(page);
        _isByPositionOnly = !_isByKey;
        if (!_isByKey)
            return false;

        _byPosition = null;
        server.ComparesCreationTimes = true;
        return true;
    }
}
