using SeaTable.Emulator;
using SeaTable.Tool.Imports;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Each line comes in exactly once, whatever happens meanwhile.</summary>
public sealed class ImportFaultTests
{
    /// <summary>How many lines: 20,000 for the figures of the documentation.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_IMPORT_LINES"), out var count)
        ? count : 4_000;

    [Fact]
    public async Task By_a_key_every_line_is_in_exactly_once_when_a_fifth_of_all_calls_fails()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", ImportTests.Lines(Count));

        ToolRun run;
        using (items.Base.Emulator.Faults.Random(seed: 11, rate: 0.2))
            run = await items.ImportAsync(file, "--key", "Name", "--delete-doubles");

        await items.Base.Emulator.Faults.WhenSettledAsync();
        var settled = await items.ImportAsync(file, "--key", "Name", "--delete-doubles");
        var names = await items.CountNamesAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(0, settled.ExitCode);
        Assert.Equal(Count, names.Count);
        Assert.All(names.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task By_a_key_an_import_that_is_cut_off_anywhere_goes_on()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", ImportTests.Lines(5_000));

        for (var call = 3; call < 12; call += 4)
        {
            using var stop = new CancellationTokenSource();
            for (var i = 1; i < call; i++)
                items.Base.Emulator.Faults.Next(Fault.Latency(TimeSpan.Zero));

            items.Base.Emulator.Faults.Next(Fault.RunAfter(stop.Cancel));
            var run = await items.Base.RunUntilAsync(stop.Token, "rows", "import", file, "--table", "Items", "--key", "Name");
            items.Base.Emulator.Faults.Clear();

            Assert.Equal(2, run.ExitCode);
            Assert.Contains("no line comes twice", run.Error, StringComparison.Ordinal);
        }

        var last = await items.ImportAsync(file, "--key", "Name");

        Assert.Equal(0, last.ExitCode);
        Assert.All((await items.CountNamesAsync()).Values, count => Assert.Equal(1, count));
        Assert.Equal(5_000, (await items.CountNamesAsync()).Count);
    }

    [Fact]
    public async Task Without_a_key_an_interrupted_import_goes_on_where_it_was_and_a_finished_one_is_not_done_again()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("before.csv", "Name,Count,Tags\nn1,1,Red\n"), "--key", "Name");
        var file = items.Write("rows.csv", ImportTests.Lines(3_500));
        using var stop = new CancellationTokenSource();
        items.Base.Emulator.Faults.Next(Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "rows");
        items.Base.Emulator.Faults.Next(Fault.RunAfter(stop.Cancel), HttpMethod.Post, "rows");

        var first = await items.Base.RunUntilAsync(stop.Token, "rows", "import", file, "--table", "Items");
        var second = await items.ImportAsync(file);
        var third = await items.ImportAsync(file);
        var names = await items.CountNamesAsync();

        Assert.Equal((2, 0, 2), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.Contains("Once more would double them", third.Error, StringComparison.Ordinal);
        Assert.Equal(3_500, names.Count);
        Assert.Equal((2, 1), (names["n1"], names["n3500"])); // One was there before.
        Assert.Equal(3_501, names.Values.Sum());
    }

    [Fact]
    public async Task Without_a_key_lines_whose_answer_is_lost_are_found_and_not_sent_again()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name\n" + string.Concat(Enumerable.Repeat("same\n", 2_500)));
        items.Base.Emulator.Faults.Next(Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "rows");
        items.Base.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "rows");

        var run = await items.ImportAsync(file);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("1,000 stored by a call whose answer was lost", run.Error, StringComparison.Ordinal);
        Assert.Equal(2_500, (await items.CountNamesAsync())["same"]);
    }

    [Fact]
    public async Task Without_a_key_lines_that_may_still_come_are_told_and_neither_lost_nor_doubled_when_they_do()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", ImportTests.Lines(2_500));
        items.Base.Emulator.Faults.Next(Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "rows");
        items.Base.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post, "rows");

        var first = await items.ImportAsync(file);
        var tooEarly = await items.ImportAsync(file);
        await items.Base.Emulator.Faults.WhenSettledAsync();
        var second = await items.ImportAsync(file);
        var names = await items.CountNamesAsync();

        Assert.Equal((2, 2, 0), (first.ExitCode, tooEarly.ExitCode, second.ExitCode));
        Assert.Contains("Nobody knows yet whether lines 1002-2001 came into the table", first.Error, StringComparison.Ordinal);
        Assert.Equal(2_500, names.Count);
        Assert.All(names.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public void What_a_crash_left_of_a_journal_is_read_and_what_was_half_written_is_not()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("seatable-journal-").FullName, "journal");
        using (var journal = ImportJournal.Open(path, "what", "meaning"))
        {
            journal.Start(null, []);
            journal.Begin(LineSet.Of([2, 3, 4]), DateTimeOffset.UnixEpoch);
            journal.End([(2, "a"), (3, "b")], null);
        }

        File.AppendAllText(path, "{\"stored\":\"4\",\"rows\":[\"c");
        using (var again = ImportJournal.Open(path, "what", "meaning"))
        {
            Assert.Equal(("2-3", "4"), (again.Stored.ToString(), again.Uncertain.ToString()));
            Assert.Throws<Tool.Terminal.ToolException>(() => ImportJournal.Open(path, "what", "meaning"));
            again.Withdraw(again.Uncertain);
        }

        Assert.Throws<Tool.Terminal.ToolException>(() => ImportJournal.Open(path, "other", "meaning"));
        Assert.Throws<Tool.Terminal.ToolException>(() => ImportJournal.Open(path, "what", "other"));
        using var last = ImportJournal.Open(path, "what", "meaning");
        Assert.Equal("", last.Uncertain.ToString());
    }
}
