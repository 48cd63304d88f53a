using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>What came of looking at a statement.</summary>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Tokens">Its words and signs.</param>
/// <param name="End">Where the statement ends, which is where a LIMIT could follow.</param>
/// <param name="IsBound">Whether it was checked against a schema.</param>
internal sealed record SqlCheck(IReadOnlyList<SqlProblem> Problems, IReadOnlyList<SqlToken> Tokens, int End, bool IsBound)
{
    /// <summary>Looks at a statement; without a schema, only at how it is written.</summary>
    public static SqlCheck Of(string text, SqlSchema? schema, IReadOnlyList<SqlType>? parameters = null)
    {
        var parsed = SqlParser.Parse(text);
        var isReadable = parsed.Problems.All(problem => problem.Code != SqlProblemCode.Syntax);
        var problems = parsed.Statement is null || schema is null
            ? parsed.Problems
            : parsed.Problems.Concat(SqlBinder.Bind(parsed.Statement, schema, parameters).Problems

                // What can't be read may have been meant for a LIMIT.
                .Where(problem => isReadable || problem.Code != SqlProblemCode.NoLimit));
        var isBound = parsed.Statement is not null && schema is not null;
        return new SqlCheck([.. problems], SqlTokenizer.Read(text, []), parsed.Statement?.Span.End ?? text.Length, isBound);
    }

    public int Errors => Problems.Count(problem => problem.IsError);
}
