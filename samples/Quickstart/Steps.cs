using Spectre.Console;

namespace Quickstart;

/// <summary>How the program shows what it does.</summary>
internal static class Steps
{
    internal static void Title(string title) => AnsiConsole.MarkupLineInterpolated($"\n[bold]{title}[/]");

    internal static void Done(string what) => AnsiConsole.MarkupLineInterpolated($"  [green]✓[/] {what}");

    internal static Table Table(string title, params string[] columns)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));

        return table;
    }

    internal static string Cell(string? text) => Markup.Escape(text ?? "");
}
