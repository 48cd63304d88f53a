using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Sql;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>
/// Writes a statement that is handed to <c>FromSql</c> as a typed query, where that sends the same statement: then it goes on
/// working when names are changed in the base.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(TypedQueryRefactoring))]
public sealed class TypedQueryRefactoring : CodeRefactoringProvider
{
    private const string Title = "Write it as a typed query";

    /// <summary>For statements that leave the order of some rows to the server.</summary>
    private const string OrderedTitle = Title + ", with rows of equal rank oldest first";

    private static readonly string[] s_parameters = ["c", "columns", "its"];

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellationToken) = (context.Document, context.CancellationToken);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (FindCall(root, context.Span.Start) is not { } call || !call.Span.Contains(context.Span)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await TranslateAsync(document, call, model, cancellationToken).ConfigureAwait(false) is not { } query
            || await CheckedChange.ReplaceAsync(
                document, root, call, Layout(call, query.Calls), cancellationToken).ConfigureAwait(false) is not { } changed)
        {
            return;
        }

        var title = query.IsOrdered ? Title : OrderedTitle;
        context.RegisterRefactoring(CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey: title));
    }

    private static InvocationExpressionSyntax? FindCall(SyntaxNode root, int place) => root.FindToken(place).Parent?
        .AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(call => call is
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromSql" },
            ArgumentList.Arguments.Count: 1,
        } && ReadPlace.Is(call));

    private static async Task<StatementQuery?> TranslateAsync(
        Document document, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (SqlSymbols.Of(model.Compilation) is not { } symbols
            || model.GetOperation(call, cancellationToken) is not IInvocationOperation { Arguments.Length: 1 } invocation
            || SqlArgument.Find(invocation.Arguments[0], symbols).ToList() is not { Count: 1 } handovers
            || handovers[0] is not { IsText: false } handover
            || await QueryTable.FindAsync(
                invocation.Instance?.Type, model.Compilation, document.Project.Solution, cancellationToken)
                .ConfigureAwait(false) is not { } table
            || document.Project.Solution.GetProject(invocation.Instance!.Type!.ContainingAssembly, cancellationToken)
                is not { } project)
        {
            return null;
        }

        var source = SqlSourceReader.Read(handover, model, cancellationToken);
        var check = new SqlSchemaChoice(project.AnalyzerOptions.AdditionalFiles)
            .Check(source, handover.Receivers, cancellationToken);
        var isRead = check.Problems.All(problem => problem.Code == SqlProblemCode.NoLimit) && check.IsBound;
        if (!isRead || check.Statement is not SqlSelect select || HasComment(source.Text)
            || !table.IsNamed(select.From[0].Name.Text)
            || source.Values.Any(value => value.Piece.Type.IsList || value.Piece.Value is null))
        {
            return null;
        }

        var parameter = Parameter(model, call.SpanStart);
        var holes = source.Values.ToDictionary(value => value.Start, value => value.Piece.Value!);
        var conditions = new StatementConditions(table, parameter, holes, model, cancellationToken) { Place = call.SpanStart };
        return StatementQuery.Of(select, conditions, parameter);
    }

    // It would be lost.
    private static bool HasComment(string text) => text.Contains("--") || text.Contains("/*");

    /// <summary>The name for the columns: one that means nothing there.</summary>
    private static string Parameter(SemanticModel model, int place) =>
        s_parameters.FirstOrDefault(name => model.LookupSymbols(place, name: name).IsEmpty) ?? "columnsOfIt";

    private static ExpressionSyntax Layout(InvocationExpressionSyntax call, IReadOnlyList<string> calls)
    {
        const int Widest = 110;
        var table = ((MemberAccessExpressionSyntax)call.Expression).Expression.WithoutTrivia().ToString();
        var line = call.SyntaxTree.GetText().Lines.GetLineFromPosition(call.SpanStart).ToString();
        var indentation = line.Substring(0, line.Length - line.TrimStart().Length) + "    ";
        var start = line.Length == 0 ? 0 : call.SyntaxTree.GetLineSpan(call.Span).StartLinePosition.Character;
        var oneLine = table + string.Concat(calls.Select(written => "." + written));
        var code = start + oneLine.Length <= Widest ? oneLine
            : table + string.Concat(calls.Select(written => "\n" + indentation + "." + written));
        return SyntaxFactory.ParseExpression(code);
    }
}
