using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SeaTable.Emulator;

namespace SeaTable.Benchmarks.Reading;

/// <summary>
/// What a test costs that has an emulator of its own: it starts, is seeded, written to, queried, reset, and ends. As many tests
/// run side by side as there are processors.
/// </summary>
internal static class EmulatorRun
{
    private static readonly string s_schema = Path.Combine(AppContext.BaseDirectory, "people.seatable.json");

    public static async Task PrintAsync(int tests)
    {
        for (var warm = 0; warm < 20; warm++)
            await TestAsync().ConfigureAwait(false);
        var all = new ConcurrentBag<Times>();
        var whole = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, tests), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (_, _) => all.Add(await TestAsync().ConfigureAwait(false))).ConfigureAwait(false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{tests:N0} tests on {Environment.ProcessorCount} processors: {whole.Elapsed.TotalSeconds:0.0} s"));
        Print("start", all.Select(times => times.Start));
        Print("seed, write, query", all.Select(times => times.Calls));
        Print("snapshot", all.Select(times => times.Snapshot));
        Print("reset", all.Select(times => times.Reset));
        Print("end", all.Select(times => times.End));
    }

    private static async Task<Times> TestAsync()
    {
        var clock = Stopwatch.StartNew();
        var emulator = await SeaTableEmulator.StartAsync(s_schema, new SeaTableEmulatorOptions { InProcess = true })
            .ConfigureAwait(false);
        var start = Lap(clock);
        using var http = emulator.CreateClient();
        var people = new PeopleBase(
            new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken }, http);
        await emulator.SeedAsync(() => people.People.AddRangeAsync([.. Enumerable.Range(0, 20).Select(number => new PeopleRow
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"Person {number}"),
        })])).ConfigureAwait(false);
        await people.People.AddAsync(new PeopleRow { Name = "Ada" }).ConfigureAwait(false);
        if (await people.People.Where(person => person.Name == "Ada").CountAsync().ConfigureAwait(false) != 1)
            throw new InvalidOperationException("The row that was added is not found.");
        var calls = Lap(clock);
        using var before = emulator.TakeSnapshot();
        var snapshot = Lap(clock);
        emulator.Restore(before);
        var reset = Lap(clock);
        await emulator.DisposeAsync().ConfigureAwait(false);
        return new Times(start, calls, snapshot, reset, Lap(clock));
    }

    private static double Lap(Stopwatch clock)
    {
        var time = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        return time;
    }

    private static void Print(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-20} {sorted[sorted.Count / 2],8:0.00} ms (half), {sorted[sorted.Count * 95 / 100],8:0.00} ms (95 %)"));
    }

    private sealed record Times(double Start, double Calls, double Snapshot, double Reset, double End);
}
