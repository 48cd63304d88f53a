using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>The same figures in a minute or two, the median of a few runs each, where ratios are all that is wanted.</summary>
internal static class QuickRun
{
    public static void Print()
    {
        Measure(new GeneratorProject(5), 3, isCompiled: true); // Warms the compiler up.
        Console.WriteLine("tables   compile       cold   unrelated  one table   cold/compile  one table/compile  cold per "
            + "column");
        foreach (var tables in new[] { 5, 50, 500 })
        {
            // Of the largest base only the cost of a column is of interest, and to compile it takes minutes.
            var times = Measure(new GeneratorProject(tables), 5, isCompiled: tables < 500);
            var (compile, cold, unrelated, oneTable) = (times[0], times[1], times[2], times[3]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{tables,6} {compile,6:0} ms {cold,7:0.0} ms {unrelated,8:0.00} ms {oneTable,7:0.0} ms   "
                    + $"{Ratio(cold, compile),12}  {Ratio(oneTable, compile),17}  {cold * 1000 / tables / 40,12:0.0} µs"));
        }
    }

    // All of them in turn, so that whatever else the machine does meets each.
    private static List<double> Measure(GeneratorProject project, int runs, bool isCompiled)
    {
        Action[] actions =
        [
            () => _ = isCompiled ? project.Compile() : 0,
            () => project.Cold(),
            () => project.UnrelatedEdit(),
            () => project.OneTableEdit(),
        ];
        var rounds = Enumerable.Range(0, runs).Select(_ => Array.ConvertAll(actions, Time)).ToList();
        return [.. Enumerable.Range(0, actions.Length).Select(action => Median(rounds.Select(round => round[action])))];
    }

    private static string Ratio(double part, double compile) =>
        compile < part ? "-" : (part / compile).ToString("P1", CultureInfo.InvariantCulture);

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times)
    {
        List<double> sorted = [.. times.Order()];
        return sorted[sorted.Count / 2];
    }
}
