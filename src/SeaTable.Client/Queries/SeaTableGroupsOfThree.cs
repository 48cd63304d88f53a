using SeaTable.Queries;

namespace SeaTable;

/// <summary>The rows of a query, grouped by the values of three columns.</summary>
/// <typeparam name="TColumns">The generated class of the table's columns.</typeparam>
/// <typeparam name="TKey1">The type of the first key.</typeparam>
/// <typeparam name="TKey2">The type of the second key.</typeparam>
/// <typeparam name="TKey3">The type of the third key.</typeparam>
/// <remarks>Groups come in the order of their keys, unless they are sorted by aggregates.</remarks>
public partial class SeaTableGroups<TColumns, TKey1, TKey2, TKey3>
    where TColumns : SeaTableColumns
{
    private readonly GroupSource<TColumns>? _source;
    private readonly ISqlGroupKey<TKey1> _key1;
    private readonly ISqlGroupKey<TKey2> _key2;
    private readonly ISqlGroupKey<TKey3> _key3;

    internal SeaTableGroups(GroupSource<TColumns> source, ISqlGroupKey<TKey1> key1, ISqlGroupKey<TKey2> key2,
        ISqlGroupKey<TKey3> key3) =>
        (_source, _key1, _key2, _key3) = (source, key1, key2, key3);

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableGroups() => (_key1, _key2, _key3) = (null!, null!, null!); // Nothing gets to them without a source.

    private GroupSource<TColumns> Source => _source ?? throw Mocking.NotReplaced(this);

    /// <summary>Only the groups that meet a condition on their aggregates; with one already, those that meet both.</summary>
    /// <param name="condition">Makes the condition: <c>g =&gt; g.Count() &gt; 1 &amp;&amp; g.Sum(c =&gt; c.Amount) &gt;
    /// 1000</c>.</param>
    /// <returns>The groups.</returns>
    public virtual SeaTableGroups<TColumns, TKey1, TKey2, TKey3> Having(Func<SqlGroup<TColumns>, SqlCondition> condition) =>
        new(Source.Having(condition), _key1, _key2, _key3);

    /// <summary>Sorts the groups by an aggregate, smallest first; of groups that are sorted already, those that are
    /// equal. What is equal in the end comes by its keys.</summary>
    /// <param name="aggregate">Gives the value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <returns>The groups.</returns>
    public virtual SeaTableGroups<TColumns, TKey1, TKey2, TKey3> OrderBy(Func<SqlGroup<TColumns>, ISqlAggregate> aggregate) =>
        new(Source.OrderBy(aggregate, isDescending: false), _key1, _key2, _key3);

    /// <summary>Sorts the groups by an aggregate, largest first; of groups that are sorted already, those that are
    /// equal. What is equal in the end comes by its keys.</summary>
    /// <param name="aggregate">Gives the value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <returns>The groups.</returns>
    public virtual SeaTableGroups<TColumns, TKey1, TKey2, TKey3> OrderByDescending(
        Func<SqlGroup<TColumns>, ISqlAggregate> aggregate) =>
        new(Source.OrderBy(aggregate, isDescending: true), _key1, _key2, _key3);

    /// <summary>Gives the keys of each group and one value over its rows.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="aggregate">Gives the value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T)> Select<T>(Func<SqlGroup<TColumns>, SqlAggregate<T>> aggregate) =>
        Source.Select(group =>
        {
            var key1 = Selected<TKey1>.OfKey(_key1);
            var key2 = Selected<TKey2>.OfKey(_key2);
            var key3 = Selected<TKey3>.OfKey(_key3);
            var a = Selected<T>.Of(aggregate, group);
            return Source.Shape([key1, key2, key3, a], () => (key1.Value, key2.Value, key3.Value, a.Value), groupKeys: 3);
        });

    /// <summary>Gives the keys of each group and two values over its rows.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <param name="aggregate1">Gives the first value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <param name="aggregate2">Gives the second value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T1, T2)> Select<T1, T2>(
        Func<SqlGroup<TColumns>, SqlAggregate<T1>> aggregate1, Func<SqlGroup<TColumns>, SqlAggregate<T2>> aggregate2) =>
        Source.Select(group =>
        {
            var key1 = Selected<TKey1>.OfKey(_key1);
            var key2 = Selected<TKey2>.OfKey(_key2);
            var key3 = Selected<TKey3>.OfKey(_key3);
            var a = Selected<T1>.Of(aggregate1, group);
            var b = Selected<T2>.Of(aggregate2, group);
            return Source.Shape(
                [key1, key2, key3, a, b], () => (key1.Value, key2.Value, key3.Value, a.Value, b.Value), groupKeys: 3);
        });

    /// <summary>Gives the keys of each group and three values over its rows.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <param name="aggregate1">Gives the first value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <param name="aggregate2">Gives the second value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <param name="aggregate3">Gives the third value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T1, T2, T3)> Select<T1, T2, T3>(
        Func<SqlGroup<TColumns>, SqlAggregate<T1>> aggregate1, Func<SqlGroup<TColumns>, SqlAggregate<T2>> aggregate2,
        Func<SqlGroup<TColumns>, SqlAggregate<T3>> aggregate3) =>
        Source.Select(group =>
        {
            var key1 = Selected<TKey1>.OfKey(_key1);
            var key2 = Selected<TKey2>.OfKey(_key2);
            var key3 = Selected<TKey3>.OfKey(_key3);
            var a = Selected<T1>.Of(aggregate1, group);
            var b = Selected<T2>.Of(aggregate2, group);
            var c = Selected<T3>.Of(aggregate3, group);
            return Source.Shape(
                [key1, key2, key3, a, b, c], () => (key1.Value, key2.Value, key3.Value, a.Value, b.Value, c.Value), groupKeys: 3);
        });

    /// <summary>Gives the keys of each group and four values over its rows.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <param name="aggregate1">Gives the first value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <param name="aggregate2">Gives the second value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <param name="aggregate3">Gives the third value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <param name="aggregate4">Gives the fourth value: <c>g =&gt; g.Count()</c>, <c>g =&gt; g.Sum(c =&gt; c.Amount)</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T1, T2, T3, T4)> Select<T1, T2, T3, T4>(
        Func<SqlGroup<TColumns>, SqlAggregate<T1>> aggregate1, Func<SqlGroup<TColumns>, SqlAggregate<T2>> aggregate2,
        Func<SqlGroup<TColumns>, SqlAggregate<T3>> aggregate3, Func<SqlGroup<TColumns>, SqlAggregate<T4>> aggregate4) =>
        Source.Select(group =>
        {
            var key1 = Selected<TKey1>.OfKey(_key1);
            var key2 = Selected<TKey2>.OfKey(_key2);
            var key3 = Selected<TKey3>.OfKey(_key3);
            var a = Selected<T1>.Of(aggregate1, group);
            var b = Selected<T2>.Of(aggregate2, group);
            var c = Selected<T3>.Of(aggregate3, group);
            var d = Selected<T4>.Of(aggregate4, group);
            return Source.Shape(
                [key1, key2, key3, a, b, c, d], () => (key1.Value, key2.Value, key3.Value, a.Value, b.Value, c.Value, d.Value),
                groupKeys: 3);
        });

    /// <summary>Gives the keys of each group and two values over its rows, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount))</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T1, T2)> Select<T1, T2>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>)> aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        return Select(g => aggregates(g).Item1, g => aggregates(g).Item2);
    }

    /// <summary>Gives the keys of each group and three values over its rows, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T1, T2, T3)> Select<T1, T2, T3>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>)> aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        return Select(g => aggregates(g).Item1, g => aggregates(g).Item2, g => aggregates(g).Item3);
    }

    /// <summary>Gives the keys of each group and four values over its rows, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <param name="aggregates">Gives the values: <c>g =&gt; (g.Count(), g.Sum(c =&gt; c.Amount), …)</c>.</param>
    /// <returns>Tuples, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(TKey1, TKey2, TKey3, T1, T2, T3, T4)> Select<T1, T2, T3, T4>(
        Func<SqlGroup<TColumns>, (SqlAggregate<T1>, SqlAggregate<T2>, SqlAggregate<T3>, SqlAggregate<T4>)> aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        return Select(g => aggregates(g).Item1, g => aggregates(g).Item2, g => aggregates(g).Item3, g => aggregates(g).Item4);
    }
}
