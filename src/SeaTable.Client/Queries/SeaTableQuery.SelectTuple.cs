using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Only the values of two columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2)> Select<T1, T2>(Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2);
    }

    /// <summary>Only the values of three columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age, …)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3)> Select<T1, T2, T3>(
        Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>, ISqlValue<T3>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2, c => columns(c).Item3);
    }

    /// <summary>Only the values of four columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age, …)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4)> Select<T1, T2, T3, T4>(
        Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>, ISqlValue<T3>, ISqlValue<T4>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2, c => columns(c).Item3, c => columns(c).Item4);
    }

    /// <summary>Only the values of five columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age, …)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5)> Select<T1, T2, T3, T4, T5>(
        Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>, ISqlValue<T3>, ISqlValue<T4>, ISqlValue<T5>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2, c => columns(c).Item3, c => columns(c).Item4,
            c => columns(c).Item5);
    }

    /// <summary>Only the values of six columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <typeparam name="T6">The type of the sixth column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age, …)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5, T6)> Select<T1, T2, T3, T4, T5, T6>(
        Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>, ISqlValue<T3>, ISqlValue<T4>, ISqlValue<T5>, ISqlValue<T6>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2, c => columns(c).Item3, c => columns(c).Item4,
            c => columns(c).Item5, c => columns(c).Item6);
    }

    /// <summary>Only the values of seven columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <typeparam name="T6">The type of the sixth column's values.</typeparam>
    /// <typeparam name="T7">The type of the seventh column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age, …)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5, T6, T7)> Select<T1, T2, T3, T4, T5, T6, T7>(
        Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>, ISqlValue<T3>, ISqlValue<T4>, ISqlValue<T5>, ISqlValue<T6>,
            ISqlValue<T7>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2, c => columns(c).Item3, c => columns(c).Item4,
            c => columns(c).Item5, c => columns(c).Item6, c => columns(c).Item7);
    }

    /// <summary>Only the values of eight columns, which one lambda gives as a tuple.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <typeparam name="T6">The type of the sixth column's values.</typeparam>
    /// <typeparam name="T7">The type of the seventh column's values.</typeparam>
    /// <typeparam name="T8">The type of the eighth column's values.</typeparam>
    /// <param name="columns">Gives the columns: <c>c =&gt; (c.Name, c.Age, …)</c>.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5, T6, T7, T8)> Select<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<TColumns, (ISqlValue<T1>, ISqlValue<T2>, ISqlValue<T3>, ISqlValue<T4>, ISqlValue<T5>, ISqlValue<T6>, ISqlValue<T7>,
            ISqlValue<T8>)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Select(c => columns(c).Item1, c => columns(c).Item2, c => columns(c).Item3, c => columns(c).Item4,
            c => columns(c).Item5, c => columns(c).Item6, c => columns(c).Item7, c => columns(c).Item8);
    }
}
