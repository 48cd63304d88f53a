using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>
/// What checking SQL in strings costs: the analyzer's own time as the compiler counts it, the median of a few runs.
/// </summary>
internal static class SqlQuickRun
{
    public static void Print()
    {
        SqlProject project = new(1_000);
        Median(3, project.Cold); // Warms the compiler up.
        Console.WriteLine("1,000 SQL strings, 50 tables of 40 columns");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"first look          {Median(7, project.Cold).TotalMilliseconds,8:0.0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"after an edit elsewhere {Median(7, project.EditElsewhere).TotalMilliseconds,4:0.0} ms"));
    }

    private static TimeSpan Median(int runs, Func<TimeSpan> run)
    {
        List<TimeSpan> times = [.. Enumerable.Range(0, runs).Select(_ => run()).Order()];
        return times[runs / 2];
    }
}
