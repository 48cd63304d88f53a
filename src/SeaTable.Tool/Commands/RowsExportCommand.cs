using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Exports;
using SeaTable.Tool.Rows;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable rows export</c>: writes the rows of a table as CSV.</summary>
internal static class RowsExportCommand
{
    private const string Ids = "ids";

    public static Command Create()
    {
        var server = new ServerOptions();
        var table = new Argument<string>("table") { Description = "The table, by its name or id." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file. [default: the standard output]",
            HelpName = "FILE",
        };
        var view = new Option<string?>("--view")
        {
            Description = "Only the rows that a view shows, in its order.",
            HelpName = "VIEW",
        };
        var columns = new Option<string[]>("--columns", "-c")
        {
            Description = "Only these columns, in this order. [default: all]",
            HelpName = "COLUMN",
            AllowMultipleArgumentsPerToken = true,
        };
        var delimiter = new Option<string>("--delimiter")
        {
            Description = "The sign between cells.",
            DefaultValueFactory = _ => ",",
        };
        var links = new Option<string>("--links")
        {
            Description = "Write links as what they show (names), or as the ids of the linked rows (ids).",
            DefaultValueFactory = _ => "names",
        };
        links.TakesWord("names", Ids);
        var spreadsheet = new Option<bool>("--spreadsheet")
        {
            Description = "Write for a spreadsheet: a mark of the encoding, and a ' before texts that it would run as formulas.",
        };
        var command = new Command("export", "Write the rows of a table as CSV that an import reads back.")
        {
            table, output, view, columns, delimiter, links, spreadsheet,
        };
        server.AddTo(command);
        command.HasExamples(
            new("All rows of a table", "seatable rows export Contacts -o contacts.csv"),
            new("What a view shows, and some of its columns",
                "seatable rows export Contacts --view \"Open leads\" --columns Name Email"),
            new("For Excel, without formulas that somebody wrote into the base",
                "seatable rows export Contacts --spreadsheet --delimiter \";\" -o contacts.csv"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var client = server.Connect(arguments, terminal);
            var metadata = await client.GetMetadataAsync(cancellationToken).ConfigureAwait(false);
            var found = TableSearch.Table(metadata, arguments.GetValue(table)!);
            var shown = arguments.GetValue(view) is { } name ? TableSearch.View(found, name) : null;
            var hidden = shown is null ? []
                : await HiddenAsync(client, found, shown, cancellationToken).ConfigureAwait(false);
            var rows = new UntypedTable(client, new UntypedSchema(
                metadata, found, Columns(found, arguments.GetValue(columns) ?? [], shown, hidden)));
            var all = shown is null ? rows.AsAsyncEnumerable()
                : rows.InView(new SeaTableView<UntypedRow>(shown.Id, shown.Name)).AsAsyncEnumerable();
            var isGuarded = arguments.GetValue(spreadsheet);
            RowExport? export = null;
            await OutputFile.WriteAsync(
                arguments.GetValue(output), terminal.Output, new UTF8Encoding(isGuarded),
                async text =>
                {
                    var csv = new DelimitedWriter(text, FileForm.ParseDelimiter(arguments.GetValue(delimiter)!));
                    await using (csv.ConfigureAwait(false))
                    {
                        export = new RowExport(rows, csv)
                        {
                            GuardsFormulas = isGuarded,
                            LinksAreIds = arguments.GetValue(links) == Ids,
                        };
                        await WriteAsync(terminal, export, all, arguments.GetValue(output) is null, cancellationToken)
                            .ConfigureAwait(false);
                    }
                }).ConfigureAwait(false);
            Report(terminal, found, export!);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task WriteAsync(
        ToolTerminal terminal, RowExport export, IAsyncEnumerable<UntypedRow> rows, bool isPrinted,
        CancellationToken cancellationToken)
    {
        try
        {
            // A line that moves would stand amid the rows.
            if (isPrinted && terminal.Data.Profile.Out.IsTerminal)
            {
                await export.WriteAsync(rows, null, cancellationToken).ConfigureAwait(false);
                return;
            }

            await WorkProgress.RunAsync(
                terminal, "row", progress => export.WriteAsync(rows, progress.Advance, cancellationToken)).ConfigureAwait(false);
        }
        catch when (isPrinted && export.Rows > 0)
        {
            terminal.Warn($"What was printed, {Words.Count(export.Rows, "row")}, is not the whole table.");
            throw;
        }
    }

    /// <summary>The keys of the columns that a view hides: the server gives their cells as if they were empty.</summary>
    private static async Task<string[]> HiddenAsync(
        SeaTableClient client, TableMetadata table, ViewMetadata view, CancellationToken cancellationToken)
    {
        var schema = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
        return schema.FindTable(table.Id)?.FindView(view.Id)?.Settings["hidden_columns"] is JsonArray keys
            ? [.. keys.OfType<JsonValue>().Select(key => key.ToString())] : [];
    }

    private static List<ColumnMetadata> Columns(TableMetadata table, string[] names, ViewMetadata? view, string[] hidden)
    {
        List<ColumnMetadata> columns = names.Length > 0 ? [.. names.Select(name => TableSearch.Column(table, name))]
            : [.. table.Columns.Where(column => column.Type != ColumnType.Button && !hidden.Contains(column.Key))];
        return columns.Find(column => hidden.Contains(column.Key)) is { } unseen
            ? throw new ToolException(
                $"The view \"{view!.Name}\" hides the column \"{unseen.Name}\", so its cells can't be read by it.")
            : columns;
    }

    private static void Report(ToolTerminal terminal, TableMetadata table, RowExport export)
    {
        terminal.Note(Markup.Escape($"{Words.Count(export.Rows, "row")} of {table.Name}."));
        if (export.Misfits > 0)
        {
            terminal.Warn(
                $"{Words.Count(export.Misfits, "cell")} {Words.Verb(export.Misfits, "holds", "hold")} something else than the " +
                "type of the column says; this is written in JSON.");
        }

        if (export.Formulas > 0 && !export.GuardsFormulas)
        {
            var verb = Words.Verb(export.Formulas, "begins", "begin");
            var run = Words.Verb(export.Formulas, "it as a formula", "them as formulas");
            terminal.Warn(
                $"{Words.Count(export.Formulas, "text")} {verb} with = + - @ or a tab, and a spreadsheet would run {run}. For " +
                "a file that is meant for one, use --spreadsheet.");
        }
    }
}
