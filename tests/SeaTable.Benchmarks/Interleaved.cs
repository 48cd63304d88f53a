using System.Diagnostics;

namespace SeaTable.Benchmarks;

/// <summary>
/// Measures actions in turn, so that whatever else the machine does meets all, by the time of the processor that the
/// process takes for them.
/// </summary>
internal static class Interleaved
{
    /// <summary>Gets the median of each, in milliseconds; a first run of all counts for nothing.</summary>
    public static double[] Measure(int runs, params Action[] actions)
    {
        Array.ForEach(actions, action => Time(action));
        var rounds = Enumerable.Range(0, runs).Select(_ => Array.ConvertAll(actions, Time)).ToList();
        return [.. actions.Select((_, action) => rounds.Select(round => round[action]).Order().ElementAt(runs / 2))];
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
}
