using System.Globalization;
using System.Text.RegularExpressions;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>Puts measurements into <c>docs/performance.md</c>, and the chart beside it.</summary>
internal static partial class PerformancePage
{
    /// <summary>Measures and writes.</summary>
    /// <param name="docs">The folder of the page; null to print the tables only.</param>
    public static async Task RunAsync(string? docs)
    {
        using var server = await ServerProcess.StartAsync().ConfigureAwait(false);
        var line = await ComparisonRun.MeasureAsync(server, isLine: true).ConfigureAwait(false);
        var memory = await ComparisonRun.MeasureAsync(server, isLine: false).ConfigureAwait(false);
        var (ofLine, ofMemory) = (ComparisonTable.Write(line), ComparisonTable.Write(memory));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Line of {ReplayServer.LatencyMilliseconds} ms and {ReplayServer.MegabytesPerSecond} MB/s\n{ofLine}"));
        Console.WriteLine($"Memory\n{ofMemory}");
        if (docs is null)
            return;

        var page = Path.Combine(docs, "performance.md");
        var text = await File.ReadAllTextAsync(page).ConfigureAwait(false);
        await File.WriteAllTextAsync(page, Put(Put(text, "line", ofLine), "memory", ofMemory)).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(docs, "performance.svg"), ComparisonChart.Write(line)).ConfigureAwait(false);
    }

    private static string Put(string page, string name, string table) => Measured().Replace(
        page, match => match.Groups["name"].Value == name ? $"<!-- measured: {name} -->\n{table}<!-- end -->" : match.Value);

    [GeneratedRegex("<!-- measured: (?<name>.*?) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Measured();
}
