namespace SeaTable;

/// <summary>
/// Reads a table page by page while others add and delete rows: a row that is there throughout is neither skipped nor given twice.
/// </summary>
/// <remarks>
/// The server pages by position. When rows before the position are deleted, the rest moves up and would be skipped; so each page
/// begins with the last row of the page before, and when that row is not there, the reading goes back until it meets a row it
/// has given already. That holds because the server gives rows in a lasting order, new ones last.
/// </remarks>
/// <param name="readPage">Reads rows from a position on, up to a limit.</param>
internal sealed class RowPages<TRow>(Func<int, int, CancellationToken, Task<List<TRow>>> readPage)
    where TRow : SeaTableRow
{
    /// <summary>The most rows the server gives in one answer.</summary>
    internal const int PageSize = 1000;


    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private int _position;
    private bool _ended;

    /// <summary>The next rows; none when all are read.</summary>
    internal async Task<List<TRow>> NextAsync(CancellationToken cancellationToken)
    {
        while (!_ended)
        {
            var start = Math.Max(0, _position - 1);
            var page = await readPage(start, PageSize, cancellationToken).ConfigureAwait(false);
            var back = 1;
            while (start > 0 && (page.Count == 0 || !_given.Contains(page[0].RowId)))
            {
                back *= 8;
                start = Math.Max(0, _position - back);
                page = await readPage(start, PageSize, cancellationToken).ConfigureAwait(false);
            }

            _position = start + page.Count;
            _ended = page.Count == 0 || (page.Count < PageSize && !MayBeLimit(page.Count));
            page.RemoveAll(row => !_given.Add(row.RowId));
            if (page.Count > 0)
                return page;
        }

        return [];
    }

    /// <summary>A server may be set to give fewer rows than asked for. Such limits are round numbers, in one way or the other.</summary>
    private static bool MayBeLimit(int count) => count % 50 == 0 || count % 64 == 0;
}
