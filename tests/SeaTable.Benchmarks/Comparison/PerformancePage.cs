using System.Globalization;
using System.Text.RegularExpressions;
using SeaTable.Benchmarks.Native;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>Puts measurements into <c>docs/performance.md</c>, and the chart beside it.</summary>
internal static partial class PerformancePage
{
    /// <summary>Measures and writes.</summary>
    /// <param name="docs">The folder of the page; null to print the tables only, of a smaller base and fewer runs.</param>
    public static async Task RunAsync(string? docs)
    {
        var (rows, runs) = docs is null ? (30_000, 3) : (100_000, 5);
        using var server = await ServerProcess.StartAsync(rows).ConfigureAwait(false);
        var line = await ComparisonRun.MeasureAsync(server, isLine: true, runs).ConfigureAwait(false);
        var memory = await ComparisonRun.MeasureAsync(server, isLine: false, runs).ConfigureAwait(false);
        var (ofLine, ofMemory) = (ComparisonTable.Write(line, rows), ComparisonTable.Write(memory, rows));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Line of {ReplayServer.LatencyMilliseconds} ms and {ReplayServer.MegabytesPerSecond} MB/s\n{ofLine}"));
        Console.WriteLine($"Memory\n{ofMemory}");
        if (docs is null)
            return;

        var native = await NativeRun.MeasureAsync().ConfigureAwait(false);
        Console.WriteLine(native);
        var page = Path.Combine(docs, "performance.md");
        var text = await File.ReadAllTextAsync(page).ConfigureAwait(false);
        text = Put(Put(text, "line", ofLine), "memory", ofMemory);
        await File.WriteAllTextAsync(page, native is null ? text : Put(text, "native", native)).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(docs, "performance.svg"), ComparisonChart.Write(line, rows))
            .ConfigureAwait(false);
    }

    private static string Put(string page, string name, string table) => Measured().Replace(
        page, match => match.Groups["name"].Value == name ? $"<!-- measured: {name} -->\n{table}<!-- end -->" : match.Value);

    [GeneratedRegex("<!-- measured: (?<name>.*?) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Measured();
}
