using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using SeaTable.Emulator;

namespace SeaTable.Tool.Terminal;

/// <summary>Runs commands, and turns what goes wrong into a message and an exit code.</summary>
internal static class CommandActions
{
    private const string ServerSetting = $"{nameof(SeaTableOptions)}.{nameof(SeaTableOptions.Server)}";
    private const string ServerOption = "--server";

    /// <summary>Where a message of the client tells both ways in which a program names the server.</summary>
    private const string ServerOrVariable = $"{SeaTableOptions.ServerVariable} or {ServerSetting}";

    private static readonly (string Name, string Option)[] s_settings =
    [
        (ServerSetting, ServerOption),
        ($"{nameof(SeaTableOptions)}.{nameof(SeaTableOptions.ApiToken)}", "The API token"),
        ($"{nameof(SeaTableOptions)}.{nameof(SeaTableOptions.PlainHttpHosts)}", "--allow-http"),
        ($"{nameof(SeaTableOptions)}.{nameof(SeaTableOptions.TimeZone)}", "--time-zone"),

        // What a program is advised, and nobody at a command line can do.
        (", and send rows in ranges rather than one by one", ""),
        (" Send rows in ranges rather than one by one.", ""),
    ];

    /// <summary>Gets the option that shows calls and the traces of failures.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Show each call to the server, without tokens.",
        Recursive = true,
    };

    /// <summary>Says what a command does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Does it, and gives the exit code.</param>
    public static void Runs(this Command command, Func<ParseResult, ToolTerminal, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, run, cancellationToken));

    /// <summary>Messages of the client tell what a program sets; here it stands on the command line.</summary>
    private static string InWordsOfTheTool(string message, ParseResult arguments)
    {
        var named = arguments.GetResult(ServerOption) is OptionResult { Tokens: [{ Value.Length: > 0 }, ..] };
        var server = named ? ServerOption : SeaTableOptions.ServerVariable;
        return s_settings
            .Select(setting => setting.Name == ServerSetting ? (ServerSetting, server) : setting)
            .Aggregate(
                message.Replace(ServerOrVariable, server, StringComparison.Ordinal),
                (text, setting) => text.Replace(setting.Item1, setting.Item2, StringComparison.Ordinal));
    }

    private static async Task<int> RunAsync(
        ParseResult arguments, Func<ParseResult, ToolTerminal, CancellationToken, Task<int>> run,
        CancellationToken cancellationToken)
    {
        var writers = arguments.InvocationConfiguration;
        var terminal = new ToolTerminal(
            writers.Output, writers.Error, arguments.GetValue(Verbose), (writers as ToolInvocation)?.Input);
        try
        {
            return await run(arguments, terminal, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Fail("Stopped.");
            return ExitCode.Trouble;
        }
        catch (Exception e)
        {
            terminal.Fail(e switch
            {
                SeaTableException => InWordsOfTheTool(e.Message, arguments),
                ToolException or SeaTableEmulatorException => e.Message,
                UnauthorizedAccessException =>
                    $"A file can't be read or written: {e.Message} Change its permissions, or name another one.",
                IOException => $"A file can't be read or written: {FileFailure.Reason(e)}",
                _ => $"The tool itself has failed, which it should not: {e.GetType().Name}: {e.Message} Please tell it to "
                    + $"{ProjectPage.Address}/issues, with what --verbose shows.",
            });
            if (terminal.IsVerbose)
            {
                foreach (var line in e.ToString().ReplaceLineEndings("\n").Split('\n'))
                    terminal.Note($"  {Markup.Escape(line)}");
            }

            return ExitCode.Trouble;
        }
    }
}
