using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.CodeAnalysis;

namespace SeaTable.Benchmarks;

/// <summary>
/// What the generator costs, as a ratio to compiling what it generates. A column of a base with 500 tables may not cost more than
/// one of a base with 5.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 5)]
public class GeneratorBenchmarks
{
    private GeneratorProject _project = null!;

    /// <summary>How many tables the base has, each of 40 columns.</summary>
    [Params(5, 50, 500)]
    public int Tables { get; set; }

    /// <summary>Whether the compiler is given tables and rows before other generators run.</summary>
    [Params(true, false)]
    public bool IsEarly { get; set; }

    [GlobalSetup]
    public void Setup() => _project = new GeneratorProject(Tables, IsEarly);

    /// <summary>The compiler alone, over the generated code.</summary>
    [Benchmark(Baseline = true)]
    public long Compile() => _project.Compile();

    /// <summary>The first run: all is read, named and emitted.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => _project.Cold();

    /// <summary>A key press in some other file.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _project.UnrelatedEdit();

    /// <summary>A column renamed in the schema file.</summary>
    [Benchmark]
    public GeneratorDriver OneTableEdit() => _project.OneTableEdit();
}
