using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>The same figures in a minute or two, the median of a few runs each, where ratios are all that is wanted.</summary>
internal static class QuickRun
{
    public static void Print()
    {
        Measure(new GeneratorProject(5), 3); // Warms the compiler up.
        Console.WriteLine("tables   compile       cold   unrelated  one table   cold/compile  one table/compile  cold per "
            + "column");
        foreach (var tables in new[] { 5, 50, 500 })
        {
            var project = new GeneratorProject(tables);
            var (compile, cold, unrelated, oneTable) = Measure(project, tables < 500 ? 7 : 3);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{tables,6} {compile,6:0} ms {cold,7:0.0} ms {unrelated,8:0.00} ms {oneTable,7:0.0} ms   "
                    + $"{cold / compile,12:P1}  {oneTable / compile,17:P1}  {cold * 1000 / tables / 40,12:0.0} µs"));
        }
    }

    private static (double Compile, double Cold, double Unrelated, double OneTable) Measure(GeneratorProject project, int runs) =>
        (
        Median(runs, () => project.Compile()),
        Median(runs, () => project.Cold()),
        Median(runs, () => project.UnrelatedEdit()),
        Median(runs, () => project.OneTableEdit()));

    private static double Median(int runs, Action action)
    {
        action();
        var times = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            var watch = Stopwatch.StartNew();
            action();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[runs / 2];
    }
}
