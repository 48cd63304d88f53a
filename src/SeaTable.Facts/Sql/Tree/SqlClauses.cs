namespace SeaTable.Sql;

/// <summary>One item of a <c>SELECT</c> list.</summary>
/// <param name="Value">What it gives; a <see cref="SqlStar"/> gives all columns.</param>
/// <param name="Alias">The name behind <c>AS</c>, if any.</param>
/// <param name="Text">The words of <paramref name="Value"/>, of which the server makes the name of a column of the
/// answer.</param>
internal sealed record SqlSelectItem(SqlSpan Span, SqlExpressionNode Value, SqlName? Alias, string Text) : SqlNode(Span);

/// <summary>A table that a statement names.</summary>
/// <param name="Alias">What <c>FROM Invoices AS i</c> calls it besides, if anything.</param>
internal sealed record SqlTableReference(SqlSpan Span, SqlName Name, SqlName? Alias = null) : SqlNode(Span);

/// <summary>One key of <c>ORDER BY</c>.</summary>
internal sealed record SqlOrdering(SqlSpan Span, SqlExpressionNode Value, bool IsDescending) : SqlNode(Span);

/// <summary><c>LIMIT count [OFFSET offset]</c> or <c>LIMIT offset, count</c>; numbers or parameters.</summary>
internal sealed record SqlLimit(SqlSpan Span, SqlExpressionNode Count, SqlExpressionNode? Offset) : SqlNode(Span);

/// <summary>One <c>column = constant</c> of an <c>UPDATE</c>.</summary>
internal sealed record SqlSetClause(SqlSpan Span, SqlColumnReference Column, SqlExpressionNode Value) : SqlNode(Span);
