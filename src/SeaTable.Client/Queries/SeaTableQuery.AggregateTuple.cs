using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Computes a value over all rows of the query, in one call.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="aggregate">Gives the value: <c>g =&gt; g.CountDistinct(c =&gt; c.City)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<T> AggregateAsync<T>(
        Func<SqlGroup<TColumns>, SqlAggregate<T>> aggregate, CancellationToken cancellationToken = default)
    {
        var a = Selected<T>.Of(aggregate, AllRows);
        return ReadAggregatesAsync<T>([a], () => a.Value, cancellationToken);
    }

    /// <summary>Computes two values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount))</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2)> AggregateAsync<T1, T2>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        return ReadAggregatesAsync<(T1, T2)>([a, b], () => (a.Value, b.Value), cancellationToken);
    }

    /// <summary>Computes three values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2, T3)> AggregateAsync<T1, T2, T3>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        var c = new Selected<T3>(chosen.Item3);
        return ReadAggregatesAsync<(T1, T2, T3)>([a, b, c], () => (a.Value, b.Value, c.Value), cancellationToken);
    }

    /// <summary>Computes four values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2, T3, T4)> AggregateAsync<T1, T2, T3, T4>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>, SqlAggregate<T4>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        var c = new Selected<T3>(chosen.Item3);
        var d = new Selected<T4>(chosen.Item4);
        return ReadAggregatesAsync<(T1, T2, T3, T4)>([a, b, c, d], () => (a.Value, b.Value, c.Value, d.Value), cancellationToken);
    }

    /// <summary>Computes five values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <typeparam name="T5">The type of the fifth value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2, T3, T4, T5)> AggregateAsync<T1, T2, T3, T4, T5>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>, SqlAggregate<T4>,
            SqlAggregate<T5>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        var c = new Selected<T3>(chosen.Item3);
        var d = new Selected<T4>(chosen.Item4);
        var e = new Selected<T5>(chosen.Item5);
        return ReadAggregatesAsync<(T1, T2, T3, T4, T5)>(
            [a, b, c, d, e], () => (a.Value, b.Value, c.Value, d.Value, e.Value), cancellationToken);
    }

    /// <summary>Computes six values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <typeparam name="T5">The type of the fifth value.</typeparam>
    /// <typeparam name="T6">The type of the sixth value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2, T3, T4, T5, T6)> AggregateAsync<T1, T2, T3, T4, T5, T6>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>, SqlAggregate<T4>, SqlAggregate<T5>,
            SqlAggregate<T6>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        var c = new Selected<T3>(chosen.Item3);
        var d = new Selected<T4>(chosen.Item4);
        var e = new Selected<T5>(chosen.Item5);
        var f = new Selected<T6>(chosen.Item6);
        return ReadAggregatesAsync<(T1, T2, T3, T4, T5, T6)>(
            [a, b, c, d, e, f], () => (a.Value, b.Value, c.Value, d.Value, e.Value, f.Value), cancellationToken);
    }

    /// <summary>Computes seven values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <typeparam name="T5">The type of the fifth value.</typeparam>
    /// <typeparam name="T6">The type of the sixth value.</typeparam>
    /// <typeparam name="T7">The type of the seventh value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2, T3, T4, T5, T6, T7)> AggregateAsync<T1, T2, T3, T4, T5, T6, T7>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>, SqlAggregate<T4>, SqlAggregate<T5>,
            SqlAggregate<T6>, SqlAggregate<T7>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        var c = new Selected<T3>(chosen.Item3);
        var d = new Selected<T4>(chosen.Item4);
        var e = new Selected<T5>(chosen.Item5);
        var f = new Selected<T6>(chosen.Item6);
        var g = new Selected<T7>(chosen.Item7);
        return ReadAggregatesAsync<(T1, T2, T3, T4, T5, T6, T7)>(
            [a, b, c, d, e, f, g], () => (a.Value, b.Value, c.Value, d.Value, e.Value, f.Value, g.Value), cancellationToken);
    }

    /// <summary>Computes eight values over all rows of the query, in one call.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <typeparam name="T5">The type of the fifth value.</typeparam>
    /// <typeparam name="T6">The type of the sixth value.</typeparam>
    /// <typeparam name="T7">The type of the seventh value.</typeparam>
    /// <typeparam name="T8">The type of the eighth value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A tuple of the values.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual Task<(T1, T2, T3, T4, T5, T6, T7, T8)> AggregateAsync<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>, SqlAggregate<T4>, SqlAggregate<T5>,
            SqlAggregate<T6>, SqlAggregate<T7>, SqlAggregate<T8>)> aggregates,
        CancellationToken cancellationToken = default)
    {
        var chosen = Chosen(aggregates);
        var a = new Selected<T1>(chosen.Item1);
        var b = new Selected<T2>(chosen.Item2);
        var c = new Selected<T3>(chosen.Item3);
        var d = new Selected<T4>(chosen.Item4);
        var e = new Selected<T5>(chosen.Item5);
        var f = new Selected<T6>(chosen.Item6);
        var g = new Selected<T7>(chosen.Item7);
        var h = new Selected<T8>(chosen.Item8);
        return ReadAggregatesAsync<(T1, T2, T3, T4, T5, T6, T7, T8)>(
            [a, b, c, d, e, f, g, h], () => (a.Value, b.Value, c.Value, d.Value, e.Value, f.Value, g.Value, h.Value),
            cancellationToken);
    }

    private SqlGroup<TColumns> AllRows => new(Source.Columns);

    private T Chosen<T>(Func<SqlGroup<TColumns>, T> aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        return aggregates(AllRows);
    }

    private Task<T> ReadAggregatesAsync<T>(Selected[] items, Func<T> make, CancellationToken cancellationToken)
    {
        Plan.ThrowIfPartOfAggregate("AggregateAsync", "work it out");
        return Source.Selections.ReadAggregatesAsync(
            Plan, new SelectionShape<T>(items, make) { IsAggregated = true }, default!, cancellationToken);
    }
}
