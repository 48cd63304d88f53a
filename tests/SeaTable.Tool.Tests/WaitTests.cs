using SeaTable.Emulator;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Who sees nothing happen is told why, and until when.</summary>
public sealed class WaitTests
{
    [Fact]
    public async Task A_wait_for_the_server_is_told()
    {
        await using var crm = await ToolBase.StartAsync();
        crm.Emulator.Faults.Next(Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(1)), HttpMethod.Get, "metadata/");

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile, "--verbose");

        Assert.True(pull.ExitCode == 0, pull.Error);
        Assert.Matches(
            @"The server takes no more calls for now \(429\)\. Going on in \d+ s, at \d\d:\d\d:\d\d\.", pull.Error);
    }

    [Fact]
    public async Task A_wait_that_is_longer_than_anybody_waits_ends_the_command()
    {
        await using var crm = await ToolBase.StartAsync();
        crm.Emulator.Faults.Next(Fault.TooManyRequests(retryAfter: TimeSpan.FromDays(700)), HttpMethod.Get, "metadata/");

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal(2, pull.ExitCode);
        Assert.Contains("The server refuses more calls for now (429)", pull.Error, StringComparison.Ordinal);
        Assert.Contains("Wait more than a year.", pull.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_is_told_only_to_who_wants_all_and_calls_at_the_same_time_wait_once()
    {
        Assert.Equal(0, Notes(false, 1));
        Assert.Equal(1, Notes(true, 1));
        Assert.Equal(1, Notes(false, 20));
        Assert.Equal(1, Notes(false, 20, 20.5, 20));
        Assert.Equal(2, Notes(false, 20, 50));
    }

    private static int Notes(bool isVerbose, params double[] seconds)
    {
        var error = new StringWriter();
        var terminal = new ToolTerminal(new StringWriter(), error, isVerbose);
        foreach (var time in seconds)
            terminal.NoteWait(TimeSpan.FromSeconds(time), WaitReasons.Window);

        return error.ToString().Split("are used up.").Length - 1;
    }
}
