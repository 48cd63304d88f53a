namespace SeaTable.Sql;

/// <summary>A text in single or double quotes.</summary>
/// <param name="Value">The text itself.</param>
internal sealed record SqlTextLiteral(SqlSpan Span, string Value) : SqlExpressionNode(Span);

/// <summary>A number, never with a sign.</summary>
internal sealed record SqlNumberLiteral(SqlSpan Span, double Value) : SqlExpressionNode(Span);

/// <summary><c>true</c> or <c>false</c></summary>
internal sealed record SqlBooleanLiteral(SqlSpan Span, bool Value) : SqlExpressionNode(Span);

/// <summary><c>NULL</c></summary>
internal sealed record SqlNullLiteral(SqlSpan Span) : SqlExpressionNode(Span);
