using System.CommandLine;
using SeaTable.Tool.Imports;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable rows import</c>: brings the lines of a CSV file into a table, each once.</summary>
internal static class RowsImportCommand
{
    public static Command Create()
    {
        var options = new ImportOptions();
        var command = new Command("import",
            "Bring the lines of a CSV file into a table: each in once, also after an interruption.");
        options.AddTo(command);
        command.HasExamples(
            new("What would happen", "seatable rows import contacts.csv -t Contacts --key Email --dry-run"),
            new("Add new contacts and update those whose address is there",
                "seatable rows import contacts.csv -t Contacts --key Email"),
            new("Import what can be, and keep the other lines with the reasons",
                "seatable rows import a.csv -t Contacts --key Email --rejects refused.csv"),
            new("A file from Germany whose header says otherwise",
                "seatable rows import a.csv -t Contacts --map \"Alter=Age\" --culture de-DE"));
        command.Runs((arguments, terminal, cancellationToken) => RunAsync(options, arguments, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ImportOptions options, ParseResult arguments, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        var settings = options.Read(arguments) with { Waiting = terminal.NoteWait };
        var client = options.Server.Connect(arguments, terminal, client =>
        {
            client.TimeZone = settings.Forms.TimeZone;
            client.CreateMissingOptions = settings.Forms.AddsOptions;
            client.Retry.MaxAttempts = 6;
        });
        var import = await Import.OpenAsync(settings, client, arguments.GetValue(options.Table)!, cancellationToken)
            .ConfigureAwait(false);
        if (import.Map.PassedOver.Count > 0)
        {
            terminal.Note(Markup.Escape(
                $"Passed over, since the server fills them by itself: {string.Join(", ", import.Map.PassedOver)}."));
        }

        var rejects = arguments.GetValue(options.Rejects);
        if (rejects is not null && FileReplacement.TargetOf(rejects) == FileReplacement.TargetOf(settings.Path))
            throw new ToolException("--rejects is to be another file than the one that is imported.");

        var report = await ImportReport.CreateAsync(terminal, settings, import.Header, rejects).ConfigureAwait(false);
        await using (report.ConfigureAwait(false))
        {
            var (lines, refused) = await import.CheckAsync(report.RefuseAsync, cancellationToken).ConfigureAwait(false);
            report.EndCheck();
            if (arguments.GetValue(options.DryRun))
            {
                report.WritePreview(await import.PreviewAsync(cancellationToken).ConfigureAwait(false), lines, refused);
                return refused > 0 ? ExitCode.Findings : ExitCode.Success;
            }

            if (refused > 0 && rejects is null)
            {
                report.WriteNothingSent(lines, refused);
                return ExitCode.Findings;
            }

            ImportTotals totals;
            try
            {
                totals = await WorkProgress.RunAsync(terminal, "line", progress =>
                {
                    progress.Total = lines - refused;
                    return WriteAsync(import, options, arguments, settings, report, progress, cancellationToken);
                }).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SeaTableException or OperationCanceledException)
            {
                report.TellStop(import.Done, lines - refused);
                throw;
            }

            totals.Refused += refused;
            await report.WriteTotalsAsync(totals, rejects, arguments.GetValue(options.DeleteDoubles)).ConfigureAwait(false);
            return totals.Refused + totals.DoubleCount > 0 ? ExitCode.Findings : ExitCode.Success;
        }
    }

    private static async Task<ImportTotals> WriteAsync(
        Import import, ImportOptions options, ParseResult arguments, ImportSettings settings, ImportReport report,
        WorkProgress progress, CancellationToken cancellationToken)
    {
        if (settings.Key is not null)
        {
            return await import.UpsertAsync(
                arguments.GetValue(options.DeleteDoubles), report.RefuseAsync, progress.Advance, cancellationToken)
                .ConfigureAwait(false);
        }

        var path = arguments.GetValue(options.Journal) ?? settings.Path + ".seatable-import";
        using var journal = await import.OpenJournalAsync(path, arguments.GetValue(options.Again), cancellationToken)
            .ConfigureAwait(false);
        if (journal.IsDone)
        {
            var stored = journal.Stored.Count;
            throw new ToolException(
                $"{settings.Path} is imported: {Words.Count(stored, "line")} of it {Words.Verb(stored, "is", "are")} in the " +
                $"table, as {path} tells. Once more would double them. If that is meant, say --again; with --key COLUMN an " +
                "import may be repeated at any time.");
        }

        report.TellJournal(journal, path);
        return await import.AppendAsync(journal, report.RefuseAsync, progress.Advance, cancellationToken).ConfigureAwait(false);
    }
}
