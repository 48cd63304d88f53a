using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>The options that say which base is meant.</summary>
internal sealed class ServerOptions
{
    /// <summary>Gets the option for the address of the server.</summary>
    public Option<string?> Server { get; } = new("--server", "-s")
    {
        Description = $"The address of the server. [default: ${SeaTableOptions.ServerVariable}]",
        HelpName = "URL",
    };

    /// <summary>Gets the option for where the API token is. The token itself would be seen by all users of the machine.</summary>
    public Option<string> TokenVariable { get; } = new("--token-variable")
    {
        Description = "The environment variable that holds the API token of the base.",
        HelpName = "NAME",
        DefaultValueFactory = _ => SeaTableOptions.ApiTokenVariable,
    };

    /// <summary>Gets the option for servers that can be reached without encryption.</summary>
    public Option<bool> AllowHttp { get; } = new("--allow-http")
    {
        Description = "Send the token unencrypted to a server that is not on this machine.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        TokenVariable.OffersVariables();
        command.Options.Add(Server);
        command.Options.Add(TokenVariable);
        command.Options.Add(AllowHttp);
    }

    /// <summary>Adds the options that name the server, for a command that has another token than an API token.</summary>
    public void AddServerTo(Command command)
    {
        command.Options.Add(Server);
        command.Options.Add(AllowHttp);
    }

    /// <summary>Gets whether the command names a server.</summary>
    public bool IsGiven(ParseResult arguments) => Address(arguments) is not null;

    /// <summary>Makes the client of the base. Nothing is sent yet.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="terminal">Takes each call, if they are to be shown.</param>
    /// <param name="configure">Sets further options.</param>
    /// <exception cref="ToolException">The server or the token is missing.</exception>
    /// <exception cref="SeaTableConfigurationException">They can't be right.</exception>
    public SeaTableClient Connect(ParseResult arguments, ToolTerminal terminal, Action<SeaTableOptions>? configure = null)
    {
        var options = ReadOptions(arguments, ReadApiToken(arguments));
        options.LoggerFactory = new WaitLog(terminal);
        configure?.Invoke(options);
        return new SeaTableClient(options, new HttpClient(CreateHandler(terminal)));
    }

    /// <summary>Gets where the server is and how tokens may travel, checked.</summary>
    /// <exception cref="ToolException">The server is missing.</exception>
    /// <exception cref="SeaTableConfigurationException">The address can't be right.</exception>
    public SeaTableOptions ReadOptions(ParseResult arguments, string apiToken)
    {
        var address = Address(arguments) ?? throw new ToolException(
            $"Which server? Name it by --server URL, or by the environment variable {SeaTableOptions.ServerVariable}.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server))
            throw new ToolException($"\"{address}\" is no address of a server. Write it like https://cloud.seatable.io.");

        var options = new SeaTableOptions { Server = server, ApiToken = apiToken };
        if (arguments.GetValue(AllowHttp))
            options.PlainHttpHosts.Add(server.Host);

        options.Validate();
        return options;
    }

    /// <summary>Gets the API token out of the environment.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public string ReadApiToken(ParseResult arguments)
    {
        var variable = arguments.GetValue(TokenVariable)!;
        var token = Environment.GetEnvironmentVariable(variable);
        return !string.IsNullOrWhiteSpace(token) ? token.Trim() : throw new ToolException(
            $"The environment variable {variable} holds no API token. Create one by \"seatable token create\", or in the base's "
            + $"menu under Advanced, API token, and set it: export {variable}=…");
    }

    /// <summary>Makes what calls go through.</summary>
    public static HttpMessageHandler CreateHandler(ToolTerminal terminal) =>
        new CallLog(terminal) { InnerHandler = SeaTableHttpHandler.Create() };

    /// <summary>Derives a secret from the API token, from which nobody gets back to it.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="purpose">What it is for; for each purpose it is another one.</param>
    /// <exception cref="ToolException">The token is missing.</exception>
    public byte[] DeriveSecret(ParseResult arguments, string purpose) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(ReadApiToken(arguments)), Encoding.UTF8.GetBytes(purpose));

    private string? Address(ParseResult arguments) => arguments.GetValue(Server) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable(SeaTableOptions.ServerVariable) is { Length: > 0 } set ? set
        : null;
}
