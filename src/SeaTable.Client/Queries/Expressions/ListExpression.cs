namespace SeaTable.Queries;

/// <summary>A list of texts or options, in which single ones can be looked for.</summary>
/// <typeparam name="T">The C# type of one of them.</typeparam>
public abstract class ListExpression<T> : FilterExpression, ISqlSortable
{
    private protected ListExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>The rows whose list has at least one of these.</summary>
    /// <param name="values">What to look for. Nothing finds no rows.</param>
    /// <returns>The condition.</returns>
    public SqlCondition HasAnyOf(params T[] values) => HasAnyOf((IEnumerable<T>)values);

    /// <summary>The rows whose list has at least one of these.</summary>
    /// <param name="values">What to look for. Nothing finds no rows.</param>
    /// <returns>The condition.</returns>
    public SqlCondition HasAnyOf(IEnumerable<T> values) => Has("HAS ANY OF", values, ConstantCondition.Never);

    /// <summary>The rows whose list has all of these, and maybe more.</summary>
    /// <param name="values">What to look for. Nothing finds every row.</param>
    /// <returns>The condition.</returns>
    public SqlCondition HasAllOf(params T[] values) => HasAllOf((IEnumerable<T>)values);

    /// <summary>The rows whose list has all of these, and maybe more.</summary>
    /// <param name="values">What to look for. Nothing finds every row.</param>
    /// <returns>The condition.</returns>
    public SqlCondition HasAllOf(IEnumerable<T> values) => Has("HAS ALL OF", values, ConstantCondition.Always);

    /// <summary>The rows whose list has none of these; the empty ones among them.</summary>
    /// <param name="values">What must not be there. Nothing finds every row.</param>
    /// <returns>The condition.</returns>
    public SqlCondition HasNoneOf(params T[] values) => HasNoneOf((IEnumerable<T>)values);

    /// <summary>The rows whose list has none of these; the empty ones among them.</summary>
    /// <param name="values">What must not be there. Nothing finds every row.</param>
    /// <returns>The condition.</returns>
    public SqlCondition HasNoneOf(IEnumerable<T> values) => Has("HAS NONE OF", values, ConstantCondition.Always);

    /// <summary>The rows whose list has just these and no other, in whatever order.</summary>
    /// <param name="values">What to look for. Nothing finds the empty lists.</param>
    /// <returns>The condition.</returns>
    public SqlCondition IsExactly(params T[] values) => IsExactly((IEnumerable<T>)values);

    /// <summary>The rows whose list has just these and no other, in whatever order.</summary>
    /// <param name="values">What to look for. Nothing finds the empty lists.</param>
    /// <returns>The condition.</returns>
    public SqlCondition IsExactly(IEnumerable<T> values) => Has("IS EXACTLY", values, IsEmpty());

    private protected abstract void Write(SqlWriter writer, T value);

    private SqlCondition Has(string symbol, IEnumerable<T> values, SqlCondition ofNothing)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<T> all = [.. values];
        if (all.Exists(value => value is null))
            throw new ArgumentException("Lists hold no null. Leave it out; IsEmpty() finds the empty lists.", nameof(values));

        return all.Count == 0 ? ofNothing : Comparison.OfList(Source, symbol, all, Write);
    }
}
