namespace SeaTable.Queries;

/// <summary>An expression by which rows can be sorted.</summary>
public interface ISqlSortable : ISqlExpression;
