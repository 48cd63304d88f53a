using System.CommandLine;
using Spectre.Console;
using SeaTable.Emulator;

namespace SeaTable.Tool.Terminal;

/// <summary>Runs commands, and turns what goes wrong into a message and an exit code.</summary>
internal static class CommandActions
{
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
                ToolException or SeaTableException or SeaTableEmulatorException => e.Message,
                UnauthorizedAccessException =>
                    $"A file can't be read or written: {e.Message} Change its permissions, or name another one.",
                IOException => $"A file can't be read or written: {FileFailure.Reason(e)}",
                _ => $"The tool itself has failed, which it should not: {e.GetType().Name}: {e.Message} Please tell it to "
                    + "https://github.com/seatable-generators/seatable-generators/issues, with what --verbose shows.",
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
