using System.Runtime.CompilerServices;

namespace SeaTable;

/// <summary>Rows that are read when they are asked for: those of a view, or those that a SQL statement selects.</summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
/// <remarks>
/// It works with <c>await foreach</c> but is no <see cref="IAsyncEnumerable{T}"/>, so that no method for sequences filters by
/// mistake here what the server could filter; <see cref="AsAsyncEnumerable"/> makes it one.
/// </remarks>
public class SeaTableRows<TRow>
    where TRow : SeaTableRow
{
    private readonly Func<CancellationToken, IAsyncEnumerable<TRow>> _read;

    internal SeaTableRows(Func<CancellationToken, IAsyncEnumerable<TRow>> read) => _read = read;

    /// <summary>Initializes a new instance for mocking.</summary>
    /// <remarks>For <c>await foreach</c> a mock sets up <see cref="AsAsyncEnumerable"/>.</remarks>
    protected SeaTableRows() => _read = _ => throw Mocking.NotReplaced(this);

    /// <summary>Goes through the rows, for <c>await foreach</c>; those of a view are read in pages of 1,000 as it
    /// goes, one page ahead.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows, in the order of the server.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);

    /// <summary>Goes through the rows, for <c>await foreach</c>, until it is cancelled.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows, in the order of the server.</returns>
    public ConfiguredCancelableAsyncEnumerable<TRow> WithCancellation(CancellationToken cancellationToken) =>
        AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Goes through the rows, for <c>await foreach</c>.</summary>
    /// <param name="continueOnCapturedContext">Whether the loop goes on where it began, such as in the thread of a user
    /// interface.</param>
    /// <returns>The rows, in the order of the server.</returns>
    public ConfiguredCancelableAsyncEnumerable<TRow> ConfigureAwait(bool continueOnCapturedContext) =>
        AsAsyncEnumerable().ConfigureAwait(continueOnCapturedContext);

    /// <summary>
    /// The rows as a sequence, for methods that take one. What those filter, they filter after everything was read.
    /// </summary>
    /// <returns>The rows.</returns>
    public virtual IAsyncEnumerable<TRow> AsAsyncEnumerable() => _read(CancellationToken.None);

    /// <summary>Reads the rows.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows, in the order of the server.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<TRow>();
        await foreach (var row in WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(row);

        return rows;
    }
}
