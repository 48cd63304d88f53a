using System.Diagnostics;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>The accounts with which the commands for tokens are tried against <c>serve</c>.</summary>
public sealed class ServedAccountTests
{
    private const string Email = "ada@example.com";

    /// <summary>The server, two API tokens, and the account.</summary>
    private const int PrintedLines = 4;

    [Fact]
    public async Task An_account_can_log_in_with_the_password_that_is_printed()
    {
        using var process = StartServing(out var lines);
        try
        {
            var account = lines[^1];
            var server = lines[0].Split('=')[1];
            var password = account[(account.LastIndexOf(' ') + 1)..];

            var create = await ToolRun.WithInputAsync([password], [
                "token", "create", "--base", "base", "--app", "import", "--permission", "rw", "--email", Email,
                "--server", server]);
            var wrong = await ToolRun.WithInputAsync(["other"], ["login", "--email", Email, "--server", server]);

            Assert.Equal($"# account: {Email}, password {password}", account);
            Assert.True(create.ExitCode == 0, create.Error);
            Assert.Equal(40, create.Output.Trim().Length);
            Assert.Equal(2, wrong.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }

    [Theory]
    [InlineData("takes the address of an account", "--user", "a b")]
    [InlineData("takes the address of an account", "--user", "")]
    [InlineData("holds no password", "--user", Email, "--password-variable", "SEATABLE_NOT_SET")]
    [InlineData("Name the account by --user", "--password-variable", "PATH")]
    public async Task What_is_no_account_is_told(string expected, params string[] arguments)
    {
        var run = await ToolRun.StartAsync(["serve", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Serves a new base with the account, and gives what is printed for a shell.</summary>
    private static Process StartServing(out IReadOnlyList<string> lines)
    {
        var start = ToolProcess.Command("serve", "--user", Email);
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        lines = [.. Enumerable.Range(0, PrintedLines).Select(_ => process.StandardOutput.ReadLine() ?? "")];
        return process;
    }
}
