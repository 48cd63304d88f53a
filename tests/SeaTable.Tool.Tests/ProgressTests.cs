using SeaTable.Tool.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace SeaTable.Tool.Tests;

public sealed class ProgressTests
{
    private readonly ManualClock _clock = new();

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
    public async Task Where_nobody_sees_it_move_long_work_says_a_line_now_and_then()
    {
        var error = new StringWriter();
        var terminal = new ToolTerminal(new StringWriter(), error, isVerbose: false);

        await WorkProgress.RunAsync(
            terminal, "row",
            progress =>
            {
                progress.Total = 10;
                progress.Doing = "Contacts [all]";
                for (var i = 0; i < 10; i++)
                {
                    _clock.Pass(TimeSpan.FromSeconds(4));
                    progress.Advance(1);
                }

                return Task.FromResult(true);
            },
            _clock);

        Assert.Equal(
            """
            Contacts [all]: 3 of 10 rows, 0 calls, 28 s left
            Contacts [all]: 6 of 10 rows, 0 calls, 16 s left
            Contacts [all]: 9 of 10 rows, 0 calls, 4 s left

            """.ReplaceLineEndings("\n"),
            error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_time_that_is_left_is_told_after_a_few_parts_and_not_when_all_is_done()
    {
        var terminal = new ToolTerminal(new StringWriter(), new StringWriter(), isVerbose: false);
        var said = new List<string>();

        await WorkProgress.RunAsync(
            terminal, "row",
            progress =>
            {
                progress.Total = 4;
                for (var i = 0; i < 4; i++)
                {
                    _clock.Pass(TimeSpan.FromSeconds(2));
                    progress.Advance(1);
                    said.Add(progress.ToString());
                }

                return Task.FromResult(true);
            },
            _clock);

        Assert.Equal(
            ["1 of 4 rows, 0 calls", "2 of 4 rows, 0 calls", "3 of 4 rows, 0 calls, 2 s left", "4 of 4 rows, 0 calls"], said);
    }

    [Fact]
    public async Task On_a_terminal_a_line_moves_with_notes_above_it_and_is_gone_at_the_end()
    {
        using var console = new TestConsole().Width(80).Interactive().EmitAnsiSequences();
        console.Profile.Out = new Screen(console.Profile.Out.Writer);
        var terminal = new ToolTerminal(new TestConsole(), console, isVerbose: false);

        await WorkProgress.RunAsync(
            terminal, "row",
            async progress =>
            {
                progress.Total = 1000;
                progress.Doing = "Con\u001b[2Jtacts";
                progress.Advance(250);
                await DrawnAsync(console, "250 of 1,000 rows, 0 calls");
                terminal.Warn("look [here]");
                progress.Advance(750);
                await DrawnAsync(console, "1,000 of 1,000 rows, 0 calls");
                return true;
            },
            _clock);

        var drawn = console.Output;
        Assert.Contains("Con [2Jtacts", drawn, StringComparison.Ordinal);
        Assert.Contains("look [here]", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2Jtacts", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "rows", drawn[drawn.LastIndexOf("\u001b[2K", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_the_work_comes_through()
    {
        var terminal = new ToolTerminal(new StringWriter(), new StringWriter(), isVerbose: false);

        await Assert.ThrowsAsync<ToolException>(
            () => WorkProgress.RunAsync(terminal, "step", _ => throw new ToolException("no")));
    }

    private static async Task DrawnAsync(TestConsole console, string text)
    {
        for (var i = 0; i < 500 && !console.Output.Contains(text, StringComparison.Ordinal); i++)
            await Task.Delay(20);

        Assert.Contains(text, console.Output, StringComparison.Ordinal);
    }

    private sealed class Screen(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => 80;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        internal void Pass(TimeSpan time) => _ticks += time.Ticks;
    }
}
