using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using SeaTable.Benchmarks;
using SeaTable.Benchmarks.Comparison;
using SeaTable.Benchmarks.Native;
using SeaTable.Benchmarks.Reading;

if (args is ["--quick", "sql"])
{
    SqlQuickRun.Print();
}
else if (args is ["--quick", "completion"])
{
    await CompletionQuickRun.PrintAsync().ConfigureAwait(false);
}
else if (args is ["--quick", "reading"])
{
    await ReadingQuickRun.PrintAsync().ConfigureAwait(false);
}
else if (args is ["--quick", "streaming", .. var counts])
{
    var rows = counts is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000;
    await StreamingRun.PrintAsync(rows).ConfigureAwait(false);
}
else if (args is ["--quick", "emulator", .. var tests])
{
    await EmulatorRun.PrintAsync(tests is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000)
        .ConfigureAwait(false);
}
else if (args is ["--quick", "comparison"])
{
    await PerformancePage.RunAsync(null).ConfigureAwait(false);
}
else if (args is ["--quick", "native"])
{
    Console.WriteLine(await NativeRun.MeasureAsync().ConfigureAwait(false));
}
else if (args is ["--write", var docs])
{
    await PerformancePage.RunAsync(docs).ConfigureAwait(false);
}
else if (args is ["--server", var rowCount])
{
    await ReplayServer.RunAsync(int.Parse(rowCount, CultureInfo.InvariantCulture)).ConfigureAwait(false);
}
else if (args is ["--quick", "analyzers"])
{
    AnalyzerQuickRun.Print();
}
else if (args is ["--quick", ..])
{
    QuickRun.Print();
}
else
{
    // It builds this project once more, and all that this refers to, which takes longer than it waits by itself.
    var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(15));
    BenchmarkSwitcher.FromAssembly(typeof(GeneratorBenchmarks).Assembly).Run(args, config);
}
