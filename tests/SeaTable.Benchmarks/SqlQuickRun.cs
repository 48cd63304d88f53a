using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>What checking SQL in strings adds to compiling a project, in time of the processor.</summary>
internal static class SqlQuickRun
{
    public static void Print()
    {
        SqlProject project = new(1_000);
        Action[] actions =
        [
            () => project.Compile(), () => project.Idle(), () => project.FirstLook(), () => project.EditElsewhere(),
        ];
        Interleaved.Measure(3, actions[..2]); // Warms the compiler up.
        var first = Interleaved.Time(actions[2]);
        var times = Interleaved.Measure(5, actions);
        Console.WriteLine("1,000 SQL strings, 50 tables of 40 columns             time   to compile   to an idle analyzer");
        Print("compiled", times[0], times);
        Print("with an analyzer that finds nothing", times[1], times);
        Print("first look of a compiler that just started", first, times);
        Print("first look", times[2], times);
        Print("after an edit elsewhere", times[3], times);
    }

    private static void Print(string what, double time, double[] all) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-50} {time,6:0} ms {time / all[0],12:0.00} {time - all[1],18:+0;-0;0} ms"));
}
