using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes;

/// <summary>
/// Reads an API token from the environment instead of the source. A constant that stands elsewhere has no fix: it would stay
/// there.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ApiTokenCodeFix))]
public sealed class ApiTokenCodeFix : CodeFixProvider
{
    private const string Title = "Read the API token from the environment";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("STB3002");

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
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax text
                && IsWrittenHere(text))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title, _ => Task.FromResult(Apply(context.Document, root, model, text)), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static bool IsWrittenHere(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax => true,
        ParenthesizedExpressionSyntax inner => IsWrittenHere(inner.Expression),
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && IsWrittenHere(sum.Left) && IsWrittenHere(sum.Right),
        _ => false,
    };

    private static ExpressionSyntax Reading(SemanticModel model, int position)
    {
        string Name(string type) =>
            model.Compilation.GetTypeByMetadataName(type)?.ToMinimalDisplayString(model, position) ?? type;
        return SyntaxFactory.ParseExpression(
            $"{Name("System.Environment")}.GetEnvironmentVariable({Name("SeaTable.SeaTableOptions")}.ApiTokenVariable)");
    }

    private static Document Apply(Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax text)
    {
        // What is read elsewhere already needs no second place.
        var isFallback = text.Parent is BinaryExpressionSyntax choice && choice.IsKind(SyntaxKind.CoalesceExpression)
            && choice.Right == text;
        var (replaced, replacement) = isFallback
            ? (text.Parent!, ((BinaryExpressionSyntax)text.Parent!).Left.WithoutTrivia())
            : (text, Reading(model, text.SpanStart));
        return document.WithSyntaxRoot(root.ReplaceNode(replaced, replacement.WithTriviaFrom(replaced)));
    }
}
