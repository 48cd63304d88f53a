using System.Text.Json;
using SeaTable.Emulator;
using SeaTable.Tool.Server;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class TokenTests
{
    private const string Ada = "ada@example.com";
    private const string Password = "correct horse";

    [Fact]
    public async Task A_token_for_an_application_is_one_command_and_opens_the_base()
    {
        await using var server = await StartAsync();

        var created = await RunAsync(
            server, [Password], "token", "create", "--base", "crm", "--app", "import", "--permission", "rw");
        var token = created.Output.Trim();
        var list = await RunAsync(server, [Password], "token", "list", "--base", server.BaseUuid);

        Assert.Equal((0, 0), (created.ExitCode, list.ExitCode));
        Assert.Matches("^[0-9a-f]{40}$", token);
        Assert.True(await CanWriteAsync(server, token));
        Assert.Contains($"…{token[^4..]}", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, created.Error + list.Output + list.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, created.Error + created.Output + list.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_shows_no_token_as_json_either()
    {
        await using var server = await StartAsync();

        var list = await RunAsync(server, [Password], "token", "list", "--base", "crm", "--json");
        using var json = JsonDocument.Parse(list.Output);

        Assert.Equal(
            ["emulator", "emulator-read-only"],
            json.RootElement.EnumerateArray().Select(token => token.GetProperty("app").GetString()));
        Assert.Equal([], JsonForm.Problems("token-list.schema.json", list.Output));
        Assert.Equal("rw", json.RootElement[0].GetProperty("permission").GetString());
        Assert.DoesNotContain(server.ApiToken, list.Output + list.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", Ada, "knows no account ada@example.com with this password")]
    [InlineData(Password, "nobody@example.com", "knows no account nobody@example.com")]
    [InlineData(Password, "off@example.com", "is disabled on")]
    [InlineData(Password, "two@example.com", "Two-factor code: nobody is there to be asked")]
    [InlineData(Password + "\n000000", "two@example.com", "The two-factor code is wrong")]
    [InlineData("", Ada, "Password: nobody is there to be asked")]
    public async Task A_login_that_fails_says_why(string input, string email, string expected)
    {
        await using var server = await StartAsync();

        var run = await RunAsync(server, email, input.Split('\n'), "token", "list", "--base", "crm");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_factor_is_the_second_line()
    {
        await using var server = await StartAsync();

        var run = await RunAsync(server, "two@example.com", [Password, "123456"], "token", "list", "--base", "crm");

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Too_many_logins_are_told_with_the_time_to_wait()
    {
        await using var server = await StartAsync();
        server.Faults.Next(Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(42)), path: "auth-token");

        var run = await RunAsync(server, [Password], "token", "list", "--base", "crm");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Try again in 42 seconds", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token list --base Nothing", "sees no base \"Nothing\". It sees: \"crm\", \"Leads\", \"Leads\"")]
    [InlineData("token list --base Leads", "There are 2 bases \"Leads\". Say which one is meant: --workspace 2 (Sales) or "
        + "--workspace 3 (Support)")]
    [InlineData("token create --base crm --app emulator --permission r", "has an API token \"emulator\" already")]
    [InlineData("token delete --base crm --app nobody --confirm nobody",
        "has no API token \"nobody\". It has: \"emulator\", \"emulator-read-only\"")]
    [InlineData("token delete --base crm --app emulator --confirm other", "nothing was deleted")]
    [InlineData("token delete --base crm --app emulator", "say so by --confirm \"emulator\"")]
    [InlineData("token list --base Leads --workspace Sales", "is not there any more")]
    public async Task What_can_t_be_done_is_told_and_nothing_is_changed(string command, string expected)
    {
        await using var server = await StartAsync();

        var run = await RunAsync(server, [Password], command.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Calls, request => request.Method is "POST" or "DELETE" && request.StatusCode < 300
            && !request.Path.Contains("auth-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_own_the_base_is_told()
    {
        await using var server = await StartAsync();

        var run = await RunAsync(
            server, "bob@example.com", [Password], "token", "create", "--base", "crm", "--app", "x", "--permission", "r");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("may not manage the API tokens of \"crm\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_token_opens_nothing_any_more()
    {
        await using var server = await StartAsync();
        var created = await RunAsync(server, [Password], "token", "create", "--base", "crm", "--app", "old", "--permission", "r");

        var deleted = await RunAsync(server, [Password], "token", "delete", "--base", "crm", "--app", "old", "--confirm", "old");

        Assert.Equal(0, deleted.ExitCode);
        var refused = await Assert.ThrowsAsync<SeaTableAuthenticationException>(
            () => CanWriteAsync(server, created.Output.Trim()));
        Assert.Contains("or is the token of an account", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_whose_answer_was_lost_is_found_and_not_created_twice()
    {
        await using var server = await StartAsync();
        server.Faults.Next(Fault.DropAfterWrite, on: HttpMethod.Post, path: "api-tokens");

        var kept = await RunAsync(server, [Password], "token", "create", "--base", "crm", "--app", "a", "--permission", "rw");
        server.Faults.Next(Fault.DropBeforeWrite, on: HttpMethod.Post, path: "api-tokens");
        var lost = await RunAsync(server, [Password], "token", "create", "--base", "crm", "--app", "b", "--permission", "rw");
        var list = await RunAsync(server, [Password], "token", "list", "--base", "crm");

        Assert.Equal((0, 2), (kept.ExitCode, lost.ExitCode));
        Assert.Contains($"…{kept.Output.Trim()[^4..]}", list.Output, StringComparison.Ordinal);
        Assert.Contains("No API token was created", lost.Error, StringComparison.Ordinal);
        Assert.Contains("3 API tokens", list.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_is_for_one_shell_and_the_wrong_kind_of_token_is_told()
    {
        await using var server = await StartAsync();

        var login = await RunAsync(server, [Password], "login");
        var lines = login.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var windows = await RunAsync(server, [Password], "login", "--shell", "pwsh");

        Assert.Equal(0, login.ExitCode);
        Assert.Equal($"export SEATABLE_SERVER='{server.Server.GetLeftPart(UriPartial.Authority)}'", lines[0]);
        Assert.Matches("^export SEATABLE_ACCOUNT_TOKEN='[0-9a-f]{40}'$", lines[1]);
        Assert.Contains("$env:SEATABLE_ACCOUNT_TOKEN = '", windows.Output, StringComparison.Ordinal);
        Assert.Contains("as ada.", login.Error, StringComparison.Ordinal);

        Environment.SetEnvironmentVariable(AccountOptions.TokenVariable, lines[1].Split('\'')[1]);
        try
        {
            var listed = await ToolRun.StartAsync("token", "list", "--base", "crm", "--server", server.Server.ToString());
            Environment.SetEnvironmentVariable(AccountOptions.TokenVariable, server.ApiToken);
            var refused = await ToolRun.StartAsync("token", "list", "--base", "crm", "--server", server.Server.ToString());

            Assert.Equal((0, 2), (listed.ExitCode, refused.ExitCode));
            Assert.Contains("or it is no account token", refused.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(server.ApiToken, refused.Error, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(AccountOptions.TokenVariable, null);
        }
    }

    [Fact]
    public async Task A_server_that_is_none_and_an_address_without_encryption_are_told()
    {
        var unreachable = await ToolRun.WithInputAsync(
            [Password], "login", "--email", Ada, "--server", "http://127.0.0.1:9");
        var plain = await ToolRun.WithInputAsync([Password], "login", "--email", Ada, "--server", "http://seatable.example");

        Assert.Equal((2, 2), (unreachable.ExitCode, plain.ExitCode));
        Assert.Contains("can't be reached", unreachable.Error, StringComparison.Ordinal);
        Assert.Contains("over plain http", plain.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> RunAsync(SeaTableEmulator server, string[] input, params string[] arguments) =>
        RunAsync(server, Ada, input, arguments);

    private static Task<ToolRun> RunAsync(SeaTableEmulator server, string email, string[] input, params string[] arguments) =>
        ToolRun.WithInputAsync(input, [.. arguments, "--email", email, "--server", server.Server.ToString()]);

    private static Task<SeaTableEmulator> StartAsync() => SeaTableEmulator.StartAsync(
        ToolBase.Quickstart,
        new SeaTableEmulatorOptions
        {
            Users =
            {
                new EmulatorUser(Ada, Password),
                new EmulatorUser("bob@example.com", Password) { IsOwner = false },
                new EmulatorUser("two@example.com", Password) { TwoFactorCode = "123456" },
                new EmulatorUser("off@example.com", Password) { IsActive = false },
            },
            Workspaces =
            {
                new EmulatorWorkspace("Sales") { Bases = { "Leads" } },
                new EmulatorWorkspace("Support") { Bases = { "Leads" } },
            },
        });

    private static async Task<bool> CanWriteAsync(SeaTableEmulator server, string token) =>
        (await new SeaTableClient(new SeaTableOptions { Server = server.Server, ApiToken = token }).GetAccessAsync()).CanWrite;
}
