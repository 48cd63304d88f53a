using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>What came of looking at a statement.</summary>
/// <param name="Statement">The statement, or null when it can't be read.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Tokens">Its words and signs.</param>
/// <param name="End">Where the statement ends, which is where a LIMIT could follow.</param>
/// <param name="Names">What its names mean; null when it was not checked against a schema.</param>
internal sealed record SqlCheck(
    SqlStatementNode? Statement, IReadOnlyList<SqlProblem> Problems, IReadOnlyList<SqlToken> Tokens, int End,
    SqlBoundNames? Names)
{
    /// <summary>Looks at a statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="schema">The base, or null to look only at how it is written.</param>
    /// <param name="parameters">Gives what the parameters hold, in their order, by the words and signs.</param>
    public static SqlCheck Of(
        string text, SqlSchema? schema, Func<IReadOnlyList<SqlToken>, IReadOnlyList<SqlType>> parameters)
    {
        var parsed = SqlParser.Parse(text);
        var end = parsed.Statement?.Span.End ?? text.Length;
        if (parsed.Statement is null || schema is null)
        {
            var unread = schema is null ? parsed.Problems
                : SqlBareNames.Explain(text, schema, parsed.Tokens, parsed.Problems);
            return new SqlCheck(parsed.Statement, unread, parsed.Tokens, end, null);
        }

        var isReadable = parsed.Problems.All(problem => problem.Code != SqlProblemCode.Syntax);
        var bound = SqlBinder.Bind(parsed.Statement, schema, parameters(parsed.Tokens));

        // What can't be read may have been meant for a LIMIT.
        var problems = bound.Problems.Where(problem => isReadable || problem.Code != SqlProblemCode.NoLimit);
        return new SqlCheck(
            parsed.Statement, SqlBareNames.Explain(text, schema, parsed.Tokens, [.. parsed.Problems, .. problems]), parsed.Tokens,
            end, bound.Names);
    }

    /// <summary>Whether it was checked against a schema.</summary>
    public bool IsBound => Names is not null;

    public int Errors => Problems.Count(problem => problem.IsError);
}
