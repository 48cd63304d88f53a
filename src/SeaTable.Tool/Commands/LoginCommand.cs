using System.CommandLine;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using Spectre.Console;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable login</c>: logs in with an account, for the commands of one shell.</summary>
internal static class LoginCommand
{
    public static Command Create()
    {
        var account = new AccountOptions();
        var shell = new Option<string>("--shell")
        {
            Description = "The shell to print for: sh, or pwsh for PowerShell.",
            DefaultValueFactory = _ => "sh",
        };
        shell.TakesWord("sh", "pwsh");
        var command = new Command("login", "Log in with an account, for the commands of this shell.")
        {
            shell,
        };
        account.AddTo(command);
        command.HasExamples(
            new("For the commands of this shell", "eval \"$(seatable login)\""),
            new("Whether it works", "seatable login --email ada@example.com"),
            new("In PowerShell", "seatable login --shell pwsh | Out-String | Invoke-Expression"));
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            using var client = await account.LogInAsync(arguments, terminal, cancellationToken).ConfigureAwait(false);
            var info = await client.SendAsync(HttpMethod.Get, "api2/account/info/", null, cancellationToken)
                .ConfigureAwait(false);
            info.Require("the account's data");
            terminal.Note($"Logged in to {Markup.Escape(client.Host)} as {Markup.Escape(info.Text("name") ?? "somebody")}.");
            if (terminal.Data.Profile.Out.IsTerminal)
                terminal.Note("No token is shown. To stay logged in, in this shell only: eval \"$(seatable login)\"");
            else
                Write(terminal.Output, client, arguments.GetValue(shell)!);

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Prints what a shell needs. Nothing is kept in a file, and nothing stands in the arguments of a program.</summary>
    private static void Write(TextWriter output, AccountClient client, string shell)
    {
        var form = shell == "pwsh" ? "$env:{0} = '{1}'" : "export {0}='{1}'";
        output.WriteLine(form, SeaTableOptions.ServerVariable, client.Host);
        output.WriteLine(form, AccountOptions.TokenVariable, client.Token);
        output.Flush();
    }
}
