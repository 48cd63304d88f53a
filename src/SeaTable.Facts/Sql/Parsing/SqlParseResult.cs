using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>What came of parsing.</summary>
/// <param name="Statement">The statement, or null when it has a mistake that leaves nothing to bind.</param>
/// <param name="Problems">The mistakes.</param>
/// <param name="Tokens">All words and signs, the last of them the end.</param>
internal sealed record SqlParseResult(
    SqlStatementNode? Statement, IReadOnlyList<SqlProblem> Problems, IReadOnlyList<SqlToken> Tokens);
