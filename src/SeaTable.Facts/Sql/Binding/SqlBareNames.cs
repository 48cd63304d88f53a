using System;
using System.Collections.Generic;
using System.Linq;

namespace SeaTable.Sql;

/// <summary>
/// Finds names of several words that stand without their backticks. Only the schema tells that, so what the parser says of their
/// single words is replaced.
/// </summary>
internal static class SqlBareNames
{
    /// <summary>The problems of a statement, with one for each such name instead of those that came of it.</summary>
    public static IReadOnlyList<SqlProblem> Explain(
        string text, SqlSchema schema, IReadOnlyList<SqlToken> tokens, IReadOnlyList<SqlProblem> problems)
    {
        List<SqlProblem> causes = [.. problems.Where(problem => problem.Code is SqlProblemCode.Syntax
            or SqlProblemCode.UnknownTable or SqlProblemCode.UnknownColumn or SqlProblemCode.UnknownFunction)];
        if (causes.Count == 0)
        {
            return problems;
        }

        IReadOnlyList<(string Name, string What)> names =
        [
            .. schema.Tables.Select(table => (table.Name, "table"))
                .Concat(schema.Tables.SelectMany(table => table.Columns).Select(column => (column.Name, "column")))
                .Where(name => !SqlQuoting.CanStandBare(name.Name)).OrderByDescending(name => name.Name.Length),
        ];
        List<SqlProblem> found = [];
        foreach (var token in tokens.Where(token => token.Kind == SqlTokenKind.Word))
        {
            var start = token.Span.Start;
            foreach (var (name, what) in names)
            {
                SqlSpan span = new(start, name.Length);
                if (string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
                    && causes.Any(cause => cause.Span.Start >= start && cause.Span.Start < span.End)
                    && tokens.Any(last => last.Span.End == span.End && last.Span.Start > start))
                {
                    var quoted = SqlQuoting.Name(name);
                    found.Add(new(SqlProblemCode.Syntax, span, $"The {what} {quoted} needs its backticks.", quoted));
                    break;
                }
            }
        }

        return found.Count == 0 ? problems : [.. found, .. problems.Where(problem => !IsOfThem(problem, found))];
    }

    /// <summary>Whether a problem is about the words of such a name, or comes of them: what follows is misread.</summary>
    private static bool IsOfThem(SqlProblem problem, List<SqlProblem> names) =>
        (problem.Code == SqlProblemCode.Syntax && problem.Span.Start >= names[0].Span.Start)
        || names.Any(name => problem.Span.Start < name.Span.End && problem.Span.End > name.Span.Start);
}
