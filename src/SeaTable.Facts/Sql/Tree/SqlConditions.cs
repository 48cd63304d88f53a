namespace SeaTable.Sql;

/// <summary><c>a [NOT] LIKE b</c>, <c>a [NOT] ILIKE b</c></summary>
internal sealed record SqlLike(SqlSpan Span, SqlExpression Value, SqlExpression Pattern, bool IgnoresCase, bool IsNegated)
    : SqlExpression(Span);

/// <summary><c>a [NOT] IN (b, c)</c></summary>
internal sealed record SqlIn(SqlSpan Span, SqlExpression Value, SqlList List, bool IsNegated) : SqlExpression(Span);

/// <summary><c>a [NOT] BETWEEN b AND c</c>, both ends included</summary>
internal sealed record SqlBetween(SqlSpan Span, SqlExpression Value, SqlExpression Low, SqlExpression High, bool IsNegated)
    : SqlExpression(Span);

/// <summary><c>a IS [NOT] NULL</c>, <c>a IS [NOT] TRUE</c></summary>
internal sealed record SqlIs(SqlSpan Span, SqlExpression Value, SqlIsTest Test, bool IsNegated) : SqlExpression(Span);

/// <summary><c>a HAS ANY OF (b, c)</c> and its like, for columns that hold several values</summary>
internal sealed record SqlHas(SqlSpan Span, SqlExpression Value, SqlHasOperator Operator, SqlList List) : SqlExpression(Span);

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
