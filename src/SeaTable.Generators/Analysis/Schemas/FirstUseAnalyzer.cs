using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Options;
using SeaTable.Generators.Pipeline;

namespace SeaTable.Generators.Analysis.Schemas;

/// <summary>
/// Says at the first use of a table in code what is wrong with it in the schema file: there editors show diagnostics unreliably.
/// </summary>
/// <remarks>It looks at no code as long as nothing is wrong in any file.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FirstUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.SeenInCode);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenFileAction((compilation, options, cancellationToken) =>
        {
            var errors = Find(compilation, options, cancellationToken);
            if (errors.Count == 0)
            {
                return null;
            }

            var uses = new FirstUses(compilation, errors);
            return (model, report, stop) =>
            {
                foreach (var told in uses.In(model.SyntaxTree, stop))
                {
                    report(told);
                }
            };
        });
    }

    private static List<SchemaError> Find(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var project = ProjectOptions.From(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var space = NamespaceName.Default(project.RootNamespace, compilation.AssemblyName ?? "");
        List<ErrorsOfFile> files =
        [
            .. SchemaFiles.In(options.AdditionalFiles)
                .Select(file => ErrorsOfFile.Read(file.Schema, file.Codegen, space, cancellationToken)),
        ];
        var conflicts = files.Count < 2 ? [] : FileConflict.Find(files.Select(file => file.Claim).ToImmutableArray()).ToList();
        return
        [
            .. files.SelectMany(file =>
            {
                var conflict = conflicts.Find(found => found.Path == file.Path);
                return file.IsEmpty && conflict is null
                    ? []
                    : file.Find(conflict, rule => IsSilenced(rule, compilation.Options, cancellationToken));
            }),
        ];
    }

    private static bool IsSilenced(string rule, CompilationOptions options, CancellationToken cancellationToken) =>
        options.SpecificDiagnosticOptions.TryGetValue(rule, out var severity)
            ? severity == ReportDiagnostic.Suppress
            : options.SyntaxTreeOptionsProvider is { } provider
                && provider.TryGetGlobalDiagnosticValue(rule, cancellationToken, out severity)
                && severity == ReportDiagnostic.Suppress;
}
