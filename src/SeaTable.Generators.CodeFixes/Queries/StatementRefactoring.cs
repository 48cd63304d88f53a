using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>
/// Writes a typed query as the statement that it sends, to go on with what only SQL has. Names that are changed in the base have
/// to be changed in it then.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(StatementRefactoring))]
public sealed class StatementRefactoring : CodeRefactoringProvider
{
    private const string Title = "Write it as SQL, with the names of today";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellationToken) = (context.Document, context.CancellationToken);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (FindQuery(root, context.Span.Start) is not { } query || !query.Span.Contains(context.Span)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var calls = TypedStatement.Of(query);
        var table = await QueryTable.FindAsync(
            model.GetTypeInfo(calls.Table, cancellationToken).Type, model.Compilation, document.Project.Solution,
            cancellationToken).ConfigureAwait(false);
        if (table is null || calls.Write(table, model, cancellationToken) is not { } statement)
        {
            return;
        }

        var written = SyntaxFactory.ParseExpression($"{calls.Table.WithoutTrivia()}.FromSql($\"{statement}\")");
        if (await CheckedChange.ReplaceAsync(document, root, query, written, cancellationToken).ConfigureAwait(false)
            is { } changed)
        {
            context.RegisterRefactoring(CodeAction.Create(Title, _ => Task.FromResult(changed), equivalenceKey: Title));
        }
    }

    /// <summary>The last call of the query around a place, where its rows are read at once.</summary>
    private static InvocationExpressionSyntax? FindQuery(SyntaxNode root, int place)
    {
        var query = root.FindToken(place).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(TypedStatement.IsStep);
        while (query?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
            && TypedStatement.IsStep(next))
        {
            query = next;
        }

        return query is not null && ReadPlace.Is(query) ? query : null;
    }
}
