using SeaTable.Fuzz.Targets;
using SharpFuzz;

namespace SeaTable.Fuzz;

/// <summary>A target under <c>afl-fuzz</c>, whose assemblies were instrumented before.</summary>
internal static class AflRun
{
    public static void Try(string name)
    {
        // Instrumented code can't run before afl-fuzz has handed over where it counts, so the first input opens the target.
        Target? target = null;
        Fuzzer.OutOfProcess.Run(stream =>
        {
            target ??= Target.OpenAsync(name).GetAwaiter().GetResult();
            using MemoryStream input = new();
            stream.CopyTo(input);
            target.TryAsync(input.ToArray()).AsTask().GetAwaiter().GetResult();
        });
    }
}
