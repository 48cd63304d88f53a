using SeaTable.Tool.Comparison;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Shows what differs between two schemas, as a table for people.</summary>
internal static class ChangeTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<SchemaChange> changes)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns(
            new TableColumn("").NoWrap().PadRight(2), new TableColumn("").PadRight(0));
        foreach (var change in changes)
        {
            table.AddRow(
                Word(change.Severity),
                Markup.Escape(PlainText.Line($"{change.Place} {change.Message}.")));
        }

        console.Write(table);
    }

    public static string Summary(IReadOnlyList<SchemaChange> changes) =>
        string.Join(", ", Enum.GetValues<Severity>().OrderDescending()
        .Select(severity => $"{changes.Count(change => change.Severity == severity)} {severity.ToString().ToLowerInvariant()}"));

    private static string Word(Severity severity) => severity switch
    {
        Severity.Breaking => "[red]breaking[/]",
        Severity.Compatible => "[green]compatible[/]",
        _ => "[grey]cosmetic[/]",
    };
}
