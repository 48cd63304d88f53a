using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Model;

namespace SeaTable.Generators.Pipeline;

/// <summary>
/// The steps from schema files to generated files. They know nothing of the compilation but by what they are given, so they run
/// early where that does not either.
/// </summary>
internal sealed class SchemaSteps
{
    private readonly IncrementalValuesProvider<SchemaResult> _read;

    private SchemaSteps(IncrementalValuesProvider<SchemaResult> read)
    {
        _read = read;
        All = read.Collect();
        Claims = read.Select((result, _) => result.Claim).Collect();
        Conflicts = Claims.Select((all, _) => FileConflict.Find(all));
    }

    /// <summary>What all files gave together.</summary>
    public IncrementalValueProvider<ImmutableArray<SchemaResult>> All { get; }

    /// <summary>The names that their code takes.</summary>
    public IncrementalValueProvider<ImmutableArray<NameClaim?>> Claims { get; }

    /// <summary>The files that take names of others.</summary>
    public IncrementalValueProvider<EquatableArray<FileConflict>> Conflicts { get; }

    /// <param name="texts">The additional files of the project.</param>
    /// <param name="isChosen">Whether files go this way at all.</param>
    /// <param name="defaultNamespace">Where code lives when a file does not say.</param>
    public static SchemaSteps Of(
        IncrementalValuesProvider<AdditionalText> texts,
        IncrementalValueProvider<bool> isChosen,
        IncrementalValueProvider<string> defaultNamespace)
    {
        var files = texts.Where(SchemaFiles.IsSchemaFile);
        var codegens = texts.Where(SchemaFiles.IsCodegenFile).Collect();
        return new(files
            .Combine(isChosen)
            .Where(pair => pair.Right)
            .Select((pair, _) => pair.Left)
            .Combine(files.Collect())
            .Where(pair => SchemaFiles.IsFirstOfItsPath(pair.Left, pair.Right))
            .Select((pair, _) => pair.Left)
            .Combine(codegens)
            .Select((pair, _) => (Schema: pair.Left, Codegen: SchemaFiles.FindCodegen(pair.Left, pair.Right)))
            .Combine(defaultNamespace)
            .Select((pair, cancellationToken) =>
                SchemaFiles.Read(pair.Left.Schema, pair.Left.Codegen, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Read));
    }

    /// <summary>
    /// Makes the files. Those whose code would not compile give none at all: one clear error says more than a hundred that follow
    /// from it.
    /// </summary>
    public EmittedFiles Emit(IncrementalValueProvider<bool> canEmit)
    {
        var emitted = _read
            .Combine(Conflicts)
            .Combine(canEmit)
            .Where(item => item.Right && !item.Left.Right.Any(conflict => conflict.Path == item.Left.Left.Path))
            .Select((item, _) => item.Left.Left);
        var tables = emitted
            .SelectMany((result, _) => TableSlots.Spread(result.Tables))
            .SelectMany((tables, _) => tables)
            .WithTrackingName(TrackingNames.Tables);
        var bases = emitted
            .SelectMany((result, _) => result.Base is null ? ImmutableArray<BaseModel>.Empty : ImmutableArray.Create(result.Base))
            .WithTrackingName(TrackingNames.Bases);
        return new(
            tables.Select(EmittedFile.Of).WithTrackingName(TrackingNames.Files),
            bases.Select(EmittedFile.Of).WithTrackingName(TrackingNames.Files),
            bases);
    }
}

/// <summary>What goes out.</summary>
/// <param name="OfTables">A file for each table.</param>
/// <param name="OfBases">A file for each client.</param>
/// <param name="Bases">The clients themselves, which more can be made of.</param>
internal sealed record EmittedFiles(
    IncrementalValuesProvider<EmittedFile> OfTables,
    IncrementalValuesProvider<EmittedFile> OfBases,
    IncrementalValuesProvider<BaseModel> Bases);
