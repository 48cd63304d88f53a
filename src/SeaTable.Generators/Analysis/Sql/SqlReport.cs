using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Reports about one statement, with what a code fix needs to change.</summary>
internal sealed class SqlReport(SyntaxTree tree, SqlStringSource source, Action<Diagnostic> report)
{
    public void Problem(SqlProblem problem, int end)
    {
        var rule = SqlRules.Of(problem.Code);
        if (problem.Code == SqlProblemCode.NoLimit)
        {
            Add(
                rule,
                problem.Span,
                problem.Message,
                new SqlSpan(end, 0),
                $" LIMIT {ServerLimits.SqlRowsWithoutLimit}",
                $"Add LIMIT {ServerLimits.SqlRowsWithoutLimit}");
        }
        else
        {
            var replaced = problem.ReplacedSpan ?? problem.Span;
            Add(
                rule,
                problem.Span,
                problem.Message,
                replaced,
                problem.Replacement,
                problem.Replacement is null ? "" : $"Write {problem.Replacement}");
        }
    }

    /// <summary>Reports without a fix.</summary>
    public void Add(DiagnosticDescriptor rule, TextSpan place, string message) =>
        report(Diagnostic.Create(rule, Location.Create(tree, place), message));

    /// <summary>Reports with a fix that is written in C#.</summary>
    public void Add(DiagnosticDescriptor rule, TextSpan place, string message, TextSpan replaced, string code, string title) =>
        report(
            Diagnostic.Create(rule, Location.Create(tree, place), [Location.Create(tree, replaced)], Fix(code, title), message));

    private void Add(
        DiagnosticDescriptor rule, SqlSpan words, string message, SqlSpan replaced, string? replacement, string title)
    {
        if (replacement is not null && source.Escape(replaced, replacement) is { } code)
        {
            Add(rule, source.Place(words), message, source.Place(replaced), code, title);
        }
        else
        {
            Add(rule, source.Place(words), message);
        }
    }

    private static ImmutableDictionary<string, string?> Fix(string code, string title) =>
        ImmutableDictionary<string, string?>.Empty
        .Add(SqlFix.Code, code)
        .Add(SqlFix.Title, title);
}
