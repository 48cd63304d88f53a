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

        var options = new SeaTableOptions { Server = server, ApiToken = Token(arguments) };
        if (arguments.GetValue(AllowHttp))
            options.PlainHttpHosts.Add(server.Host);

        return new SeaTableClient(
            options, new HttpClient(new CallLog(terminal) { InnerHandler = SeaTableHttpHandler.Create() }));
    }

    /// <summary>Derives a secret from the API token, from which nobody gets back to it.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="purpose">What it is for; for each purpose it is another one.</param>
    /// <exception cref="ToolException">The token is missing.</exception>
    public byte[] DeriveSecret(ParseResult arguments, string purpose) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Token(arguments)), Encoding.UTF8.GetBytes(purpose));

    /// <exception cref="ToolException">The token is missing.</exception>
    private string Token(ParseResult arguments)
    {
        var variable = arguments.GetValue(TokenVariable)!;
        return Environment.GetEnvironmentVariable(variable) is { } token && !string.IsNullOrWhiteSpace(token) ? token.Trim()
            : throw new ToolException(
                $"The environment variable {variable} holds no API token. Create one in the base's menu under Advanced, API "
                    + $"token, and set it: export {variable}=…");
    }

    private string? Address(ParseResult arguments) => arguments.GetValue(Server) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable(SeaTableOptions.ServerVariable) is { Length: > 0 } set ? set
        : null;
}
