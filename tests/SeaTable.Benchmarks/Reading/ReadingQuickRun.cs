using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Benchmarks.Reading;

/// <summary>The ratios in a few seconds. They take turns, so that a busy machine slows all of them.</summary>
internal static class ReadingQuickRun
{
    private const int Runs = 41;

    public static async Task PrintAsync()
    {
        var benchmarks = new ReadingBenchmarks();
        Func<Task>[] actions =
        [
            () => Task.FromResult(benchmarks.Scan()),
            () => benchmarks.Rows(),
            () => Task.FromResult(benchmarks.Poco()),
            () => Task.FromResult(benchmarks.Values()),
        ];
        var times = actions.Select(_ => new List<double>()).ToArray();
        var bytes = new long[actions.Length];
        for (var run = -5; run < Runs; run++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var watch = Stopwatch.StartNew();
                await actions[i]().ConfigureAwait(false);
                watch.Stop();
                bytes[i] = GC.GetTotalAllocatedBytes(precise: true) - before;
                if (run >= 0)
                    times[i].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        var (scan, rows, poco, values) = (Median(times[0]), Median(times[1]), Median(times[2]), Median(times[3]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"scan {scan:0.0} ms, scan of values {values:0.0} ms, rows {rows:0.0} ms, POCO {poco:0.0} ms for 9,999 rows of "
                + $"12 columns"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"rows/scan {rows / scan:0.00}   rows/values {rows / values:0.00}   POCO/rows {poco / rows:0.00}   bytes rows/POCO "
                + $"{(double)bytes[1] / bytes[2]:0.00} ({bytes[1] / 9_999} and {bytes[2] / 9_999} a row)"));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
