using System.CommandLine;
using SeaTable.Emulator;
using SeaTable.Tool.Cloning;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable clone</c>: copies a base with its rows into a file that <c>seatable serve</c> opens.</summary>
internal static class CloneCommand
{
    private const string Extension = ".db";

    /// <summary>How many files that are missing are told by name.</summary>
    private const int MostProblems = 200;

    public static Command Create()
    {
        var server = new ServerOptions();
        var output = new Option<string?>("--output", "-o")
        {
            Description = $"The file. [default: the name of the base with {Extension}]",
            HelpName = "FILE",
        };
        var mask = new Option<string[]>("--mask", "-m")
        {
            Description = "Replace the values of these columns by made-up ones, such as Contacts.Email; no original gets into "
                + "the file.",
            HelpName = "TABLE.COLUMN",
            AllowMultipleArgumentsPerToken = true,
        };
        var files = new Option<bool>("--files", "-f")
        {
            Description = "Copy the files and images that cells name, too.",
        };
        var command = new Command("clone",
            "Copy a base with its rows into a file that serve opens, to develop on real data. Run again after whatever ended it, "
                + "it goes on where it was.")
        {
            output, mask, files,
        };
        server.AddTo(command);
        command.HasExamples(
            new("A base with its rows in one file; run again, it goes on where it ended", "seatable clone -o crm.db"),
            new("Without the names and addresses of people",
                "seatable clone -o crm.db --mask Contacts.Name Contacts.Email Contacts.Notes"),
            new("With the files and images that its cells name", "seatable clone -o crm.db --files"),
            new("Served for development, with changes kept apart", "seatable serve crm.db --data dev.db"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var client = server.Connect(arguments, terminal);
            var access = await client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
            var path = FileNames.OfBase(arguments.GetValue(output) ?? DefaultPath(access.BaseName));
            var masked = new CloneMask(arguments.GetValue(mask) ?? [], server.DeriveSecret(arguments, "seatable clone --mask"));
            if (!File.Exists(path))
                await masked.CheckAsync(client, cancellationToken).ConfigureAwait(false);

            using var file = SeaTableDataFile.Open(
                path,
                $"It is being cloned, or that was ended: run the same \"seatable clone -o {ShellArgument.Of(path)}\" again, or "
                    + "delete it.");
            if (file.IsComplete)
                throw new ToolException($"{path} holds a whole base already. Name another file, or delete it to clone anew.");

            masked.ThrowIfOther(file, access.BaseUuid);
            using var calls = !arguments.GetValue(files) ? null : new FileCalls(
                server.ReadOptions(arguments, server.ReadApiToken(arguments)), ServerOptions.CreateHandler(terminal),
                terminal.NoteWait);
            await CloneAsync(client, file, path, masked, calls, terminal, cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task CloneAsync(
        SeaTableClient client, SeaTableDataFile file, string path, CloneMask mask, FileCalls? calls, ToolTerminal terminal,
        CancellationToken cancellationToken)
    {
        var isWhole = false;
        var (state, fileState) = ("", "");
        try
        {
            var run = await RunAsync(terminal, "row", now => state = now, async progress =>
            {
                var clone = new CloneRun(client, file, mask, progress);
                await clone.RunAsync(cancellationToken).ConfigureAwait(false);
                return clone;
            }).ConfigureAwait(false);
            var files = calls is null ? null : await RunAsync(terminal, "file", now => fileState = now, async progress =>
            {
                var copied = new CloneFiles(calls, file, progress);
                await copied.RunAsync(cancellationToken).ConfigureAwait(false);
                return copied;
            }).ConfigureAwait(false);
            file.Complete();
            isWhole = true;
            Report(terminal, path, run, state, mask);
            if (files is not null)
                Report(terminal, files, fileState);
            terminal.Note(Markup.Escape($"Serve it: seatable serve {ShellArgument.Of(path)}"));
        }
        finally
        {
            if (!isWhole)
            {
                var both = fileState.Length == 0 ? state : $"{state}; {fileState}";
                terminal.Note(Markup.Escape(
                    $"{path} is not whole yet ({both}). Run the same command again: it goes on from there."));
            }
        }
    }

    private static Task<T> RunAsync<T>(
        ToolTerminal terminal, string unit, Action<string> end, Func<WorkProgress, Task<T>> work) =>
        WorkProgress.RunAsync(terminal, unit, async progress =>
        {
            try
            {
                return await work(progress).ConfigureAwait(false);
            }
            finally
            {
                end(progress.ToString());
            }
        });

    private static void Report(ToolTerminal terminal, CloneFiles files, string state)
    {
        terminal.Note(Markup.Escape($"Files: {state}."));
        if (files.Problems.Count == 0)
            return;

        terminal.Warn($"{Words.Count(files.Problems.Count, "file")} that cells name "
            + $"{(files.Problems.Count == 1 ? "is" : "are")} not in the clone:");
        foreach (var (name, problem) in files.Problems.Take(MostProblems))
            terminal.Note(Markup.Escape($"  {name}: {problem}"));
        if (files.Problems.Count > MostProblems)
            terminal.Note(Markup.Escape($"  … and {Words.Number(files.Problems.Count - MostProblems)} more."));
    }

    private static void Report(ToolTerminal terminal, string path, CloneRun run, string state, CloneMask mask)
    {
        terminal.Note(Markup.Escape($"{path}: {Words.Count(run.Tables.Count, "table")}, {state}."));
        if (run.ReadAgain + run.Removed > 0)
        {
            terminal.Note(Markup.Escape(
                $"Others changed the base meanwhile: {Words.Count(run.ReadAgain, "row")} read again, " +
                $"{Words.Number(run.Removed)} removed again."));
        }

        if (!run.IsOfOneMoment)
        {
            terminal.Warn("Others change the base all the time, so the rows are not all of one moment: the latest changes are in "
                + "some and not in others.");
        }

        foreach (var column in run.Masked)
            terminal.Note(Markup.Escape($"Masked: {column}"));
    }

    private static string DefaultPath(string? baseName)
    {
        var name = string.Concat((baseName ?? "").Trim().Split(Path.GetInvalidFileNameChars())).Replace(' ', '-');
        return $"{(name.Length == 0 ? "base" : name.ToLowerInvariant())}{Extension}";
    }
}
