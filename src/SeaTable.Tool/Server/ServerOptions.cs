using System.CommandLine;
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
        command.Options.Add(Server);
        command.Options.Add(TokenVariable);
        command.Options.Add(AllowHttp);
    }

    /// <summary>Gets whether the command names a server.</summary>
    public bool IsGiven(ParseResult arguments) => Address(arguments) is not null;

    /// <summary>Makes the client of the base. Nothing is sent yet.</summary>
    /// <exception cref="ToolException">The server or the token is missing.</exception>
    /// <exception cref="SeaTableConfigurationException">They can't be right.</exception>
    public SeaTableClient Connect(ParseResult arguments, ToolTerminal terminal)
    {
        var address = Address(arguments) ?? throw new ToolException(
            $"Which server? Name it by --server URL, or by the environment variable {SeaTableOptions.ServerVariable}.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server))
            throw new ToolException($"\"{address}\" is no address of a server. Write it like https://cloud.seatable.io.");

        var variable = arguments.GetValue(TokenVariable)!;
        var token = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new ToolException(
                $"The environment variable {variable} holds no API token. Create one in the base's menu under Advanced, API "
                    + "token, " +
                $"and set it: export {variable}=…");
        }

        var options = new SeaTableOptions { Server = server, ApiToken = token.Trim() };
        if (arguments.GetValue(AllowHttp))
            options.PlainHttpHosts.Add(server.Host);

        var handler = SeaTableHttpHandler.Create();
        return new SeaTableClient(
            options, new HttpClient(terminal.IsVerbose ? new CallLog(terminal) { InnerHandler = handler } : handler));
    }

    private string? Address(ParseResult arguments) => arguments.GetValue(Server) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable(SeaTableOptions.ServerVariable) is { Length: > 0 } set ? set
        : null;
}
