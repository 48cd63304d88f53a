using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>Which steps of the pipeline ran anew, and why.</summary>
internal sealed class Steps
{
    // What Roslyn hands in is new whenever the editor made a new one; only what the generator makes of it counts.
    private static readonly string[] s_inputsOfRoslyn = ["Compilation", "ParseOptions", "AdditionalTexts", "AnalyzerConfigOptions", "MetadataReferences"];

    private readonly ImmutableArray<(string Step, object Value, IncrementalStepRunReason Reason)> _outputs;

    private Steps(GeneratorRunResult result)
    {
        _outputs =
        [
            .. result.TrackedSteps.Concat(result.TrackedOutputSteps)
                .Where(step => !s_inputsOfRoslyn.Contains(step.Key))
                .DistinctBy(step => step.Key)
                .SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output.Value, output.Reason)))),
        ];
    }

    public static Steps Of(GeneratorRun run) => new(run.Result);

    /// <summary>The reasons for which one step gave its outputs, in their order.</summary>
    public IReadOnlyList<IncrementalStepRunReason> ReasonsOf(string step) =>
        [.. _outputs.Where(output => output.Step == step).Select(output => output.Reason)];

    /// <summary>The values of one step that are not what they were before.</summary>
    public IReadOnlyList<object> ChangedIn(string step) =>
        [.. _outputs.Where(output => output.Step == step && !IsCached(output.Reason)).Select(output => output.Value)];

    public IEnumerable<object> ValuesOf(params string[] steps)
    {
        Assert.Equal([], steps.Except(_outputs.Select(output => output.Step)));
        return _outputs.Where(output => steps.Contains(output.Step)).Select(output => output.Value);
    }

    public void MustAllBeCached()
    {
        Assert.NotEmpty(_outputs);
        Assert.Equal([], _outputs.Where(output => !IsCached(output.Reason)).Select(output => $"{output.Step}: {output.Reason}"));
    }

    private static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
