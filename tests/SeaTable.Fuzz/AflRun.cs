using SeaTable.Fuzz.Targets;
using SharpFuzz;

namespace SeaTable.Fuzz;

/// <summary>A target under <c>afl-fuzz</c>, whose assemblies were instrumented before.</summary>
internal static class AflRun
{
    public static async Task TryAsync(string name)
    {
        var target = await Target.OpenAsync(name).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
        {
            Fuzzer.OutOfProcess.Run(stream =>
            {
                using MemoryStream input = new();
                stream.CopyTo(input);
                target.TryAsync(input.ToArray()).AsTask().GetAwaiter().GetResult();
            });
        }
    }
}
