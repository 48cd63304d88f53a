using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>
/// Finds conditions of queries that decide a branch of the program. <c>SqlCondition</c> has the operators <c>true</c> and
/// <c>false</c> because C# requires them for <c>&amp;&amp;</c> and <c>||</c>; they make <c>if</c>, <c>?:</c>, loops and filters
/// compile, too, which then silently take the branch for false.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConditionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ConditionRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The code of a Razor page counts as generated, and its author can make this mistake as well as anybody.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("SeaTable.SqlCondition") is { } condition)
            {
                start.RegisterOperationAction(found => Analyze(found, condition), OperationKind.Unary);
            }
        });
    }

    // The compiler asks "operator true" wherever C# wants a bool. "&&" and "||" ask it as part of their own operation.
    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol condition)
    {
        if (context.Operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.True, OperatorMethod: { } method } unary
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, condition))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConditionRules.UsedAsBool, unary.Operand.Syntax.GetLocation()));
        }
    }
}
