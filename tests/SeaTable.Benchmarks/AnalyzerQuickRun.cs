using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>What all analyzers of the package add to compiling a project, in time of the processor.</summary>
internal static class AnalyzerQuickRun
{
    public static void Print()
    {
        Console.WriteLine("20 files of ordinary code            compile   with analyzers   ratio");
        Print("that use nothing of the package", 0);
        Print("and a schema file of 10 tables", 10);
    }

    private static void Print(string project, int tables)
    {
        AnalyzerProject made = new(tables);
        var times = Interleaved.Measure(3, () => made.Compile(), () => made.CompileAndAnalyze());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{project,-34} {times[0],7:0} ms {times[1],13:0} ms {times[1] / times[0],7:0.00}"));
    }
}
