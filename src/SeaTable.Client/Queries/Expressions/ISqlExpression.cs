namespace SeaTable.Queries;

/// <summary>Something in a query that has a value for each row: a column, or what a function makes of one.</summary>
public interface ISqlExpression
{
    internal SqlSource Source { get; }
}
