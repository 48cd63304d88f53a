using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>One statement.</summary>
internal abstract record SqlStatementNode(SqlSpan Span) : SqlNode(Span);

/// <summary><c>SELECT [DISTINCT] … FROM … [WHERE] [GROUP BY] [HAVING] [ORDER BY] [LIMIT]</c></summary>
/// <param name="From">The tables; more than one make an implicit join.</param>
internal sealed record SqlSelect(
    SqlSpan Span,
    bool IsDistinct,
    IReadOnlyList<SqlSelectItem> Items,
    IReadOnlyList<SqlTableReference> From,
    SqlExpressionNode? Where,
    IReadOnlyList<SqlExpressionNode> GroupBy,
    SqlExpressionNode? Having,
    IReadOnlyList<SqlOrdering> OrderBy,
    SqlLimit? Limit) : SqlStatementNode(Span);

/// <summary><c>UPDATE … SET … [WHERE]</c></summary>
internal sealed record SqlUpdate(
    SqlSpan Span,
    SqlTableReference Table,
    IReadOnlyList<SqlSetClause> Assignments,
    SqlExpressionNode? Where) : SqlStatementNode(Span);

/// <summary><c>DELETE FROM … [WHERE]</c></summary>
internal sealed record SqlDelete(SqlSpan Span, SqlTableReference Table, SqlExpressionNode? Where) : SqlStatementNode(Span);

/// <summary><c>INSERT INTO … (…) VALUES (…), …</c></summary>
internal sealed record SqlInsert(
    SqlSpan Span,
    SqlTableReference Table,
    IReadOnlyList<SqlColumnReference> Columns,
    IReadOnlyList<SqlList> Rows) : SqlStatementNode(Span);
