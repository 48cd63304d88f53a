using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>A statement checked against a schema: what its names mean, and what is wrong with it.</summary>
internal sealed class SqlBinding(SqlStatementNode statement, SqlBoundNames names, IReadOnlyList<SqlProblem> problems)
{
    public SqlStatementNode Statement { get; } = statement;

    /// <summary>What the names mean; complete when no problem is an error.</summary>
    public SqlBoundNames Names { get; } = names;

    public IReadOnlyList<SqlProblem> Problems { get; } = problems;
}
