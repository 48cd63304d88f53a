using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Benchmarks;

/// <summary>What all analyzers of the package add to compiling a project, in time of the processor.</summary>
internal static class AnalyzerQuickRun
{
    public static void Print()
    {
        Console.WriteLine("20 files of ordinary code            compile   with analyzers   ratio");
        Print("that use nothing of the package", 0);
        Print("and a schema file of 10 tables", 10);
        PrintKeys(10);
    }

    private static void Print(string project, int tables)
    {
        AnalyzerProject made = new(tables);
        var times = Interleaved.Measure(3, () => made.Compile(), () => made.CompileAndAnalyze());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{project,-34} {times[0],7:0} ms {times[1],13:0} ms {times[1] / times[0],7:0.00}"));
    }

    /// <summary>
    /// What the analyzers cost at each key press, beside one that listens to operations and one that listens to syntax. Either
    /// has the compiler look at the whole file once more, so listening to syntax only would save next to nothing.
    /// </summary>
    private static void PrintKeys(int tables)
    {
        const int Keys = 20;
        AnalyzerProject made = new(tables);
        Action Press(ImmutableArray<DiagnosticAnalyzer> analyzers) => () =>
        {
            for (var key = 0; key < Keys; key++)
            {
                made.PressKey(analyzers);
            }
        };
        var others = AnalyzerProject.Analyzers.RemoveAt(0);
        (string Name, Action Press)[] runs =
        [
            ("compiler", Press([])), ("idle, operations", Press([new IdleAnalyzer()])),
            ("idle, syntax", Press([new IdleSyntaxAnalyzer()])), ("the package's", Press(AnalyzerProject.Analyzers)),
            ("without that of SQL", Press(others)), ("that of SQL alone", Press([AnalyzerProject.Analyzers[0]])),
        ];
        var times = Interleaved.Measure(3, [.. runs.Select(run => run.Press)]);
        Console.WriteLine("a key press in one of the files");
        for (var run = 0; run < runs.Length; run++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {runs[run].Name,-32} {times[run] / Keys,7:0.0} ms {times[run] / times[0],7:0.00}"));
        }
    }
}
