using System.CommandLine;
using System.Security.Cryptography;
using SeaTable.Emulator;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable serve</c>: a server on this machine that answers as SeaTable does, for any client.</summary>
internal static class ServeCommand
{
    /// <summary>How many calls the page shows; the server remembers no more.</summary>
    private const int ShownRequests = 200;

    private const int PasswordLength = 16;

    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "A schema file, an export (*.dtable), or a file made by clone. [default: a new base with one table]",
            Arity = ArgumentArity.ZeroOrOne,
        };
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
        var user = new Option<string[]>("--user")
        {
            Description = "An account that owns the base, to try login and token with. Its password is printed.",
            HelpName = "EMAIL",
        };
        var password = new Option<string?>("--password-variable")
        {
            Description = "The environment variable with the password of --user. [default: a new one at each start]",
            HelpName = "NAME",
        };
        var command = new Command("serve", "Serve a base on this machine, as SeaTable does, for any client.")
        {
            file, data, port, seed, token, user, password,
        };
        port.TakesNumber(int.MinValue);
        seed.TakesNumber(int.MinValue);
        file.OffersSchemaFiles(".dtable", ".db");
        token.OffersVariables();
        password.OffersVariables();
        command.HasExamples(
            new("A base with the tables of a schema file, empty at each start", "seatable serve crm.seatable.json"),
            new("One that keeps its rows, at a port of its own", "seatable serve crm.seatable.json --port 5005 --data crm.db"),
            new("An export, with its rows and with a token that others know",
                "seatable serve crm.dtable --token-variable SEATABLE_API_TOKEN"),
            new("What clone has made, with ids that are the same in each run", "seatable serve crm.db --seed 7"),
            new("A new base, and an account that can create tokens for it", "seatable serve --user ada@example.com"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var users = Users(arguments.GetValue(user) ?? [], arguments.GetValue(password));
            var options = new SeaTableEmulatorOptions
            {
                DataFile = arguments.GetValue(data) is { } named ? FileNames.OfBase(named) : null,
                Port = arguments.GetValue(port),
                ApiToken = arguments.GetValue(token) is { } variable ? Read(variable, "API token") : null,
                RecordedRequests = ShownRequests,
                OpensFilesToAll = true,
                ServesPage = true,
                Seed = arguments.GetValue(seed),
            };
            foreach (var (email, secret) in users)
                options.Users.Add(new EmulatorUser(email, secret));

            var emulator = await StartAsync(arguments.GetValue(file), options, cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                foreach (var finding in emulator.LoadReport.Findings)
                    terminal.Warn(finding.Message);

                WriteAddress(terminal, emulator, users, arguments.GetValue(password));
                await WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            terminal.Note("The server has ended.");
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<SeaTableEmulator> StartAsync(
        string? file, SeaTableEmulatorOptions options, CancellationToken cancellationToken)
    {
        using var source = await ServedSource.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        return await SeaTableEmulator.StartAsync(source.Path, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the accounts with their passwords.</summary>
    private static List<(string Email, string Password)> Users(IEnumerable<string> emails, string? variable)
    {
        var given = variable is null ? null : Read(variable, "password");
        var users = emails.DistinctBy(email => email.ToUpperInvariant()).Select(email => email.Any(PlainText.IsCommand)
            || string.IsNullOrWhiteSpace(email) || email.Any(char.IsWhiteSpace)
            ? throw new ToolException($"--user takes the address of an account, such as ada@example.com, and not \"{email}\".")
            : (email, given ?? RandomNumberGenerator.GetHexString(PasswordLength, lowercase: true))).ToList();
        return users.Count > 0 || variable is null ? users
            : throw new ToolException("--password-variable is the password of an account. Name the account by --user EMAIL.");
    }

    /// <summary>Gets what is the user's own choice here, the API token to accept or a password.</summary>
    private static string Read(string variable, string what) =>
        Environment.GetEnvironmentVariable(variable)?.Trim() is { Length: > 0 } value ? value : throw new ToolException(
            $"The environment variable {variable} holds no {what} to accept. Any text of your own will do: "
            + $"export {variable}=…");

    /// <summary>Prints what a shell needs, so that <c>eval</c> can take it.</summary>
    private static void WriteAddress(
        ToolTerminal terminal, SeaTableEmulator emulator, List<(string Email, string Password)> users, string? variable)
    {
        terminal.Output.WriteLine($"export {SeaTableOptions.ServerVariable}={emulator.Server.GetLeftPart(UriPartial.Authority)}");
        terminal.Output.WriteLine($"export {SeaTableOptions.ApiTokenVariable}={emulator.ApiToken}");
        terminal.Output.WriteLine($"# read-only: export {SeaTableOptions.ApiTokenVariable}={emulator.ReadOnlyApiToken}");
        foreach (var (email, password) in users)
        {
            terminal.Output.WriteLine(variable is null ? $"# account: {email}, password {password}"
                : $"# account: {email}, with the password in {variable}");
        }

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
