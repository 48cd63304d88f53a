using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Benchmarks;

/// <summary>
/// An analyzer that listens to what the SQL analyzer listens to, and finds nothing: what it costs is the compiler's own work for
/// any analyzer, which those of .NET have had it do in most projects.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041 // Nobody loads it into a compiler.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1036, RS1038, RS1041
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("IDLE", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            _ => { }, OperationKind.Argument, OperationKind.InterpolatedStringHandlerCreation, OperationKind.Conversion);
    }
}
