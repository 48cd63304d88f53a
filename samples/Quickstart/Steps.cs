using System.Globalization;
using Spectre.Console;

namespace Quickstart;

/// <summary>How the program shows what it does.</summary>
internal static class Steps
{
    /// <summary>A file or pipe has no width and shows no colours.</summary>
    internal static void FitOutput()
    {
        if (!Console.IsOutputRedirected)
            return;

        AnsiConsole.Profile.Width = 130;
        AnsiConsole.Profile.Capabilities.Ansi = false;
    }

    internal static void Title(string title) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"\n[bold]{title}[/]");

    internal static void Done(string what) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [green]✓[/] {what}");

    internal static Table Table(string title, params string[] columns)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));

        return table;
    }

    internal static string Cell(string? text) => Markup.Escape(text ?? "");
}
