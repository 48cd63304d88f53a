using Microsoft.CodeAnalysis;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Sql;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Statements;

/// <summary>Shows what is wrong with a statement, with the place marked below its line.</summary>
internal static class ProblemReport
{
    private const string Margin = "  ";

    /// <summary>How many signs before and behind a place are shown of a long line.</summary>
    private const int Around = 30;

    public static void Write(IAnsiConsole console, string statement, IEnumerable<SqlProblem> problems)
    {
        foreach (var problem in problems)
        {
            var rule = SqlRules.Of(problem.Code);
            var (word, color) = IsError(problem) ? ("error", "red") : ("warning", "yellow");
            console.MarkupLine($"[{color}]{word}[/] {rule.Id}: {Markup.Escape(PlainText.Line(problem.Message))}");
            var (line, mark) = Place(statement, problem.Span);
            console.WriteLine(Margin + line);
            console.MarkupLine($"{Margin}[{color}]{mark}[/]");
            if (problem.Replacement is { } replacement)
                console.WriteLine($"{Margin}write: {PlainText.Line(replacement)}");
        }
    }

    /// <summary>Whether its rule is about an error.</summary>
    public static bool IsError(SqlProblem problem) =>
        SqlRules.Of(problem.Code).DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The line of a place, and marks that stand below it.</summary>
    internal static (string Line, string Mark) Place(string statement, SqlSpan span)
    {
        var at = Math.Clamp(span.Start, 0, statement.Length);
        var start = at == 0 ? 0 : statement.LastIndexOf('\n', at - 1) + 1;
        var end = statement.IndexOf('\n', at) is >= 0 and var found ? found : statement.Length;
        var from = Math.Max(start, at - Around);
        var to = Math.Min(end, Math.Min(span.End, end) + Around);
        var before = PlainText.Line(statement[from..at]);
        var marked = PlainText.Line(statement[at..Math.Clamp(span.End, at, end)]);
        var behind = PlainText.Line(statement[Math.Clamp(span.End, at, end)..Math.Max(to, Math.Clamp(span.End, at, end))]);
        var (more, rest) = (from > start ? "…" : "", to < end ? "…" : "");
        return (
            $"{more}{before}{marked}{behind}{rest}",
            new string(' ', (more + before).GetCellWidth()) + new string('^', Math.Max(1, marked.GetCellWidth())));
    }
}
