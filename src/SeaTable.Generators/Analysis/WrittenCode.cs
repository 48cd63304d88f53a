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
    public static void RegisterWrittenCodeAction(this AnalysisContext context, Func<Compilation, Action<WrittenNode>?> start)
    {
        context.RegisterCompilationStartAction(started =>
        {
            if (start(started.Compilation) is not { } analyze)
            {
                return;
            }

            var seen = new ConcurrentDictionary<SyntaxTree, bool>();
            started.RegisterSemanticModelAction(found =>
            {
                seen.TryAdd(found.SemanticModel.SyntaxTree, true);
                Look(found.SemanticModel, found.ReportDiagnostic, analyze, found.CancellationToken);
            });
            started.RegisterCompilationEndAction(ended =>
            {
                foreach (var tree in ended.Compilation.SyntaxTrees)
                {
                    if (!seen.ContainsKey(tree) && !IsOwn(tree, ended.CancellationToken))
                    {
#pragma warning disable RS1030 // Nobody has a model of these files, which the compiler passed over.
                        Look(ended.Compilation.GetSemanticModel(tree), ended.ReportDiagnostic, analyze, ended.CancellationToken);
#pragma warning restore RS1030
                    }
                }
            });
        });
    }

    private static void Look(
        SemanticModel model, Action<Diagnostic> report, Action<WrittenNode> analyze, CancellationToken cancellationToken)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            analyze(new WrittenNode(node, model, report, cancellationToken));
        }
    }

    private static bool IsOwn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        return text.Length >= SourceFile.Header.Length
            && text.ToString(new TextSpan(0, SourceFile.Header.Length)) == SourceFile.Header;
    }
}

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
