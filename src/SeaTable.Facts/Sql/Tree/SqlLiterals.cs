namespace SeaTable.Sql;

/// <summary>A text in single or double quotes.</summary>
/// <param name="Value">The text itself.</param>
internal sealed record SqlText(SqlSpan Span, string Value) : SqlExpression(Span);

/// <summary>A number, never with a sign.</summary>
internal sealed record SqlNumber(SqlSpan Span, double Value) : SqlExpression(Span);

/// <summary><c>true</c> or <c>false</c></summary>
internal sealed record SqlBoolean(SqlSpan Span, bool Value) : SqlExpression(Span);

/// <summary><c>NULL</c></summary>
internal sealed record SqlNull(SqlSpan Span) : SqlExpression(Span);
