using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Tests;

public sealed class ProgressTests
{
    [Fact]
    public async Task Where_nobody_sees_it_move_short_work_says_nothing_and_is_told_in_words()
    {
        var error = new StringWriter();
        var terminal = new ToolTerminal(new StringWriter(), error, isVerbose: false);

        var said = await WorkProgress.RunAsync(terminal, "row", progress =>
        {
            progress.AdvanceByEarlier(1000);
            progress.Total = 300_000;
            progress.Doing = "Contacts [all]";
            terminal.CountCall();
            progress.Advance(234);
            return Task.FromResult(progress.ToString());
        });

        Assert.Equal("1,234 of 300,000 rows, 1 call", said);
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public async Task A_failure_of_the_work_comes_through()
    {
        var terminal = new ToolTerminal(new StringWriter(), new StringWriter(), isVerbose: false);

        await Assert.ThrowsAsync<ToolException>(
            () => WorkProgress.RunAsync(terminal, "step", _ => throw new ToolException("no")));
    }
}
