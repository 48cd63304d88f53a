using System.Net;

namespace SeaTable;

/// <summary>
/// Reads rows in the order of their creation, page by page: each page begins with the time at which the one before ended, so that
/// nothing has to be kept of the rows but the ids of those of that one time.
/// </summary>
/// <remarks>
/// The first page tells whether the server sorts by the times that it tells, and each later one, which has a row again that was
/// given already, whether its conditions compare them. Where either is not so from the beginning, rows are read by positions.
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
    private bool _isAskedAgain;
    private bool? _areUnknownFirst;
    private DateTimeOffset? _lastTime;
    private int _count;

    internal override async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        while (!HasEnded && _isByKey)
        {
            var (part, page) = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_byPosition is not null && !TryProve(page))
                break;

            if (page is null || _cursor.PutsUnknownOff(page)
                || !await IsJoinedAsync(page, cancellationToken).ConfigureAwait(false))
            {
                continue;
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
    /// only shows nothing, and after one in another order no key helps. Nor does one help among rows of a time that a page before
    /// had, too: it tells those that were given by their ids.
    /// </summary>
    private void LookForKey(List<T> page)
    {
        var (first, last) = (placeOf(page[0]).CreatedAt, placeOf(page[^1]).CreatedAt);
        _areUnknownFirst ??= first is null;
        _isByPositionOnly = !_cursor.IsSorted(page) || (first is not null && last is null) || first < _lastTime;
        _isByKey = !_isByPositionOnly && last is not null && last != _lastTime && !_byPosition!.AsksForOthers
            && (server.ComparesCreationTimes || page.Exists(row => placeOf(row).CreatedAt < last));
        _lastTime = last ?? _lastTime;
        if (!_isByKey)
            return;

        _cursor.Begin(page, _areUnknownFirst.Value);
        if (server.ComparesCreationTimes)
            _byPosition = null;
    }

    /// <summary>Reads the next rows; null when the server refuses to look at them that way.</summary>
    private async Task<(RowPart Part, List<T>? Page)> ReadAsync(CancellationToken cancellationToken)
    {
        for (var back = 1L; ; back *= 8)
        {
            var part = _cursor.Next(take - _count, server.SqlRows.Most, take < int.MaxValue, back);
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
        _isByKey = page is not null && _cursor.Fits(page) && _cursor.IsJoinedBy(page);
        _isByPositionOnly = !_isByKey;
        if (!_isByKey)
            return false;

        _byPosition = null;
        server.ComparesCreationTimes = true;
        return true;
    }

    /// <summary>
    /// Whether an answer goes on where the one before ended. When it has no row of its last time again, the one that was not left
    /// out was deleted, or ceased to meet the condition; when that one is there, the answer is asked for once more.
    /// </summary>
    /// <exception cref="SeaTableConnectionException">The server does not compare times of creation as before.</exception>
    private async Task<bool> IsJoinedAsync(List<T> page, CancellationToken cancellationToken)
    {
        if (!_cursor.Fits(page))
            throw Unfit();

        if (_cursor.IsJoinedBy(page)
            || (await readPage(_cursor.Again(), cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            _isAskedAgain = false;
            return true;
        }

        if (_isAskedAgain)
            throw Unfit();

        _isAskedAgain = true;
        return false;
    }

    private SeaTableConnectionException Unfit() => new(
        $"The server's answer to {doing} is not what it should be: it is not in the order of the rows' creation that was asked " +
        "for, and that the answers before were in.");
}
