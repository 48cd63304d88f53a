using System.CommandLine;
using SeaTable.Emulator;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable serve</c>: a server on this machine that answers as SeaTable does, for any client.</summary>
internal static class ServeCommand
{
    /// <summary>How many calls the page shows; the server remembers no more.</summary>
    private const int ShownRequests = 200;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A schema file, an export (*.dtable), or a file made by clone." };
        var data = new Option<string?>("--data")
        {
            Description = "The file that keeps the rows from one start to the next. [default: they are gone when the server "
                + "ends]",
            HelpName = "FILE",
        };
        var port = new Option<int>("--port", "-p")
        {
            Description = "The port on 127.0.0.1. [default: any that is free]",
            HelpName = "PORT",
        };
        var seed = new Option<int?>("--seed")
        {
            Description = "A number by which ids of new rows and the like are chosen: the same calls get the same ones again. "
                + "[default: others each time]",
            HelpName = "N",
        };
        var token = new Option<string?>("--token-variable")
        {
            Description = "The environment variable with the API token to accept. [default: a new one at each start]",
            HelpName = "NAME",
        };
        var command = new Command("serve", "Serve a base on this machine, as SeaTable does, for any client.")
        {
            file, data, port, seed, token,
        };
        port.TakesNumber(int.MinValue);
        seed.TakesNumber(int.MinValue);
        file.OffersSchemaFiles(".dtable", ".db");
        token.OffersVariables();
        command.HasExamples(
            new("A base with the tables of a schema file, empty at each start", "seatable serve crm.seatable.json"),
            new("One that keeps its rows, at a port of its own", "seatable serve crm.seatable.json --port 5005 --data crm.db"),
            new("An export, with its rows and with a token that others know",
                "seatable serve crm.dtable --token-variable SEATABLE_API_TOKEN"),
            new("What clone has made, with ids that are the same in each run", "seatable serve crm.db --seed 7"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var path = arguments.GetValue(file)!;
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                throw new ToolException(
                    $"There is no file {path}. Name a schema file, an export (*.dtable), or a file of clone.");
            }

            var options = new SeaTableEmulatorOptions
            {
                DataFile = arguments.GetValue(data) is { } named ? FileNames.OfBase(named) : null,
                Port = arguments.GetValue(port),
                ApiToken = arguments.GetValue(token) is { } variable ? ReadApiToken(variable) : null,
                RecordedRequests = ShownRequests,
                OpensFilesToAll = true,
                ServesPage = true,
                Seed = arguments.GetValue(seed),
            };
            var emulator = await SeaTableEmulator.StartAsync(path, options, cancellationToken)
                .ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                foreach (var finding in emulator.LoadReport.Findings)
                    terminal.Warn(finding.Message);

                WriteAddress(terminal, emulator);
                await WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            terminal.Note("The server has ended.");
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Gets the API token to accept, which is the user's own choice here.</summary>
    private static string ReadApiToken(string variable) =>
        Environment.GetEnvironmentVariable(variable)?.Trim() is { Length: > 0 } token ? token : throw new ToolException(
            $"The environment variable {variable} holds no API token to accept. Any text of your own will do: "
            + $"export {variable}=…");

    /// <summary>Prints what a shell needs, so that <c>eval</c> can take it.</summary>
    private static void WriteAddress(ToolTerminal terminal, SeaTableEmulator emulator)
    {
        terminal.Output.WriteLine($"export {SeaTableOptions.ServerVariable}={emulator.Server.GetLeftPart(UriPartial.Authority)}");
        terminal.Output.WriteLine($"export {SeaTableOptions.ApiTokenVariable}={emulator.ApiToken}");
        terminal.Output.WriteLine($"# read-only: export {SeaTableOptions.ApiTokenVariable}={emulator.ReadOnlyApiToken}");
        terminal.Output.Flush();
        terminal.Note(
            $"Serving the base {Markup.Escape(emulator.BaseUuid)}. Look at it: {Markup.Escape(emulator.Server.AbsoluteUri)} "
            + "Ctrl-C ends it.");
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
