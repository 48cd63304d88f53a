using System.Runtime.CompilerServices;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>Values that a query selects, read when they are asked for.</summary>
/// <typeparam name="T">The type of a result: that of the column selected, or a tuple of several.</typeparam>
/// <remarks>
/// It works with <c>await foreach</c> but is no <see cref="IAsyncEnumerable{T}"/>; <see cref="AsAsyncEnumerable"/> makes it one.
/// A cell whose value does not fit its column's type gives an empty value.
/// </remarks>
public class SeaTableSelection<T>
{
    private readonly SelectionReader? _reader;
    private readonly QueryPlan _plan;
    private readonly Func<SelectionShape<T>> _shape;
    private readonly bool _isDistinct;

    internal SeaTableSelection(SelectionReader reader, QueryPlan plan, Func<SelectionShape<T>> shape, bool isDistinct = false) =>
        (_reader, _plan, _shape, _isDistinct) = (reader, plan, shape, isDistinct);

    /// <summary>Initializes a new instance for mocking.</summary>
    /// <remarks>For <c>await foreach</c> a mock sets up <see cref="AsAsyncEnumerable"/>.</remarks>
    protected SeaTableSelection() => (_plan, _shape) = (QueryPlan.AllRows, () => throw Mocking.NotReplaced(this));

    private SelectionReader Reader => _reader ?? throw Mocking.NotReplaced(this);

    /// <summary>Each result once, sorted by its values unless the query is sorted otherwise.</summary>
    /// <returns>The different results.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take, or its results are those of groups.</exception>
    public virtual SeaTableSelection<T> Distinct()
    {
        if (_shape().GroupKeys > 0)
            throw new SeaTableQueryException("Groups differ in their keys anyway, so Distinct has nothing to do here.");

        _plan.ThrowIfCut("Distinct");
        return new SeaTableSelection<T>(Reader, _plan, _shape, isDistinct: true);
    }

    /// <summary>Passes over the first results.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The other results.</returns>
    public virtual SeaTableSelection<T> Skip(int count) => new(Reader, _plan.Skip(count), _shape, _isDistinct);

    /// <summary>Only the first results.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>These results.</returns>
    public virtual SeaTableSelection<T> Take(int count) => new(Reader, _plan.Take(count), _shape, _isDistinct);

    /// <summary>Goes through the results, for <c>await foreach</c>, reading pages of 10,000 as it goes, one page
    /// ahead.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The results.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);

    /// <summary>Goes through the results, for <c>await foreach</c>, until it is cancelled.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The results.</returns>
    public ConfiguredCancelableAsyncEnumerable<T> WithCancellation(CancellationToken cancellationToken) =>
        AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Goes through the results, for <c>await foreach</c>.</summary>
    /// <param name="continueOnCapturedContext">Whether the loop goes on where it began, such as in the thread of a user
    /// interface.</param>
    /// <returns>The results.</returns>
    public ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait(bool continueOnCapturedContext) =>
        AsAsyncEnumerable().ConfigureAwait(continueOnCapturedContext);

    /// <summary>The results as a sequence, for methods that take one.</summary>
    /// <returns>The results.</returns>
    public virtual IAsyncEnumerable<T> AsAsyncEnumerable() => ReadAsync(CancellationToken.None);

    /// <summary>Reads all results.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The results.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var results = new List<T>();
        await foreach (var result in WithCancellation(cancellationToken).ConfigureAwait(false))
            results.Add(result);

        return results;
    }

    /// <summary>Reads the first result.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result, or the type's default when there is none.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var result in Take(1).WithCancellation(cancellationToken).ConfigureAwait(false))
            return result;

        return default;
    }

    /// <summary>Reads the only result, and fails when there is none or several.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result.</returns>
    /// <exception cref="SeaTableQueryException">There is no result, or more than one; or the query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<T> SingleAsync(CancellationToken cancellationToken = default) =>
        await ReadOnlyAsync(cancellationToken).ConfigureAwait(false) is { Count: 1 } only ? only[0]
            : throw new SeaTableQueryException(
                "The query has no result. Use SingleOrDefaultAsync where there may be none.");

    /// <summary>Reads the only result, and fails when there are several.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The result, or the type's default when there is none.</returns>
    /// <exception cref="SeaTableQueryException">There is more than one result; or the query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<T?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadOnlyAsync(cancellationToken).ConfigureAwait(false) is { Count: 1 } only ? only[0] : default;

    /// <summary>
    /// The SQL of the first page, with the names of the schema file and a <c>?</c> for each value; for logs and debuggers.
    /// </summary>
    /// <returns>The statement.</returns>
    public override string ToString() => Reader.Show(_plan, _shape(), _isDistinct);

    /// <exception cref="SeaTableQueryException">There is more than one result.</exception>
    private async Task<List<T>> ReadOnlyAsync(CancellationToken cancellationToken)
    {
        var results = await Take(2).ToListAsync(cancellationToken).ConfigureAwait(false);
        return results.Count < 2 ? results : throw new SeaTableQueryException(
            "The query has more than one result. Narrow it, or take the first with FirstOrDefaultAsync.");
    }

    private IAsyncEnumerable<T> ReadAsync(CancellationToken cancellationToken) =>
        Reader.ReadAsync(_plan, _shape, _isDistinct, cancellationToken);
}
