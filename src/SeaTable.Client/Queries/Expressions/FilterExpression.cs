namespace SeaTable.Queries;

/// <summary>An expression of which a query can tell at least whether it is empty.</summary>
public abstract class FilterExpression : SqlExpression
{
    private protected FilterExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>The rows whose cell is empty: never filled in, cleared, an empty text or list, or a formula that came to an error.</summary>
    /// <returns>The condition.</returns>
    public SqlCondition IsEmpty() => Comparison.IsNull(Source);

    /// <summary>The rows whose cell holds something.</summary>
    /// <returns>The condition.</returns>
    public SqlCondition IsNotEmpty() => Comparison.IsNotNull(Source);
}
