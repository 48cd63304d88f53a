using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(ApplyAllAsync);

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
            if (Condition(root, diagnostic) is { } condition
                && Find(condition, model, context.CancellationToken) is { } choice)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Apply(root, choice))), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    // From the end to the beginning, and from the inside out: a choice may be a side of another, which is one between conditions
    // only then.
    private static async Task<Document?> ApplyAllAsync(
        FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var cancellationToken = context.CancellationToken;
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var conditions = diagnostics.Select(diagnostic => Condition(root, diagnostic)).OfType<ExpressionSyntax>().Distinct()
            .OrderByDescending(condition => condition.SpanStart).ThenBy(condition => condition.Span.Length)
            .ToList();
        var marks = conditions.ToDictionary(condition => condition, _ => new SyntaxAnnotation());
        document = document.WithSyntaxRoot(root.ReplaceNodes(
            conditions, (condition, changed) => changed.WithAdditionalAnnotations(marks[condition])));
        foreach (var mark in conditions.Select(condition => marks[condition]))
        {
            root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.GetAnnotatedNodes(mark).FirstOrDefault() is ExpressionSyntax condition
                && Find(condition, model, cancellationToken) is { } choice)
            {
                document = document.WithSyntaxRoot(Apply(root, choice));
            }
        }

        return document;
    }

    private static ExpressionSyntax? Condition(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;

    private static ConditionChoice? Find(
        ExpressionSyntax condition, SemanticModel model, CancellationToken cancellationToken) =>
        ConditionChoice.Find(condition) is { } choice && choice.IsBetweenConditions(model, cancellationToken) ? choice : null;

    private static SyntaxNode Apply(SyntaxNode root, ConditionChoice choice)
    {
        var combined = choice.Replaced.CopyAnnotationsTo(choice.Combine())!
            .WithTriviaFrom(choice.Replaced)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var changed = root.TrackNodes(new[] { choice.Replaced }.Concat(choice.Removed is null ? [] : [choice.Removed]));
        if (choice.Removed is not null)
        {
            changed = changed.RemoveNode(changed.GetCurrentNode(choice.Removed)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return changed.ReplaceNode(changed.GetCurrentNode(choice.Replaced)!, combined);
    }
}
