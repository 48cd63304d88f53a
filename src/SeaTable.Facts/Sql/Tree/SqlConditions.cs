namespace SeaTable.Sql;

/// <summary><c>a [NOT] LIKE b</c>, <c>a [NOT] ILIKE b</c></summary>
internal sealed record SqlLike(SqlSpan Span, SqlExpressionNode Value, SqlExpressionNode Pattern, bool IgnoresCase, bool IsNegated)
    : SqlExpressionNode(Span);

/// <summary><c>a [NOT] IN (b, c)</c></summary>
internal sealed record SqlIn(SqlSpan Span, SqlExpressionNode Value, SqlList List, bool IsNegated) : SqlExpressionNode(Span);

/// <summary><c>a [NOT] BETWEEN b AND c</c>, both ends included</summary>
internal sealed record SqlBetween(SqlSpan Span, SqlExpressionNode Value, SqlExpressionNode Low, SqlExpressionNode High,
    bool IsNegated)
    : SqlExpressionNode(Span);

/// <summary><c>a IS [NOT] NULL</c>, <c>a IS [NOT] TRUE</c></summary>
internal sealed record SqlIs(SqlSpan Span, SqlExpressionNode Value, SqlIsTest Test, bool IsNegated) : SqlExpressionNode(Span);

/// <summary><c>a HAS ANY OF (b, c)</c> and its like, for columns that hold several values</summary>
internal sealed record SqlHas(SqlSpan Span, SqlExpressionNode Value, SqlHasOperator Operator, SqlList List)
    : SqlExpressionNode(Span);

internal enum SqlIsTest
{
    Null,
    True,
}

internal enum SqlHasOperator
{
    AnyOf,
    AllOf,
    NoneOf,
    Exactly,
}
