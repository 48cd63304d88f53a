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

    public static void Write(ToolTerminal terminal, string statement, IEnumerable<SqlProblem> problems)
    {
        foreach (var problem in problems)
        {
            var rule = SqlRules.Of(problem.Code);
            var (word, color) = rule.DefaultSeverity == DiagnosticSeverity.Error ? ("error", "red") : ("warning", "yellow");
            terminal.Note($"[{color}]{word}[/] {rule.Id}: {Markup.Escape(problem.Message)}");
            var (line, mark) = Place(statement, problem.Span);
            terminal.Note(Markup.Escape(Margin + line));
            terminal.Note($"{Margin}[{color}]{mark}[/]");
            if (problem.Replacement is { } replacement)
                terminal.Note($"{Margin}write: {Markup.Escape(replacement)}");
        }
    }

    /// <summary>The line of a place, and marks that stand below it.</summary>
    internal static (string Line, string Mark) Place(string statement, SqlSpan span)
    {
        var at = Math.Clamp(span.Start, 0, statement.Length);
        var start = at == 0 ? 0 : statement.LastIndexOf('\n', at - 1) + 1;
        var end = statement.IndexOf('\n', at) is >= 0 and var found ? found : statement.Length;
        var from = Math.Max(start, at - Around);
        var to = Math.Min(end, Math.Min(span.End, end) + Around);
        var before = Plain(statement[from..at]);
        var marked = Plain(statement[at..Math.Clamp(span.End, at, end)]);
        var behind = Plain(statement[Math.Clamp(span.End, at, end)..Math.Max(to, Math.Clamp(span.End, at, end))]);
        var (more, rest) = (from > start ? "…" : "", to < end ? "…" : "");
        return (
            $"{more}{before}{marked}{behind}{rest}",
            new string(' ', (more + before).GetCellWidth()) + new string('^', Math.Max(1, marked.GetCellWidth())));
    }

    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
