using BenchmarkDotNet.Running;
using SeaTable.Benchmarks;
using SeaTable.Benchmarks.Reading;

if (args is ["--quick", "sql"])
{
    SqlQuickRun.Print();
}
else if (args is ["--quick", "reading"])
{
    await ReadingQuickRun.PrintAsync().ConfigureAwait(false);
}
else if (args is ["--quick", ..])
{
    QuickRun.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(GeneratorBenchmarks).Assembly).Run(args);
}
