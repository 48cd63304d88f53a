using BenchmarkDotNet.Running;
using SeaTable.Benchmarks;

if (args is ["--quick", "sql"])
{
    SqlQuickRun.Print();
}
else if (args is ["--quick", ..])
{
    QuickRun.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(GeneratorBenchmarks).Assembly).Run(args);
}
