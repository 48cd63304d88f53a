using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary>Tells what a pull brought, by the names that code has for it, and what to do next.</summary>
internal static class PullReport
{
    public static void WriteNew(ToolTerminal terminal, string path, BaseDocument document, GeneratedCode code)
    {
        terminal.Note($"[green]{Markup.Escape(path)}[/] is new, with the code for {code.Client}:");
        var table = new Table().Border(TableBorder.None).AddColumns(
            new TableColumn("table").PadRight(2),
            new TableColumn("in C#").PadRight(2),
            new TableColumn("columns").RightAligned());
        foreach (var (model, property) in code.Result.Tables.Zip(code.Result.Base is { } made ? made.Tables : []))
        {
            table.AddRow(
                Markup.Escape(PlainText.Line(model.Name)),
                Markup.Escape($"crm.{property.Property}, {model.RowType}"),
                $"{model.Columns.Count}");
        }

        terminal.Notes.Write(table);
        terminal.Note("Next, in the folder of the project:");
        terminal.Note("  dotnet add package SeaTable.Generators");
        terminal.Note("  dotnet build");
        terminal.Note($"and in code: var crm = new {code.Client}(SeaTableOptions.FromEnvironment());");
        if (document.Tables.Count == 0)
            terminal.Warn("The base has no tables.");
    }

    public static void WriteChanged(
        ToolTerminal terminal, string path, IReadOnlyList<SchemaChange> changes, IReadOnlyList<NameLock> locks, string names)
    {
        if (changes.Count == 0)
        {
            terminal.Note($"[green]{Markup.Escape(path)}[/] is written anew, and nothing in it has changed its meaning.");
            return;
        }

        terminal.Note($"[green]{Markup.Escape(path)}[/] is written: {ChangeTable.Summary(changes)}.");
        ChangeTable.Write(terminal.Notes, changes);
        foreach (var entry in locks)
        {
            var place = $"{names}, \"{entry.Path}\"";
            terminal.Note(Markup.Escape(
                $"{entry.Name} keeps its name in C#, which would be {entry.Instead} now ({place})."));
        }

        terminal.Note(changes.Any(change => change.Severity == Severity.Breaking)
            ? "Build the project: the compiler shows where code needs what is gone or of another type."
            : "Build the project to use it.");
    }
}
