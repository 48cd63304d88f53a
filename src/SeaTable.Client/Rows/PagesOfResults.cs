namespace SeaTable;

/// <summary>Reads results that are none of single rows, such as groups, page by page.</summary>
/// <param name="readPage">Reads a part of the results.</param>
/// <param name="limit">How many the server gives in one answer.</param>
/// <param name="skip">How many results to pass over.</param>
/// <param name="take">The most results to give.</param>
internal sealed class PagesOfResults<T>(
    Func<RowPart, CancellationToken, Task<List<T>>> readPage, RowLimit limit, int skip, int take) : RowPages<T>
{
    private int _count;

    internal override async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        var asked = Math.Min(limit.Most, take - _count);
        if (HasEnded || asked == 0)
            return [];

        var page = await readPage(new RowPart(skip + _count, asked), cancellationToken).ConfigureAwait(false);
        _count += page.Count;
        HasEnded = _count >= take || limit.IsEnd(page.Count, asked);
        return page;
    }
}
