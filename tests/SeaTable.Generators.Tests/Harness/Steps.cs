using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Model;
using SeaTable.Generators.Pipeline;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>Which steps of the pipeline ran anew, and why.</summary>
internal sealed class Steps
{
    // What Roslyn hands in is new whenever the editor made a new one; only what the generator makes of it counts.
    private static readonly string[] s_inputsOfRoslyn =
    [
        "Compilation", "ParseOptions", "AdditionalTexts", "AnalyzerConfigOptions", "MetadataReferences",
    ];

    private readonly ImmutableArray<(string Step, object Value, IncrementalStepRunReason Reason)> _outputs;

    private Steps(GeneratorRunResult result)
    {
        // Roslyn keeps its steps in a dictionary, whose order changes from one process to the next.
        Emitted = [.. result.TrackedOutputSteps.SelectMany(step => step.Value)
            .Where(run => run.Outputs.Any(output => IsNew(output.Reason)))
            .SelectMany(run => run.Inputs)
            .Select(input => WhatItGives(input.Source, input.OutputIndex))
            .Order(StringComparer.Ordinal)];
        _outputs =
        [
            .. result.TrackedSteps.Concat(result.TrackedOutputSteps)
                .Where(step => !s_inputsOfRoslyn.Contains(step.Key))
                .DistinctBy(step => step.Key)
                .SelectMany(step =>
                    step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output.Value, output.Reason)))),
        ];
    }

    public static Steps Of(GeneratorRun run) => new(run.Result);

    /// <summary>The values of one step that are not what they were before.</summary>
    public IReadOnlyList<object> ChangedIn(string step) =>
        [.. _outputs.Where(output => output.Step == step && !IsCached(output.Reason)).Select(output => output.Value)];

    /// <summary>
    /// What was emitted anew, in ordinal order, file and table: <c>crm.seatable.json: Contacts</c>, or <c>client</c>, or
    /// <c>diagnostics</c>.
    /// </summary>
    public IReadOnlyList<string> Emitted { get; }

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

    // What an output step was given, or what that was made of, says which file it gave.
    private static string WhatItGives(IncrementalGeneratorRunStep step, int output) => step.Outputs[output].Value switch
    {
        TableModel table => $"{table.FileName}: {table.Name}",
        BaseModel model => $"{model.FileName}: client",
        EquatableArray<DiagnosticInfo> => "diagnostics",
        EmittedFile when step.Inputs is [var input] => WhatItGives(input.Source, input.OutputIndex),
        var value => throw new InvalidOperationException($"An output step was given {value.GetType()}."),
    };

    private static bool IsNew(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    private static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
