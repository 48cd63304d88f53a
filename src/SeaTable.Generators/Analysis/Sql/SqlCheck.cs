using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>What came of looking at a statement.</summary>
/// <param name="Statement">The statement, or null when it can't be read.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Tokens">Its words and signs.</param>
/// <param name="End">Where the statement ends, which is where a LIMIT could follow.</param>
/// <param name="IsBound">Whether it was checked against a schema.</param>
internal sealed record SqlCheck(
    SqlStatementNode? Statement, IReadOnlyList<SqlProblem> Problems, IReadOnlyList<SqlToken> Tokens, int End, bool IsBound)
{
    /// <summary>Looks at a statement; without a schema, only at how it is written.</summary>
    public static SqlCheck Of(SqlStringSource source, SqlSchema? schema)
    {
        var parsed = SqlParser.Parse(source.Text);
        var isReadable = parsed.Problems.All(problem => problem.Code != SqlProblemCode.Syntax);
        var problems = parsed.Statement is null || schema is null
            ? parsed.Problems
            : parsed.Problems.Concat(SqlBinder.Bind(parsed.Statement, schema, ParameterTypes(source, parsed.Tokens)).Problems

                // What can't be read may have been meant for a LIMIT.
                .Where(problem => isReadable || problem.Code != SqlProblemCode.NoLimit));
        var isBound = parsed.Statement is not null && schema is not null;
        var end = parsed.Statement?.Span.End ?? source.Text.Length;
        return new SqlCheck(parsed.Statement, [.. problems], parsed.Tokens, end, isBound);
    }

    public int Errors => Problems.Count(problem => problem.IsError);

    /// <summary>What the parameters of a statement hold, in their order. Values in quotes are none.</summary>
    private static SqlType[] ParameterTypes(SqlStringSource source, IReadOnlyList<SqlToken> tokens)
    {
        if (source.Values.Count == 0)
        {
            return [];
        }

        var types = source.Values.ToDictionary(value => value.Start, value => value.Piece.Type.InSql);
        return
        [
            .. tokens.Where(token => token.Kind == SqlTokenKind.Parameter)
                .Select(token => types.TryGetValue(token.Span.Start, out var type) ? type : SqlType.Unknown),
        ];
    }
}
