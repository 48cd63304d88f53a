using System.CommandLine;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>The options of commands for which somebody logs in.</summary>
internal sealed class AccountOptions
{
    /// <summary>The environment variable with the account token, which <c>seatable login</c> sets for one shell.</summary>
    public const string TokenVariable = "SEATABLE_ACCOUNT_TOKEN";

    /// <summary>How often a two-factor code may be mistyped.</summary>
    private const int MostCodes = 3;

    /// <summary>Where an account token is all there is; the rules for addresses are those of a base.</summary>
    private const string NoApiToken = "none";

    private readonly ServerOptions _server = new();

    private readonly Option<string?> _email = new("--email")
    {
        Description = "The address to log in with. [default: it is asked for]",
        HelpName = "ADDRESS",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _server.AddServerTo(command);
        command.Options.Add(_email);
    }

    /// <summary>Goes on as who is logged in already, or logs in.</summary>
    public async Task<AccountClient> ConnectAsync(
        ParseResult arguments, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(TokenVariable)?.Trim() is not { Length: > 0 } token)
            return await LogInAsync(arguments, terminal, cancellationToken).ConfigureAwait(false);
        AccountClient.RequireToken(token);
        var client = Create(arguments, terminal);
        client.Token = token;
        return client;
    }

    /// <summary>Asks for address, password and, when the server wants one, the two-factor code.</summary>
    public async Task<AccountClient> LogInAsync(
        ParseResult arguments, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        var client = Create(arguments, terminal);
        try
        {
            if (arguments.GetValue(_email) is not { Length: > 0 } email)
            {
                email = terminal.IsInteractive
                    ? await terminal.AskAsync("E-mail", isSecret: false, cancellationToken).ConfigureAwait(false)
                    : throw new ToolException("Whose account? Name it by --email ADDRESS; the standard input has the password.");
            }

            var password = await terminal.AskAsync("Password", isSecret: true, cancellationToken).ConfigureAwait(false);
            var result = await client.LogInAsync(email, password, null, cancellationToken).ConfigureAwait(false);
            for (var tries = 0; result == LoginResult.NeedsCode; tries++)
            {
                if (tries == (terminal.IsInteractive ? MostCodes : 1))
                    throw new ToolException("The two-factor code is wrong. It changes every half minute: log in with a new one.");
                if (tries > 0)
                    terminal.Warn("This code is wrong. It changes every half minute.");

                var code = await terminal.AskAsync("Two-factor code", isSecret: false, cancellationToken).ConfigureAwait(false);
                result = await client.LogInAsync(email, password, code.Trim(), cancellationToken).ConfigureAwait(false);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private AccountClient Create(ParseResult arguments, ToolTerminal terminal) =>
        new(_server.ReadOptions(arguments, NoApiToken).Server!, ServerOptions.CreateHandler(terminal));
}
