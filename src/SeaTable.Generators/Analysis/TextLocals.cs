using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis;

/// <summary>Follows variables that hold one constant text all the time: <c>var sql = "SELECT …";</c></summary>
internal static class TextLocals
{
    /// <summary>The text that a variable holds, or null when it is none, or is written again.</summary>
    public static string? Constant(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (expression is not IdentifierNameSyntax name
            || model?.GetSymbolInfo(name, cancellationToken).Symbol
                is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations }
            || declarations[0].GetSyntax(cancellationToken)
                is not VariableDeclaratorSyntax { Initializer.Value: { } value } variable)
        {
            return null;
        }

        var isWrittenAgain = Scope(variable)?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.ValueText == name.Identifier.ValueText && IsWritten(use)) != false;
        return isWrittenAgain ? null : model.GetConstantValue(value, cancellationToken).Value as string;
    }

    /// <summary>
    /// What a variable may hold where it is used: what it gets at first and later, with <c>+=</c> as a whole because it puts
    /// texts together.
    /// </summary>
    public static IEnumerable<ExpressionSyntax> Values(
        IdentifierNameSyntax name, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (model?.GetSymbolInfo(name, cancellationToken).Symbol
                is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } local
            || declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax variable)
        {
            return [];
        }

        var scope = Scope(variable);
        var later = scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax left
                && left.Identifier.ValueText == name.Identifier.ValueText
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(left, cancellationToken).Symbol, local)
                && CanComeBefore(assignment, name, scope))
            .Select(assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression)
                ? SyntaxFactory.BinaryExpression(SyntaxKind.AddExpression, assignment.Left, assignment.Right)
                : assignment.Right) ?? [];
        return variable.Initializer is { Value: { } first } ? later.Prepend(first) : later;
    }

    // What stands behind the use comes before it in the next round of a loop, or when a function is called later.
    private static bool CanComeBefore(AssignmentExpressionSyntax assignment, IdentifierNameSyntax use, SyntaxNode scope) =>
        assignment.SpanStart < use.SpanStart
        || use.Ancestors().TakeWhile(around => around != scope)
            .Concat(assignment.Ancestors().TakeWhile(around => around != scope))
            .Any(around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
                or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                or LabeledStatementSyntax);

    private static SyntaxNode? Scope(VariableDeclaratorSyntax variable) =>
        variable.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)variable.FirstAncestorOrSelf<CompilationUnitSyntax>();

    private static bool IsWritten(IdentifierNameSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax => true,
        _ => false,
    };
}
