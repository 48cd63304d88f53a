using System;
using System.Collections.Concurrent;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Emit;

namespace SeaTable.Generators.Analysis;

/// <summary>The code that people write, where analyzers look for mistakes in the use of the client.</summary>
internal static class WrittenCode
{
    /// <summary>
    /// Looks at each node of each file but those of this generator. The code of a Razor page counts as generated, and its author
    /// can make these mistakes as well as anybody.
    /// </summary>
    /// <remarks>
    /// An analyzer of generated code would have the compiler go through all that the generator wrote, which makes a build a fifth
    /// longer. So these analyzers only report there, and generated files are looked at in the end, by themselves.
    /// </remarks>
    public static void RegisterWrittenCodeAction(this AnalysisContext context, Func<Compilation, Action<WrittenNode>?> start) =>
        context.RegisterWrittenCodeAction((compilation, _) => start(compilation));

    /// <summary>Looks in the same way with the options of the project.</summary>
    public static void RegisterWrittenCodeAction(
        this AnalysisContext context, Func<Compilation, AnalyzerOptions, Action<WrittenNode>?> start) =>
        context.RegisterWrittenFileAction((compilation, options, _) => start(compilation, options) is { } analyze
            ? (model, report, cancellationToken) => Look(model, report, analyze, cancellationToken)
            : null);

    /// <summary>Looks in the same way at each file as a whole.</summary>
    public static void RegisterWrittenFileAction(
        this AnalysisContext context, Func<Compilation, AnalyzerOptions, CancellationToken, WrittenFileAction?> start)
    {
        context.RegisterCompilationStartAction(started =>
        {
            if (start(started.Compilation, started.Options, started.CancellationToken) is not { } analyze)
            {
                return;
            }

            var seen = new ConcurrentDictionary<SyntaxTree, bool>();
            started.RegisterSemanticModelAction(found =>
            {
                seen.TryAdd(found.SemanticModel.SyntaxTree, true);
                analyze(found.SemanticModel, found.ReportDiagnostic, found.CancellationToken);
            });
            started.RegisterCompilationEndAction(ended =>
            {
                foreach (var tree in ended.Compilation.SyntaxTrees)
                {
                    if (!seen.ContainsKey(tree) && !IsOwn(tree, ended.CancellationToken))
                    {
#pragma warning disable RS1030 // Nobody has a model of these files, which the compiler passed over.
                        analyze(ended.Compilation.GetSemanticModel(tree), ended.ReportDiagnostic, ended.CancellationToken);
#pragma warning restore RS1030
                    }
                }
            });
        });
    }

    /// <summary>Whether a file is one that this generator wrote.</summary>
    public static bool IsOwn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        return text.Length >= SourceFile.Header.Length
            && text.ToString(new TextSpan(0, SourceFile.Header.Length)) == SourceFile.Header;
    }

    private static void Look(
        SemanticModel model, Action<Diagnostic> report, Action<WrittenNode> analyze, CancellationToken cancellationToken)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            analyze(new WrittenNode(node, model, report, cancellationToken));
        }
    }
}

/// <summary>Looks at a file of code.</summary>
/// <param name="model">The model of the file.</param>
/// <param name="report">Reports what is wrong.</param>
/// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
internal delegate void WrittenFileAction(
    SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken);

/// <summary>A node of the code that people write.</summary>
/// <param name="Node">The node.</param>
/// <param name="SemanticModel">The model of its file.</param>
/// <param name="ReportDiagnostic">Reports what is wrong.</param>
/// <param name="CancellationToken">The token to monitor for cancellation requests.</param>
internal readonly record struct WrittenNode(
    SyntaxNode Node, SemanticModel SemanticModel, Action<Diagnostic> ReportDiagnostic, CancellationToken CancellationToken)
{
    /// <summary>Gets the operation that the node stands for, or null.</summary>
    public IOperation? Operation() => SemanticModel.GetOperation(Node, CancellationToken);

    /// <summary>Gets the type of an expression in the file, or null.</summary>
    public ITypeSymbol? TypeOf(SyntaxNode expression) => SemanticModel.GetTypeInfo(expression, CancellationToken).Type;
}
