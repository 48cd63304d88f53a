using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Something that has a value.</summary>
internal abstract record SqlExpressionNode(SqlSpan Span) : SqlNode(Span);

/// <summary>A column, or the alias of an item: <c>Age</c>, <c>`Kick-off date`</c>, <c>Contacts.Age</c>.</summary>
internal sealed record SqlColumnReference(SqlSpan Span, SqlName? Table, SqlName Name) : SqlExpressionNode(Span);

/// <summary><c>*</c>, alone in a <c>SELECT</c> list or in <c>COUNT(*)</c>; with a table, <c>Contacts.*</c>.</summary>
internal sealed record SqlStar(SqlSpan Span, SqlName? Table) : SqlExpressionNode(Span);

/// <summary>A place for a value that travels beside the statement: <c>?</c>.</summary>
/// <param name="Index">Which one of the statement, from 0.</param>
internal sealed record SqlParameterMarker(SqlSpan Span, int Index) : SqlExpressionNode(Span);

/// <summary>
/// What could not be read; a syntax error says why. It fits everywhere, so that it is not complained about twice.
/// </summary>
internal sealed record SqlUnreadable(SqlSpan Span) : SqlExpressionNode(Span);

/// <summary><c>(a, b)</c>; lists may stand in lists where several values are written into one cell.</summary>
internal sealed record SqlList(SqlSpan Span, IReadOnlyList<SqlExpressionNode> Items) : SqlExpressionNode(Span);

/// <summary><c>NOT a</c>, <c>-a</c>, <c>+a</c></summary>
internal sealed record SqlUnary(SqlSpan Span, SqlUnaryOperator Operator, SqlExpressionNode Operand) : SqlExpressionNode(Span);

/// <summary><c>a AND b</c>, <c>a = b</c>, <c>a + b</c> and their like.</summary>
internal sealed record SqlBinary(SqlSpan Span, SqlBinaryOperator Operator, SqlExpressionNode Left, SqlExpressionNode Right)
    : SqlExpressionNode(Span)
{
    /// <summary>
    /// Chains of up to so many conditions are joined from left to right, as people read them; longer ones by halves, so that
    /// trees are not as deep as chains are long.
    /// </summary>
    public const int MaxJoined = 100;
}

/// <summary>A function or an aggregate with its arguments.</summary>
/// <param name="IsDistinct">Whether <c>DISTINCT</c> stands before the argument, so that equal values count once.</param>
internal sealed record SqlCall(
    SqlSpan Span, SqlName Function, IReadOnlyList<SqlExpressionNode> Arguments, bool IsDistinct = false)
    : SqlExpressionNode(Span);

internal enum SqlUnaryOperator
{
    Not,
    Minus,
    Plus,
}

internal enum SqlBinaryOperator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}
