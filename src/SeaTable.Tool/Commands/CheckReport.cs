using System.Globalization;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Diagnostics;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Shows the generator's diagnostics the way compilers do, so that editors and terminals find the place.</summary>
internal static class CheckReport
{
    public static void Write(IAnsiConsole console, IEnumerable<DiagnosticInfo> diagnostics)
    {
        foreach (var found in diagnostics)
        {
            var (diagnostic, color) = (found.ToDiagnostic(), IsError(found) ? "red" : "yellow");
            var word = IsError(found) ? "error" : "warning";
            console.MarkupLine(
                $"{Markup.Escape(Place(found.Location))}: [{color}]{word}[/] {found.RuleId}: " +
                Markup.Escape(PlainText.Line(diagnostic.GetMessage(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>Sorts them as their files are read, whatever the order in which they were found.</summary>
    public static List<DiagnosticInfo> InOrder(IEnumerable<DiagnosticInfo> diagnostics) =>
    [
        .. diagnostics.OrderBy(found => found.Location?.Path, StringComparer.Ordinal)
            .ThenBy(found => found.Location?.StartLine).ThenBy(found => found.Location?.StartColumn),
    ];

    public static bool IsError(DiagnosticInfo found) => found.ToDiagnostic().Severity == DiagnosticSeverity.Error;

    /// <summary>Says how much was found.</summary>
    public static string Summary(int errors, int warnings) => errors + warnings == 0 ? "Nothing found."
        : $"{Words.Count(errors, "error")}, {Words.Count(warnings, "warning")}.";

    /// <summary>What a check ends with: that something was found, for warnings only when they are asked for.</summary>
    public static int ExitCodeOf(int errors, int warnings, bool isStrict) =>
        errors > 0 || (isStrict && warnings > 0) ? ExitCode.Findings : ExitCode.Success;

    private static string Place(LocationInfo? location) =>
        location is null ? "seatable" : $"{location.Path}:{location.StartLine + 1}:{location.StartColumn + 1}";
}
