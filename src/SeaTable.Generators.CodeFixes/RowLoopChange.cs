using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes;

/// <summary><c>foreach (var x in xs) await t.AddAsync(f(x));</c> as <c>await t.AddRangeAsync(xs.Select(x => f(x)));</c></summary>
/// <param name="Loop">The loop.</param>
/// <param name="Statement">What takes its place.</param>
internal sealed record RowLoopChange(ForEachStatementSyntax Loop, StatementSyntax Statement)
{
    /// <summary>Finds the loop around a call that writes a row.</summary>
    /// <returns>The change, or null where the loop does more than that call.</returns>
    public static RowLoopChange? Of(
        InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.FirstAncestorOrSelf<StatementSyntax>()
                is not ExpressionStatementSyntax { Expression: AwaitExpressionSyntax } statement
            || call.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax method } target
            || call.Ancestors().TakeWhile(around => around != statement).OfType<AnonymousFunctionExpressionSyntax>().Any()
            || LoopOf(statement) is not { } loop
            || !IsOverSequence(loop, model, cancellationToken)
            || HasComment(loop)
            || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)
            || call.ArgumentList.Arguments.Skip(1).Any(argument => Uses(argument, loop))
            || Uses(target.Expression, loop)
            || Rows(call, loop, model, cancellationToken) is not { } rows)
        {
            return null;
        }

        var range = method.Identifier.ValueText.Replace("Async", "RangeAsync");
        var arguments = new[] { rows }.Concat(call.ArgumentList.Arguments.Skip(1).Select(argument => argument.ToString()));
        var changed = SyntaxFactory.ParseExpression($"{target.Expression}.{range}({string.Join(", ", arguments)})");
        return new RowLoopChange(loop, statement.ReplaceNode(call, changed).WithoutTrivia());
    }

    private static ForEachStatementSyntax? LoopOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax { Statements.Count: 1, Parent: ForEachStatementSyntax loop } => LoopOf(loop.Statement, loop),
        ForEachStatementSyntax loop => LoopOf(statement, loop),
        _ => null,
    };

    private static ForEachStatementSyntax? LoopOf(StatementSyntax body, ForEachStatementSyntax loop) =>
        loop.Statement == body && loop.AwaitKeyword.IsKind(SyntaxKind.None) ? loop : null;

    // What is enumerated by a pattern only, or converted while it is, has no Select.
    private static bool IsOverSequence(ForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetForEachStatementInfo(loop) is { ElementType: { } element, ElementConversion.IsIdentity: true }
        && model.GetDeclaredSymbol(loop, cancellationToken) is { Type: { } variable }
        && SymbolEqualityComparer.Default.Equals(element, variable)
        && model.GetTypeInfo(loop.Expression, cancellationToken).Type is { } type
        && type.AllInterfaces.Add((type as INamedTypeSymbol)!).Any(given =>
            given?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            && SymbolEqualityComparer.Default.Equals(given.TypeArguments[0], element));

    /// <summary>The rows, or ids of rows, as an expression.</summary>
    private static string? Rows(
        InvocationExpressionSyntax call, ForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not { } row
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || model.AnalyzeDataFlow(row) is not { Succeeded: true } flow
            || flow.WrittenInside.Any(written => !flow.VariablesDeclared.Contains(written)))
        {
            return null;
        }

        // A lambda can't tell the type of "new()" by what becomes of it.
        var text = row is ImplicitObjectCreationExpressionSyntax created
            ? $"new {method.Parameters[0].Type.ToMinimalDisplayString(model, row.SpanStart)}"
                + (created.Initializer is null || created.ArgumentList.Arguments.Count > 0 ? $"{created.ArgumentList}" : "")
                + (created.Initializer is null ? "" : $" {created.Initializer}")
            : row.ToString();
        var isDeletedRow = method.Name == "DeleteAsync" && method.Parameters[0].Type.SpecialType != SpecialType.System_String;
        text = isDeletedRow ? $"{Operand(row)}.RowId" : text;
        return text == loop.Identifier.ValueText
            ? loop.Expression.ToString()
            : $"{Operand(loop.Expression)}.Select({loop.Identifier.Text} => {text})";
    }

    private static string Operand(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
        or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax
        or LiteralExpressionSyntax or ObjectCreationExpressionSyntax
        ? expression.ToString()
        : $"({expression})";

    private static bool Uses(SyntaxNode node, ForEachStatementSyntax loop) => node.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == loop.Identifier.ValueText);

    // Comments inside would belong to nothing any more; those in front of the loop and behind it stay.
    private static bool HasComment(ForEachStatementSyntax loop) => loop.DescendantTrivia().Any(trivia =>
        loop.Span.Contains(trivia.Span)
        && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
