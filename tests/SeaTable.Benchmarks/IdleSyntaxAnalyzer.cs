using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeaTable.Benchmarks;

/// <summary>An analyzer that listens to the syntax of what <see cref="IdleAnalyzer"/> listens to, and finds nothing.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // Nobody loads it into a compiler.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdleSyntaxAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1036, RS1038, RS1041
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("IDLES", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(_ => { }, SyntaxKind.Argument, SyntaxKind.InterpolatedStringExpression);
    }
}
