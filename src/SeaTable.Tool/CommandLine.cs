using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using SeaTable.Facts;
using SeaTable.Tool.Commands;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool;

/// <summary>All commands of the tool.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Typed access to SeaTable: schema files for SeaTable.Generators, and a server for development. "
                + $"The project: {ProjectPage.Address}")
        {
            PullCommand.Create(),
            DiffCommand.Create(),
            PlanCommand.Create(),
            ApplyCommand.Create(),
            ConvertCommand.Create(),
            CheckCommand.Create(),
            ServeCommand.Create(),
            CloneCommand.Create(),
            SqlCommand.Create(),
            RowsCommand.Create(),
            LoginCommand.Create(),
            TokenCommand.Create(),
            ConformCommand.Create(),
            CompletionCommand.Create(),
            CommandActions.Verbose,
        };
        root.HasExamples(
            new("The schema of a base, as a file that code is generated from", "seatable pull -o crm.seatable.json"),
            new("Whether the base has changed since, and whether that breaks code", "seatable diff crm.seatable.json"),
            new("What would make the base as the file says", "seatable plan crm.seatable.json"),
            new("A server on this machine that answers as SeaTable does", "seatable serve crm.seatable.json"),
            new("What a command takes, and how it is used", "seatable pull --help"));
        CommandExamples.AddToHelp(root);
        FileNames.RefuseEmpty(root);
        return root;
    }

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="configuration">Where to write, and how long to wait at the end.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, InvocationConfiguration configuration, CancellationToken cancellationToken)
    {
        // A name or a value may begin with @, and is not the name of a file with more of the command line.
        var parsed = Create().Parse(
            arguments.Count == 0 ? ["--help"] : arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var terminal = new ToolTerminal(configuration.Output, configuration.Error, isVerbose: false);
        if (parsed.Action is not ParseErrorAction)
        {
            try
            {
                configuration.EnableDefaultExceptionHandler = false;
                return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Commands tell their own failures; the help, which can't be printed, has none.
                terminal.Fail($"The standard output can't be written: {FileFailure.Reason(e)}");
                return ExitCode.Trouble;
            }
        }

        // What went wrong, and not a page of help behind which it is out of sight.
        var required = parsed.CommandResult.Command.Subcommands.Count > 0;
        foreach (var error in parsed.Errors.Where(error => !required || parsed.UnmatchedTokens.Count == 0
            || parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal))))
        {
            terminal.Fail(string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        if (parsed.UnmatchedTokens is [var first, ..] && NearestName.Find(first, Names(parsed.CommandResult)) is { } nearest)
            terminal.Note(Markup.Escape($"Did you mean {nearest}?"));

        terminal.Note($"See: {Path(parsed.CommandResult)} --help");
        return ExitCode.Trouble;
    }

    /// <summary>What can stand behind a command: other commands, its options, and options of all commands.</summary>
    private static List<string> Names(CommandResult command)
    {
        List<string> names =
        [
            .. command.Command.Subcommands.Select(other => other.Name), .. command.Command.Options.Select(option => option.Name),
        ];
        for (var result = command.Parent; result is CommandResult { Command: var owner }; result = result.Parent)
            names.AddRange(owner.Options.Where(option => option.Recursive).Select(option => option.Name));

        return names;
    }

    private static string Path(SymbolResult? result) => result is CommandResult { Command: not RootCommand } command
        ? $"{Path(command.Parent)} {command.Command.Name}"
        : "seatable";
}
