using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes;

/// <summary>Moves a condition from LINQ, behind the reading of the rows, into the query.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RowFilterCodeFix))]
public sealed class RowFilterCodeFix : CodeFixProvider
{
    private const string Title = "Put the condition into the query";
    private const string AnswerTitle = "Ask the server for the answer";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("STB3004");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax found
                && Replacement(found, diagnostic.Properties) is { } replacement
                && await CheckedChange.ReplaceAsync(context.Document, root, found, replacement, context.CancellationToken)
                    .ConfigureAwait(false) is { } changed)
            {
                var title = diagnostic.Properties.ContainsKey("Instead") ? AnswerTitle : Title;
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey: title), diagnostic);
            }
        }
    }

    private static ExpressionSyntax? Replacement(ExpressionSyntax found, ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue("Instead", out var instead) ? RowAnswerChange.Of(found, instead!)
        : properties.ContainsKey("MeansTheSame") && found is InvocationExpressionSyntax call ? Moved(call)
        : null;

    private static ExpressionSyntax? Moved(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax filter
            || call.ArgumentList.Arguments.FirstOrDefault() is not { NameColon: null } condition
            || filter.Expression.DescendantNodesAndSelf(node => node is not ArgumentListSyntax)
                .OfType<MemberAccessExpressionSyntax>()
                .FirstOrDefault(member => member.Name.Identifier.ValueText is "ToListAsync" or "AsAsyncEnumerable")
                is not { } reading)
        {
            return null;
        }

        // A line break in front of ".ToListAsync" stays where it is.
        var query = SyntaxFactory.ParseExpression($"{reading.Expression}.Where({condition})");
        var rows = filter.Expression.ReplaceNode(reading.Expression,
            query.WithTrailingTrivia(reading.Expression.GetTrailingTrivia()));
        if (filter.Name.Identifier.ValueText != "Where")
        {
            return call.WithExpression(filter.WithExpression(rows))
                .WithArgumentList(call.ArgumentList.WithArguments(call.ArgumentList.Arguments.RemoveAt(0)));
        }

        return rows is ParenthesizedExpressionSyntax { Expression: var inner } && StandsAlone(call) ? inner : rows;
    }

    private static bool StandsAlone(ExpressionSyntax expression) => expression.Parent is ArgumentSyntax or EqualsValueClauseSyntax
        or AssignmentExpressionSyntax or ReturnStatementSyntax or ForEachStatementSyntax or ArrowExpressionClauseSyntax;
}
