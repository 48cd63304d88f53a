namespace SeaTable.Queries;

/// <summary>A list of texts or options that can be searched.</summary>
/// <typeparam name="T">The C# type of one element.</typeparam>
public abstract class ListExpression<T> : FilterExpression, ISqlSortable
{
    private protected ListExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>Finds the rows whose list contains a value; the same as <c>HasAnyOf</c> with one.</summary>
    /// <param name="value">The value to seek.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition Contains(T value) => HasAnyOf(value);

    /// <summary>Finds the rows whose list has anything in it; the same as <c>IsNotEmpty</c>.</summary>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition Any() => IsNotEmpty();

    /// <summary>Finds the rows whose list contains at least one of these values.</summary>
    /// <param name="values">The values to seek. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition HasAnyOf(params T[] values) => HasAnyOf((IEnumerable<T>)values);

    /// <summary>Finds the rows whose list contains at least one of these values.</summary>
    /// <param name="values">The values to seek. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition HasAnyOf(IEnumerable<T> values) => Has("HAS ANY OF", values, ConstantCondition.Never);

    /// <summary>Finds the rows whose list contains all of these values, and possibly others.</summary>
    /// <param name="values">The values to seek. If there are none, every row is found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition HasAllOf(params T[] values) => HasAllOf((IEnumerable<T>)values);

    /// <summary>Finds the rows whose list contains all of these values, and possibly others.</summary>
    /// <param name="values">The values to seek. If there are none, every row is found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition HasAllOf(IEnumerable<T> values) => Has("HAS ALL OF", values, ConstantCondition.Always);

    /// <summary>Finds the rows whose list contains none of these values, empty lists included.</summary>
    /// <param name="values">The values to exclude. If there are none, every row is found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition HasNoneOf(params T[] values) => HasNoneOf((IEnumerable<T>)values);

    /// <summary>Finds the rows whose list contains none of these values, empty lists included.</summary>
    /// <param name="values">The values to exclude. If there are none, every row is found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition HasNoneOf(IEnumerable<T> values) => Has("HAS NONE OF", values, ConstantCondition.Always);

    /// <summary>Finds the rows whose list contains these values and no others, in any order.</summary>
    /// <param name="values">The values to seek. If there are none, the empty lists are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition IsExactly(params T[] values) => IsExactly((IEnumerable<T>)values);

    /// <summary>Finds the rows whose list contains these values and no others, in any order.</summary>
    /// <param name="values">The values to seek. If there are none, the empty lists are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition IsExactly(IEnumerable<T> values) => Has("IS EXACTLY", values, IsEmpty());

    SqlCondition? ISqlExpression.CompareAny(SqlComparison comparison, object? value) => (comparison, value) switch
    {
        (SqlComparison.Equal, null) => IsEmpty(),
        (SqlComparison.NotEqual, null) => IsNotEmpty(),
        (SqlComparison.Contains, { } element) when TryRead(element, out var given) => Contains(given),
        _ => null,
    };

    private protected abstract void Write(SqlWriter writer, T value);

    /// <summary>Reads an element whose type is known at run time only.</summary>
    private protected virtual bool TryRead(object value, out T element) => AnyValue.TryRead(value, out element);

    private SqlCondition Has(string symbol, IEnumerable<T> values, SqlCondition ofNothing)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<T> all = [.. values];
        if (all.Exists(value => value is null))
            throw new ArgumentException("Lists hold no null. Leave it out; IsEmpty() finds the empty lists.", nameof(values));

        return all.Count == 0 ? ofNothing : Comparison.OfList(Source, symbol, all, Write);
    }
}
