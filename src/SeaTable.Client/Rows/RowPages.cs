using System.Runtime.CompilerServices;

namespace SeaTable;

/// <summary>Reads rows, or results, page by page.</summary>
internal abstract class RowPages<T>
{
    /// <summary>No pages.</summary>
    internal static RowPages<T> None => new NoPages();

    /// <summary>Whether all pages are read.</summary>
    internal bool HasEnded { get; private protected set; }

    /// <summary>The next rows; none when all are read.</summary>
    internal abstract Task<List<T>> NextAsync(CancellationToken cancellationToken);

    private sealed class NoPages : RowPages<T>
    {
        internal override Task<List<T>> NextAsync(CancellationToken cancellationToken) => Task.FromResult(new List<T>());
    }
}

/// <summary>Reads pages that are only known once something else is read.</summary>
/// <param name="begin">Gives the pages.</param>
internal sealed class LaterPages<T>(Func<CancellationToken, Task<RowPages<T>>> begin) : RowPages<T>
{
    private RowPages<T>? _pages;

    internal override async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        _pages ??= await begin(cancellationToken).ConfigureAwait(false);
        var page = await _pages.NextAsync(cancellationToken).ConfigureAwait(false);
        HasEnded = _pages.HasEnded;
        return page;
    }
}

/// <summary>Reads pages, or other ones when the first can't be read.</summary>
/// <param name="pages">The pages.</param>
/// <param name="others">Gives the other ones for a refusal of the first page; null when that is to be thrown.</param>
internal sealed class PagesOrOthers<T>(
    RowPages<T> pages, Func<SeaTableException, CancellationToken, Task<RowPages<T>?>> others) : RowPages<T>
{
    private RowPages<T> _pages = pages;
    private bool _hasBegun;

    internal override async Task<List<T>> NextAsync(CancellationToken cancellationToken)
    {
        List<T> page;
        try
        {
            page = await _pages.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException e) when (!_hasBegun)
        {
            if (await others(e, cancellationToken).ConfigureAwait(false) is not { } instead)
                throw;

            _pages = instead;
            page = await _pages.NextAsync(cancellationToken).ConfigureAwait(false);
        }

        _hasBegun = true;
        HasEnded = _pages.HasEnded;
        return page;
    }
}

/// <summary>Gives the rows of pages one by one, and reads ahead while it does.</summary>
/// <remarks>
/// While a page is consumed, the next one is fetched and parsed; never more than one. That begins when the first page is half
/// consumed, so that who looks at the first rows only pays no further call, and with the first row of every later page. A failure
/// of it comes when the reader gets there. A reader who stops earlier cancels it and waits until it has ended.
/// </remarks>
internal static class RowStream
{
    /// <param name="begin">Makes the pages, anew for each time that the sequence is gone through.</param>
    /// <param name="valueOf">What is given of a row.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal static async IAsyncEnumerable<TValue> ReadAsync<T, TValue>(
        Func<RowPages<T>> begin, Func<T, TValue> valueOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = begin();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<List<T>>? ahead = null;
        try
        {
            var page = await pages.NextAsync(cancellationToken).ConfigureAwait(false);
            for (var turn = page.Count / 2; page.Count > 0; turn = 0)
            {
                var isLast = pages.HasEnded;
                for (var i = 0; i < page.Count; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (i == turn && !isLast)
                        ahead = Task.Run(() => pages.NextAsync(stop.Token), CancellationToken.None);

                    yield return valueOf(page[i]);
                }

                if (ahead is null)
                    yield break;

                page = await EndAsync(ahead, cancellationToken).ConfigureAwait(false);
                ahead = null;
            }
        }
        finally
        {
            if (ahead is not null)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for the page; a cancellation is told as one by the caller's token.</summary>
    private static async Task<List<T>> EndAsync<T>(Task<List<T>> ahead, CancellationToken cancellationToken)
    {
        try
        {
            return await ahead.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }
}
