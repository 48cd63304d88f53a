using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Options;
using SeaTable.Generators.Pipeline;

namespace SeaTable.Generators;

/// <summary>Makes a typed client from every <c>*.seatable.json</c> of a project.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SeaTableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Only what is projected here may reach the steps below: the compilation is a new one after every key press.
        var options =
            context.AnalyzerConfigOptionsProvider.Select((provider, _) => ProjectOptions.From(provider.GlobalOptions));
        var facts =
            context.CompilationProvider.Select((compilation, _) => CompilationFacts.From(compilation));

        // All files of a project go one way or the other. Nothing that comes of the compilation may reach the early one.
        var isEarly = options.Combine(context.ParseOptionsProvider).Select((pair, _) =>
            EarlyOutput.IsPossible && pair.Left.EarlyOutput && pair.Right is CSharpParseOptions parsing
                && CompilationFacts.Suffices(parsing.LanguageVersion));
        var early = SchemaSteps.Of(
            context.AdditionalTextsProvider,
            isEarly,
            options.Select((found, _) => NamespaceName.Default(found.RootNamespace, "")));
        var ordinary = SchemaSteps.Of(
            context.AdditionalTextsProvider,
            isEarly.Select((chosen, _) => !chosen),
            options.Combine(facts)
                .Select((pair, _) => NamespaceName.Default(pair.Left.RootNamespace, pair.Right.AssemblyName)));

        var earlyFiles = early.Emit(isEarly);
        var ordinaryFiles = ordinary.Emit(facts.Select((found, _) => found.CanEmit));
        EarlyOutput.Register(context, earlyFiles.OfTables);
        EarlyOutput.Register(context, earlyFiles.OfBases);
        EarlyOutput.Register(
            context,
            earlyFiles.Bases
                .Combine(options.Select((found, _) => found.HasValidation))
                .Where(item => item.Right)
                .Select((item, cancellationToken) => EmittedFile.WithoutValidation(item.Left, cancellationToken)));
        context.RegisterSourceOutput(ordinaryFiles.OfTables, Output.File);
        context.RegisterSourceOutput(ordinaryFiles.OfBases, Output.File);
        var packages = facts.Select((found, _) =>
            (Hosting: found.CanEmit && found.HasHosting, OpenApi: found.CanEmit && found.HasOpenApi));
        foreach (var bases in new[] { earlyFiles.Bases, ordinaryFiles.Bases })
        {
            context.RegisterSourceOutput(
                bases.Combine(packages).SelectMany((item, cancellationToken) =>
                    EmittedFile.Of(item.Left, item.Right.Hosting, item.Right.OpenApi, cancellationToken)),
                Output.File);
        }

        var ownTypes = early.Claims.Combine(ordinary.Claims)
            .Select((claims, _) => new ProjectTypes(claims.Left.AddRange(claims.Right)))
            .Combine(isEarly)
            .Combine(context.CompilationProvider)
            .Select((item, cancellationToken) => item.Left.Left.Find(
                item.Right, item.Left.Right ? typeof(SeaTableGenerator).FullName : null, cancellationToken));
        var diagnostics = early.All.Combine(ordinary.All)
            .Combine(early.Conflicts.Combine(ordinary.Conflicts))
            .Combine(ownTypes)
            .Combine(options.Combine(facts))
            .Select((item, _) => ProjectDiagnostics.Find(
                item.Left.Left.Left.Left.AddRange(item.Left.Left.Left.Right),
                item.Left.Left.Right.Left.Concat(item.Left.Left.Right.Right).ToEquatableArray(),
                item.Left.Right, item.Right.Left, item.Right.Right))
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, Output.Diagnostics);
    }
}
