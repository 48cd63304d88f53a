using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SeaTable.Facts;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Finds loops that write one row after the other, each in a call of its own.</summary>
/// <remarks>
/// Only where nothing hangs on a single row: its result is not used, its failure not caught, and the loop does nothing after it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowLoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.RowByRow);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterWrittenCodeAction(compilation =>
            TableSymbols.Of(compilation) is { } symbols ? found => Analyze(found, symbols) : null);
    }

    private static void Analyze(WrittenNode found, TableSymbols symbols)
    {
        if (found.Node is AwaitExpressionSyntax
            && found.Operation() is IAwaitOperation await
            && Statement(await) is { } statement
            && Call(await.Operation) is { } awaited
            && (RowTasks.Of(awaited, symbols) is { } task ? (task, "task")
                : IsInLoop(awaited, statement, symbols) ? (awaited, "call") : default((IInvocationOperation Call, string One)?))
                is var (call, one)
            && Range(call.TargetMethod) is var (range, rows)
            && symbols.IsOfTable(call.TargetMethod))
        {
            found.ReportDiagnostic(Diagnostic.Create(UsageRules.RowByRow, call.Syntax.GetLocation(), one, range, rows));
        }
    }

    private static bool IsInLoop(IInvocationOperation call, IOperation statement, TableSymbols symbols) =>
        Range(call.TargetMethod) is not null
        && symbols.IsOfTable(call.TargetMethod)
        && RowLoop.EndingWith(statement) is { } loop
        && loop.Body.Descendants().OfType<IAwaitOperation>().Count() == 1
        && !loop.Body.Descendants().Any(IsAsynchronousOrYields)
        && RowLoop.GoesThroughElements(loop, symbols)
        && RowLoop.IsAboutElement(RowLoop.FirstArgument(call), loop);

    private static (string Name, string Rows)? Range(IMethodSymbol method) => method.Name switch
    {
        "AddAsync" => ("AddRangeAsync", Number(ServerLimits.RowsPerAppend)),
        "UpdateAsync" => ("UpdateRangeAsync", Number(ServerLimits.RowsPerUpdate)),
        "DeleteAsync" => ("DeleteRangeAsync", Number(ServerLimits.RowsPerDelete)),
        _ => null,
    };

    private static string Number(int rows) => rows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The statement that does nothing but await, or null where the result is used.</summary>
    private static IOperation? Statement(IOperation awaited) => awaited.Parent switch
    {
        IExpressionStatementOperation statement => statement,
        ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation statement } => statement,
        _ => null,
    };

    private static IInvocationOperation? Call(IOperation awaited) => awaited switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Call(task),
        IInvocationOperation call => call,
        _ => null,
    };

    private static bool IsAsynchronousOrYields(IOperation operation) => operation is
        IForEachLoopOperation { IsAsynchronous: true } or IUsingOperation { IsAsynchronous: true }
        or IUsingDeclarationOperation { IsAsynchronous: true } or IReturnOperation { Kind: OperationKind.YieldReturn };
}
