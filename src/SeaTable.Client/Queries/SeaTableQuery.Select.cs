using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Only the values of one column.</summary>
    /// <typeparam name="T1">The type of its values.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <returns>The values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<T1> Select<T1>(Func<TColumns, ISqlValue<T1>> column) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column, columns);
            return new SelectionShape<T1>([a], () => a.Value);
        });

    /// <summary>Only the values of two columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2)> Select<T1, T2>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            return new SelectionShape<(T1, T2)>([a, b], () => (a.Value, b.Value));
        });

    /// <summary>Only the values of three columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <param name="column3">Gives the third column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3)> Select<T1, T2, T3>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2, Func<TColumns, ISqlValue<T3>> column3) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            var c = Selected<T3>.Of(column3, columns);
            return new SelectionShape<(T1, T2, T3)>([a, b, c], () => (a.Value, b.Value, c.Value));
        });

    /// <summary>Only the values of four columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <param name="column3">Gives the third column.</param>
    /// <param name="column4">Gives the fourth column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4)> Select<T1, T2, T3, T4>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2, Func<TColumns, ISqlValue<T3>> column3,
        Func<TColumns, ISqlValue<T4>> column4) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            var c = Selected<T3>.Of(column3, columns);
            var d = Selected<T4>.Of(column4, columns);
            return new SelectionShape<(T1, T2, T3, T4)>([a, b, c, d], () => (a.Value, b.Value, c.Value, d.Value));
        });

    /// <summary>Only the values of five columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <param name="column3">Gives the third column.</param>
    /// <param name="column4">Gives the fourth column.</param>
    /// <param name="column5">Gives the fifth column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5)> Select<T1, T2, T3, T4, T5>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2, Func<TColumns, ISqlValue<T3>> column3,
        Func<TColumns, ISqlValue<T4>> column4, Func<TColumns, ISqlValue<T5>> column5) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            var c = Selected<T3>.Of(column3, columns);
            var d = Selected<T4>.Of(column4, columns);
            var e = Selected<T5>.Of(column5, columns);
            return new SelectionShape<(T1, T2, T3, T4, T5)>([a, b, c, d, e], () => (a.Value, b.Value, c.Value, d.Value, e.Value));
        });

    /// <summary>Only the values of six columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <typeparam name="T6">The type of the sixth column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <param name="column3">Gives the third column.</param>
    /// <param name="column4">Gives the fourth column.</param>
    /// <param name="column5">Gives the fifth column.</param>
    /// <param name="column6">Gives the sixth column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5, T6)> Select<T1, T2, T3, T4, T5, T6>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2, Func<TColumns, ISqlValue<T3>> column3,
        Func<TColumns, ISqlValue<T4>> column4, Func<TColumns, ISqlValue<T5>> column5, Func<TColumns, ISqlValue<T6>> column6) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            var c = Selected<T3>.Of(column3, columns);
            var d = Selected<T4>.Of(column4, columns);
            var e = Selected<T5>.Of(column5, columns);
            var f = Selected<T6>.Of(column6, columns);
            return new SelectionShape<(T1, T2, T3, T4, T5, T6)>(
                [a, b, c, d, e, f], () => (a.Value, b.Value, c.Value, d.Value, e.Value, f.Value));
        });

    /// <summary>Only the values of seven columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <typeparam name="T6">The type of the sixth column's values.</typeparam>
    /// <typeparam name="T7">The type of the seventh column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <param name="column3">Gives the third column.</param>
    /// <param name="column4">Gives the fourth column.</param>
    /// <param name="column5">Gives the fifth column.</param>
    /// <param name="column6">Gives the sixth column.</param>
    /// <param name="column7">Gives the seventh column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5, T6, T7)> Select<T1, T2, T3, T4, T5, T6, T7>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2, Func<TColumns, ISqlValue<T3>> column3,
        Func<TColumns, ISqlValue<T4>> column4, Func<TColumns, ISqlValue<T5>> column5, Func<TColumns, ISqlValue<T6>> column6,
        Func<TColumns, ISqlValue<T7>> column7) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            var c = Selected<T3>.Of(column3, columns);
            var d = Selected<T4>.Of(column4, columns);
            var e = Selected<T5>.Of(column5, columns);
            var f = Selected<T6>.Of(column6, columns);
            var g = Selected<T7>.Of(column7, columns);
            return new SelectionShape<(T1, T2, T3, T4, T5, T6, T7)>(
                [a, b, c, d, e, f, g], () => (a.Value, b.Value, c.Value, d.Value, e.Value, f.Value, g.Value));
        });

    /// <summary>Only the values of eight columns.</summary>
    /// <typeparam name="T1">The type of the first column's values.</typeparam>
    /// <typeparam name="T2">The type of the second column's values.</typeparam>
    /// <typeparam name="T3">The type of the third column's values.</typeparam>
    /// <typeparam name="T4">The type of the fourth column's values.</typeparam>
    /// <typeparam name="T5">The type of the fifth column's values.</typeparam>
    /// <typeparam name="T6">The type of the sixth column's values.</typeparam>
    /// <typeparam name="T7">The type of the seventh column's values.</typeparam>
    /// <typeparam name="T8">The type of the eighth column's values.</typeparam>
    /// <param name="column1">Gives the first column.</param>
    /// <param name="column2">Gives the second column.</param>
    /// <param name="column3">Gives the third column.</param>
    /// <param name="column4">Gives the fourth column.</param>
    /// <param name="column5">Gives the fifth column.</param>
    /// <param name="column6">Gives the sixth column.</param>
    /// <param name="column7">Gives the seventh column.</param>
    /// <param name="column8">Gives the eighth column.</param>
    /// <returns>Tuples of the values, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<(T1, T2, T3, T4, T5, T6, T7, T8)> Select<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<TColumns, ISqlValue<T1>> column1, Func<TColumns, ISqlValue<T2>> column2, Func<TColumns, ISqlValue<T3>> column3,
        Func<TColumns, ISqlValue<T4>> column4, Func<TColumns, ISqlValue<T5>> column5, Func<TColumns, ISqlValue<T6>> column6,
        Func<TColumns, ISqlValue<T7>> column7, Func<TColumns, ISqlValue<T8>> column8) =>
        Source.Select(Plan, columns =>
        {
            var a = Selected<T1>.Of(column1, columns);
            var b = Selected<T2>.Of(column2, columns);
            var c = Selected<T3>.Of(column3, columns);
            var d = Selected<T4>.Of(column4, columns);
            var e = Selected<T5>.Of(column5, columns);
            var f = Selected<T6>.Of(column6, columns);
            var g = Selected<T7>.Of(column7, columns);
            var h = Selected<T8>.Of(column8, columns);
            return new SelectionShape<(T1, T2, T3, T4, T5, T6, T7, T8)>(
                [a, b, c, d, e, f, g, h], () => (a.Value, b.Value, c.Value, d.Value, e.Value, f.Value, g.Value, h.Value));
        });
}
