using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SeaTable.Generators.CodeFixes;

/// <summary>
/// Turns a choice between two conditions, made by <c>?:</c> or by <c>if</c> and <c>return</c>, into one condition that the server
/// decides:
/// <c>(a &amp;&amp; b) || (!a &amp;&amp; c)</c>. For everything else that branches on a condition there is no such fix.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConditionCodeFix))]
public sealed class ConditionCodeFix : CodeFixProvider
{
    private const string Title = "Combine the conditions with && and ||";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("STB3001");

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
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax condition
                && ConditionChoice.Find(condition) is { } choice
                && choice.IsBetweenConditions(model, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(Apply(context.Document, root, choice)), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static Document Apply(Document document, SyntaxNode root, ConditionChoice choice)
    {
        var combined = choice.Combine().WithTriviaFrom(choice.Replaced).WithAdditionalAnnotations(Formatter.Annotation);
        var changed = root.TrackNodes(new[] { choice.Replaced }.Concat(choice.Removed is null ? [] : [choice.Removed]));
        if (choice.Removed is not null)
        {
            changed = changed.RemoveNode(changed.GetCurrentNode(choice.Removed)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return document.WithSyntaxRoot(changed.ReplaceNode(changed.GetCurrentNode(choice.Replaced)!, combined));
    }
}
