using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>The same figures in a minute or two, the median of a few runs each, where ratios are all that is wanted.</summary>
internal static class QuickRun
{
    public static void Print()
    {
        Measure(new GeneratorProject(5), 3, isCompiled: true); // Warms the compiler up.
        Print(isEarly: true);
        Print(isEarly: false);
    }

    private static void Print(bool isEarly)
    {
        Console.WriteLine(isEarly ? "early, where other generators see it" : "the ordinary way");
        Console.WriteLine(
            "tables   compile       cold   unrelated  one table  other order  whitespace  cold per column  new outputs");
        foreach (var tables in new[] { 5, 50, 500 })
        {
            // Of the largest base only the cost of a column is of interest, and to compile it takes minutes.
            GeneratorProject project = new(tables, isEarly);
            var times = Measure(project, tables < 500 ? 5 : 3, tables < 500);
            var (compile, cold, unrelated, oneTable, order, whitespace) =
                (times[0], times[1], times[2], times[3], times[4], times[5]);
            var outputs = project.CountOutputs();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{tables,6} {compile,6:0} ms {cold,7:0.0} ms {unrelated,8:0.00} ms {oneTable,7:0.0} ms "
                    + $"{order,9:0.0} ms {whitespace,8:0.0} ms {cold * 1000 / tables / 40,13:0.0} µs "
                    + $"{outputs.Unrelated,5} and {outputs.OneTable}"));
            if (tables < 500)
            {
                Console.WriteLine($"{"of it",16} {Ratio(cold, compile),10} {Ratio(unrelated, compile),11} "
                    + $"{Ratio(oneTable, compile),10} {Ratio(order, compile),12} {Ratio(whitespace, compile),11}");
            }
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
            () => project.TurnTables(),
            () => project.Indent(),
        ];
        var rounds = Enumerable.Range(0, runs).Select(_ => Array.ConvertAll(actions, Time)).ToList();
        return [.. Enumerable.Range(0, actions.Length).Select(action => Median(rounds.Select(round => round[action])))];
    }

    private static string Ratio(double part, double compile) =>
        (part / compile).ToString("P2", CultureInfo.InvariantCulture);

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
