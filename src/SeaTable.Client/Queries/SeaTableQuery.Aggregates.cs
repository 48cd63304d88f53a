using System.Numerics;
using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Counts the rows.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        var all = await Source.Selections.ReadAggregateAsync(Plan, Aggregates.Count, 0, cancellationToken).ConfigureAwait(false);
        return Math.Clamp(all - Plan.Skipped, 0, Plan.Taken == int.MaxValue ? long.MaxValue : Plan.Taken);
    }

    /// <summary>Adds up the numbers of a column. Empty cells count for nothing.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The sum; <see langword="null"/> when there are no numbers.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<T?> SumAsync<T>(Func<TColumns, NumberExpression<T>> column, CancellationToken cancellationToken = default)
        where T : struct, INumber<T> => ReadAggregateAsync("SumAsync", Aggregates.Sum(Source.Of(column)), cancellationToken);

    /// <summary>Adds up the durations of a column. Empty cells count for nothing.</summary>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The sum; <see langword="null"/> when there are no durations.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<TimeSpan?> SumAsync(Func<TColumns, DurationColumn> column,
        CancellationToken cancellationToken = default) =>
        ReadAggregateAsync("SumAsync", Aggregates.Sum(Source.Of(column)), cancellationToken);

    /// <summary>Averages the numbers of a column. Empty cells don't count.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The average; <see langword="null"/> when there are no numbers.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<double?> AverageAsync<T>(
        Func<TColumns, NumberExpression<T>> column, CancellationToken cancellationToken = default)
        where T : struct, INumber<T> =>
        ReadAggregateAsync("AverageAsync", Aggregates.Average(Source.Of(column)), cancellationToken);

    /// <summary>Averages the amounts of a column. Empty cells don't count.</summary>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The average; <see langword="null"/> when there are no amounts.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<decimal?> AverageAsync(
        Func<TColumns, NumberExpression<decimal>> column, CancellationToken cancellationToken = default) =>
        ReadAggregateAsync("AverageAsync", Aggregates.AverageAmount(Source.Of(column)), cancellationToken);

    /// <summary>Averages the durations of a column. Empty cells don't count.</summary>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The average; <see langword="null"/> when there are no durations.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<TimeSpan?> AverageAsync(Func<TColumns, DurationColumn> column,
        CancellationToken cancellationToken = default) =>
        ReadAggregateAsync("AverageAsync", Aggregates.Average(Source.Of(column)), cancellationToken);

    /// <summary>Finds the smallest value of a column.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column: of numbers, durations or dates.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<T?> MinAsync<T>(Func<TColumns, ISqlOrdered<T>> column, CancellationToken cancellationToken = default) =>
        ReadAggregateAsync<T?>("MinAsync", Aggregates.Min(Source.Of(column))!, cancellationToken);

    /// <summary>Finds the largest value of a column.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column: of numbers, durations or dates.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<T?> MaxAsync<T>(Func<TColumns, ISqlOrdered<T>> column, CancellationToken cancellationToken = default) =>
        ReadAggregateAsync<T?>("MaxAsync", Aggregates.Max(Source.Of(column))!, cancellationToken);

    private Task<T?> ReadAggregateAsync<T>(string method, SqlAggregate<T?> aggregate, CancellationToken cancellationToken)
    {
        Plan.ThrowIfPartOfAggregate(method, method switch
        {
            "SumAsync" => "add them up",
            "AverageAsync" => "average them",
            _ => "compare them",
        });
        return Source.Selections.ReadAggregateAsync(Plan, aggregate, default, cancellationToken);
    }
}
