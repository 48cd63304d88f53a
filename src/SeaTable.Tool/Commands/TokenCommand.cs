using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable token</c>: the API tokens of a base, one for each application.</summary>
internal static class TokenCommand
{
    private const int MinuteLength = 16;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create() =>
        new("token", "Create, list and delete the API tokens of a base, one for each application.")
        {
            Creation(), Listing(), Deletion(),
        };

    private static Command Creation()
    {
        var target = new TokenTarget();
        var app = AppOption("The name of the application that will use the token.");
        var permission = new Option<string>("--permission")
        {
            Description = "What it may: r reads, rw writes, too.",
            Required = true,
        };
        permission.TakesWord("rw", "r");
        var command = new Command("create", "Create an API token for an application, and print it.") { app, permission };
        target.AddTo(command);
        command.HasExamples(
            new("A token that may write", "seatable token create --base CRM --app import --permission rw"),
            new("One that may read, straight into a secret",
                "seatable token create -b CRM --app ci --permission r | gh secret set TOKEN"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            using var client = await target.ConnectAsync(arguments, terminal, cancellationToken).ConfigureAwait(false);
            var listed = await target.FindAsync(client, arguments, cancellationToken).ConfigureAwait(false);
            var created = await new BaseApiTokens(client, listed).CreateAsync(
                arguments.GetValue(app)!, arguments.GetValue(permission)!, cancellationToken).ConfigureAwait(false);
            AccountClient.RequireToken(created.Value);
            terminal.Output.WriteLine(created.Value);
            terminal.Output.Flush();
            var may = created.Permission == "r" ? "read" : "read and write";
            terminal.Note(Markup.Escape($"The API token \"{created.App}\" of \"{listed.Name}\" may {may}."));
            terminal.Note($"Keep it where secrets are kept; programs read it from {SeaTableOptions.ApiTokenVariable}.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Listing()
    {
        var target = new TokenTarget();
        var json = new Option<bool>("--json") { Description = "Print them as JSON, for programs." };
        var command = new Command("list", "List the API tokens of a base, of each only its last letters.") { json };
        target.AddTo(command);
        command.HasExamples(
            new("Which applications have one", "seatable token list --base CRM"),
            new("For a script", "seatable token list --base CRM --json"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            using var client = await target.ConnectAsync(arguments, terminal, cancellationToken).ConfigureAwait(false);
            var listed = await target.FindAsync(client, arguments, cancellationToken).ConfigureAwait(false);
            var tokens = await new BaseApiTokens(client, listed).ListAsync(cancellationToken).ConfigureAwait(false);
            if (arguments.GetValue(json))
            {
                terminal.Output.WriteLine(JsonSerializer.Serialize(
                    tokens.Select(token => new ListedToken(
                        token.App, token.Permission, token.Masked, token.CreatedBy, token.CreatedAt, token.LastUsed)),
                    s_json));
            }
            else if (tokens.Count > 0)
            {
                Write(terminal.Data, tokens);
            }

            terminal.Note(Markup.Escape($"\"{listed.Name}\" has {Words.Count(tokens.Count, "API token")}."));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Deletion()
    {
        var target = new TokenTarget();
        var app = AppOption("The name of the application whose token it is.");
        var confirm = new Option<string?>("--confirm")
        {
            Description = "The name once more, where nobody can be asked to type it.",
            HelpName = "NAME",
        };
        var command = new Command("delete", "Delete an API token: the program that uses it can't open the base any more.")
        {
            app, confirm,
        };
        target.AddTo(command);
        command.HasExamples(
            new("The name is asked for once more", "seatable token delete --base CRM --app import"),
            new("In a script", "seatable token delete --base CRM --app import --confirm import"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            var name = arguments.GetValue(app)!;
            if (arguments.GetValue(confirm) is { } given && given != name)
                throw new ToolException($"--confirm says \"{given}\", and --app \"{name}\": nothing was deleted.");
            if (arguments.GetValue(confirm) is null && !terminal.IsInteractive)
                throw new ToolException($"To delete the API token \"{name}\", say so by --confirm \"{name}\".");

            using var client = await target.ConnectAsync(arguments, terminal, cancellationToken).ConfigureAwait(false);
            var listed = await target.FindAsync(client, arguments, cancellationToken).ConfigureAwait(false);
            var tokens = new BaseApiTokens(client, listed);
            var present = await tokens.ListAsync(cancellationToken).ConfigureAwait(false);
            var token = BaseApiTokens.Find(present, name) ?? throw new ToolException(
                $"The base \"{listed.Name}\" has no API token \"{name}\". It has: "
                + (present.Count == 0 ? "none." : string.Join(", ", present.Select(other => $"\"{other.App}\"")) + "."));
            if (arguments.GetValue(confirm) is null)
            {
                terminal.Note(Markup.Escape($"\"{name}\" of \"{listed.Name}\" was last used at {token.LastUsed}."));
                if (await terminal.AskAsync("Type its name to delete it", false, cancellationToken).ConfigureAwait(false) != name)
                    throw new ToolException("That is another name: nothing was deleted.");
            }

            await tokens.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
            terminal.Note(Markup.Escape(
                $"The API token \"{name}\" of \"{listed.Name}\" is deleted. What a program bought with it before may work for up "
                + "to three days."));
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string> AppOption(string description) => new("--app")
    {
        Description = description,
        HelpName = "NAME",
        Required = true,
    };

    private static void Write(IAnsiConsole console, IEnumerable<ApiTokenInfo> tokens)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("app", "may", "token", "created", "last used");
        foreach (var token in tokens)
        {
            table.AddRow(
                [.. new[]
                {
                    token.App, token.Permission, token.Masked, Minute(token.CreatedAt), Minute(token.LastUsed),
                }.Select(cell => Markup.Escape(PlainText.Line(cell)))]);
        }

        console.Write(table);
    }

    /// <summary>A time without its seconds and its offset.</summary>
    private static string Minute(string time) => time.Length > MinuteLength ? time[..MinuteLength].Replace('T', ' ') : time;
}

/// <summary>Which base's tokens are meant, and who manages them.</summary>
internal sealed class TokenTarget
{
    private readonly AccountOptions _account = new();

    private readonly Option<string> _base = new("--base", "-b")
    {
        Description = "The name or the id of the base.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string?> _workspace = new("--workspace")
    {
        Description = "The name or the id of its workspace, where several have a base of that name.",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_base);
        command.Options.Add(_workspace);
        _account.AddTo(command);
    }

    public Task<AccountClient> ConnectAsync(ParseResult arguments, ToolTerminal terminal, CancellationToken cancellationToken) =>
        _account.ConnectAsync(arguments, terminal, cancellationToken);

    public Task<ListedBase> FindAsync(AccountClient client, ParseResult arguments, CancellationToken cancellationToken) =>
        ListedBase.FindAsync(client, arguments.GetValue(_base)!, arguments.GetValue(_workspace), cancellationToken);
}

/// <summary>What <c>seatable token list --json</c> prints of each token.</summary>
/// <param name="App">The name of the application.</param>
/// <param name="Permission"><c>rw</c> or <c>r</c>.</param>
/// <param name="Token">The last letters of the token.</param>
/// <param name="CreatedBy">The id of who created it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="LastUsed">When it was used last.</param>
internal sealed record ListedToken(
    string App, string Permission, string Token, string CreatedBy, string CreatedAt, string LastUsed);
