using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Sql;

/// <summary>What came of looking at a statement.</summary>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Tokens">Its words and signs.</param>
/// <param name="End">Where the statement ends, which is where a LIMIT could follow.</param>
internal sealed record SqlCheck(IReadOnlyList<SqlProblem> Problems, IReadOnlyList<SqlToken> Tokens, int End)
{
    /// <summary>Looks at a statement; without a schema, only at how it is written.</summary>
    public static SqlCheck Of(string text, SqlSchema? schema, IReadOnlyList<SqlType>? parameters = null)
    {
        SqlParseResult parsed = SqlParser.Parse(text);
        IEnumerable<SqlProblem> problems = parsed.Statement == null || schema == null
            ? parsed.Problems
            : parsed.Problems.Concat(SqlBinder.Bind(parsed.Statement, schema, parameters).Problems);
        return new SqlCheck([.. problems], SqlTokenizer.Read(text, []), parsed.Statement?.Span.End ?? text.Length);
    }

    public int Errors => Problems.Count(problem => problem.IsError);
}
