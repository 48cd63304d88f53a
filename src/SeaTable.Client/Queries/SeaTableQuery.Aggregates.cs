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
        where T : struct, INumber<T> => AggregateAsync("SumAsync", Aggregates.Sum(Source.Of(column)), cancellationToken);

    /// <summary>Adds up the durations of a column. Empty cells count for nothing.</summary>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The sum; <see langword="null"/> when there are no durations.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<TimeSpan?> SumAsync(Func<TColumns, DurationColumn> column,
        CancellationToken cancellationToken = default) =>
        AggregateAsync("SumAsync", Aggregates.Sum(Source.Of(column)), cancellationToken);

    /// <summary>Averages the numbers of a column. Empty cells don't count.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The average; <see langword="null"/> when there are no numbers.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<double?> AverageAsync<T>(
        Func<TColumns, NumberExpression<T>> column, CancellationToken cancellationToken = default)
        where T : struct, INumber<T> => AggregateAsync("AverageAsync", Aggregates.Average(Source.Of(column)), cancellationToken);

    /// <summary>Averages the amounts of a column. Empty cells don't count.</summary>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The average; <see langword="null"/> when there are no amounts.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<decimal?> AverageAsync(
        Func<TColumns, NumberExpression<decimal>> column, CancellationToken cancellationToken = default) =>
        AggregateAsync("AverageAsync", Aggregates.AverageAmount(Source.Of(column)), cancellationToken);

    /// <summary>Averages the durations of a column. Empty cells don't count.</summary>
    /// <param name="column">Gives the column.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The average; <see langword="null"/> when there are no durations.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<TimeSpan?> AverageAsync(Func<TColumns, DurationColumn> column,
        CancellationToken cancellationToken = default) =>
        AggregateAsync("AverageAsync", Aggregates.Average(Source.Of(column)), cancellationToken);

    /// <summary>Finds the smallest value of a column.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column: of numbers, durations or dates.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<T?> MinAsync<T>(Func<TColumns, ISqlOrdered<T>> column, CancellationToken cancellationToken = default) =>
        AggregateAsync<T?>("MinAsync", Aggregates.Min(Source.Of(column))!, cancellationToken);

    /// <summary>Finds the largest value of a column.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column: of numbers, durations or dates.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<T?> MaxAsync<T>(Func<TColumns, ISqlOrdered<T>> column, CancellationToken cancellationToken = default) =>
        AggregateAsync<T?>("MaxAsync", Aggregates.Max(Source.Of(column))!, cancellationToken);

    /// <summary>Groups the rows by the values of a column.</summary>
    /// <typeparam name="TKey">The type of its values.</typeparam>
    /// <param name="key">Gives the column.</param>
    /// <returns>The groups, of which something is to be selected.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    /// <remarks>Rows with an empty cell make a group of their own. A multiple select puts a row into the group of each of its
    /// options.</remarks>
    public virtual SeaTableGroups<TColumns, TKey> GroupBy<TKey>(Func<TColumns, ISqlGroupKey<TKey>> key) =>
        new(Groups(), Source.Of(key));

    /// <summary>Groups the rows by the values of two columns.</summary>
    /// <typeparam name="TKey1">The type of the first column's values.</typeparam>
    /// <typeparam name="TKey2">The type of the second column's values.</typeparam>
    /// <param name="key1">Gives the first column.</param>
    /// <param name="key2">Gives the second column.</param>
    /// <returns>The groups, of which something is to be selected.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    public virtual SeaTableGroups<TColumns, TKey1, TKey2> GroupBy<TKey1, TKey2>(
        Func<TColumns, ISqlGroupKey<TKey1>> key1, Func<TColumns, ISqlGroupKey<TKey2>> key2) =>
        new(Groups(), Source.Of(key1), Source.Of(key2));

    private GroupSource<TColumns> Groups()
    {
        Plan.ThrowIfCut("GroupBy");
        if (Plan.Orders.Count > 0)
        {
            throw new SeaTableQueryException(
                "Groups come in the order of their keys, so OrderBy before GroupBy has nothing to do. Leave it out.");
        }

        return new GroupSource<TColumns>(Source.Selections, Plan, Source.Columns);
    }

    private Task<T?> AggregateAsync<T>(string method, SqlAggregate<T?> aggregate, CancellationToken cancellationToken)
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
