using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Makes a tree of a statement's text.</summary>
internal static class SqlParser
{
    // To come: public static SqlParseResult Parse(string text)
}

/// <summary>What came of parsing.</summary>
/// <param name="Statement">The statement, or null when it has a mistake that leaves nothing to bind.</param>
/// <param name="Problems">The mistakes.</param>
internal sealed record SqlParseResult(SqlStatement? Statement, IReadOnlyList<SqlProblem> Problems);
