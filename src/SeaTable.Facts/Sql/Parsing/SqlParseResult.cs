using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>What came of parsing.</summary>
/// <param name="Statement">The statement, or null when it has a mistake that leaves nothing to bind.</param>
/// <param name="Problems">The mistakes.</param>
internal sealed record SqlParseResult(SqlStatementNode? Statement, IReadOnlyList<SqlProblem> Problems);
