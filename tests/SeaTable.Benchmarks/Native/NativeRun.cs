using System.Globalization;
using System.Text;
using SeaTable.Benchmarks.Comparison;

namespace SeaTable.Benchmarks.Native;

/// <summary>How long small programs take from their start to the first row, as native code and with the JIT compiler.</summary>
internal static class NativeRun
{
    private const int Runs = 11;

    /// <summary>Publishes the programs, and lets them run in turns.</summary>
    /// <returns>A table in Markdown; null where native code can't be made.</returns>
    public static async Task<string?> MeasureAsync()
    {
        StartProgram[] programs =
        [
            new("HttpClient + System.Text.Json, native", "ByHand", isNative: true),
            new("SeaTable.Generators, native", "Typed", isNative: true),
            new("HttpClient + System.Text.Json, JIT", "ByHand", isNative: false),
            new("SeaTable.Generators, JIT", "Typed", isNative: false),
        ];
        var folder = Directory.CreateTempSubdirectory("seatable-start-");
        try
        {
            foreach (var program in programs)
            {
                if (await program.PublishAsync(folder.FullName).ConfigureAwait(false) is { } missing)
                {
                    Console.WriteLine($"Start-up can't be measured, {program.Name} was not published: {missing}");
                    return null;
                }
            }

            return Write(programs, await RunAsync(programs).ConfigureAwait(false));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<TimeSpan>[]> RunAsync(StartProgram[] programs)
    {
        var times = Array.ConvertAll(programs, _ => new List<TimeSpan>());
        using var server = await ServerProcess.StartAsync(1_000).ConfigureAwait(false);
        for (var run = -1; run < Runs; run++)
        {
            for (var i = 0; i < programs.Length; i++)
            {
                var time = await programs[i].RunAsync(server.Memory, server.ApiToken).ConfigureAwait(false);
                if (run >= 0)
                    times[i].Add(time);
            }
        }

        return times;
    }

    private static string Write(StartProgram[] programs, List<TimeSpan>[] times)
    {
        var medians = Array.ConvertAll(times, all => all.Order().ElementAt(Runs / 2));
        var table = new StringBuilder("| | Start to first row | Size, for the JIT without .NET |\n|---|---|---|\n");
        for (var i = 0; i < programs.Length; i++)
        {
            var time = i == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{medians[i].TotalMilliseconds:0} ms")
                : string.Create(CultureInfo.InvariantCulture, $"**× {medians[i] / medians[0]:0.00}**");
            table.Append(
                CultureInfo.InvariantCulture, $"| {programs[i].Name} | {time} | {programs[i].Size / 1e6:0.0#} MB |\n");
        }

        return table.ToString();
    }
}
