using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Model;
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
        var defaultNamespace = options.Combine(facts)
            .Select((pair, _) => NamespaceName.Default(pair.Left.RootNamespace, pair.Right.AssemblyName));

        var files = context.AdditionalTextsProvider.Where(SchemaFiles.IsSchemaFile);
        var codegens = context.AdditionalTextsProvider.Where(SchemaFiles.IsCodegenFile).Collect();
        var read = files
            .Combine(files.Collect())
            .Where(pair => SchemaFiles.IsFirstOfItsPath(pair.Left, pair.Right))
            .Select((pair, _) => pair.Left)
            .Combine(codegens)
            .Select((pair, _) => (Schema: pair.Left, Codegen: SchemaFiles.FindCodegen(pair.Left, pair.Right)))
            .Combine(defaultNamespace)
            .Select((pair, cancellationToken) =>
                SchemaFiles.Read(pair.Left.Schema, pair.Left.Codegen, pair.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Read);

        var claims = read.Select((result, _) => result.Claim).Collect();
        var conflicts = claims.Select((all, _) => FileConflict.Find(all));
        var ownTypes = claims
            .Select((all, _) => new ProjectTypes(all))
            .Combine(context.CompilationProvider)
            .Select((pair, cancellationToken) => pair.Left.Find(pair.Right, cancellationToken));

        // Files whose code would not compile give no code at all: one clear error says more than a hundred that follow from it.
        var emitted = read
            .Combine(conflicts)
            .Combine(facts.Select((found, _) => found.CanEmit))
            .Where(item => item.Right && !item.Left.Right.Any(conflict => conflict.Path == item.Left.Left.Path))
            .Select((item, _) => item.Left.Left);

        var tables = emitted
            .SelectMany((result, _) => TableSlots.Spread(result.Tables))
            .SelectMany((tables, _) => tables)
            .WithTrackingName(TrackingNames.Tables);
        var bases = emitted
            .SelectMany((result, _) => result.Base is null ? ImmutableArray<BaseModel>.Empty : ImmutableArray.Create(result.Base))
            .WithTrackingName(TrackingNames.Bases);
        var diagnostics = read
            .Collect()
            .Combine(conflicts)
            .Combine(ownTypes)
            .Combine(options.Combine(facts))
            .Select((item, _) => ProjectDiagnostics.Find(
                item.Left.Left.Left, item.Left.Left.Right, item.Left.Right, item.Right.Left, item.Right.Right))
            .WithTrackingName(TrackingNames.Diagnostics);

        context.RegisterSourceOutput(tables, Output.Table);
        var packages = facts.Select((found, _) => (found.HasHosting, found.HasOpenApi));
        context.RegisterSourceOutput(bases.Combine(packages), Output.Base);
        context.RegisterSourceOutput(diagnostics, Output.Diagnostics);
    }
}
