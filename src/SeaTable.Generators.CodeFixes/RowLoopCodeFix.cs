using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes;

/// <summary>Turns a loop that does nothing but write one row after the other into one write of all rows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RowLoopCodeFix))]
public sealed class RowLoopCodeFix : CodeFixProvider
{
    private const string Title = "Write all rows at once";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("STB3003");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
                && RowLoopChange.Of(call, model, context.CancellationToken) is { } change
                && await CheckedChange.ReplaceAsync(
                    context.Document, root, change.Loop, change.Statement, context.CancellationToken)
                    .ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(changed), equivalenceKey: Title), diagnostic);
            }
        }
    }
}
