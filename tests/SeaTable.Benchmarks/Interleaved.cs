using System.Diagnostics;

namespace SeaTable.Benchmarks;

/// <summary>
/// Measures two actions in turn, so that whatever else the machine does meets both, by the time of the processor that the
/// process takes for them.
/// </summary>
internal static class Interleaved
{
    /// <summary>Gets the median of each, in milliseconds; a first run of both counts for nothing.</summary>
    public static (double First, double Second) Measure(int runs, Action first, Action second)
    {
        List<double> firsts = [];
        List<double> seconds = [];
        for (var run = 0; run <= runs; run++)
        {
            var (one, other) = (Time(first), Time(second));
            if (run > 0)
            {
                firsts.Add(one);
                seconds.Add(other);
            }
        }

        return (Median(firsts), Median(seconds));
    }

    /// <summary>Gets the time of the processor that one run takes, in milliseconds.</summary>
    public static double Time(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
