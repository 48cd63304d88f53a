using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.CodeFixes;

/// <summary>What code does besides having a value, as far as a code fix has to know it.</summary>
internal static class SideEffects
{
    /// <summary>
    /// Whether code has the same value when it stands there twice, and nothing happens twice. Of calls that is certain of those
    /// that make the conditions of queries.
    /// </summary>
    /// <param name="expression">The code.</param>
    /// <param name="model">What it means.</param>
    /// <param name="condition">The type of conditions.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static bool CanBeRepeated(
        ExpressionSyntax expression, SemanticModel model, INamedTypeSymbol condition, CancellationToken cancellationToken) =>
        !ChangesVariables(expression) && expression.DescendantNodesAndSelf().All(node => node switch
        {
            AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax => false,
            InvocationExpressionSyntax => model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol method
                && IsOfQueries(method, condition),

            // DateTime.Now, for one.
            IdentifierNameSyntax => model.GetSymbolInfo(node, cancellationToken).Symbol is not IPropertySymbol { IsStatic: true }
                property || IsOfQueries(property, condition),
            _ => true,
        });

    /// <summary>
    /// Whether code gives a value to a variable. Behind <c>&amp;&amp;</c> the compiler takes it for possible that it doesn't.
    /// </summary>
    public static bool ChangesVariables(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().Any(node => node switch
    {
        AssignmentExpressionSyntax or VariableDesignationSyntax => true,
        ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
        ExpressionSyntax => node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
            or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        _ => false,
    });

    private static bool IsOfQueries(ISymbol member, INamedTypeSymbol condition) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, condition.ContainingAssembly)
        && (SymbolEqualityComparer.Default.Equals(member.ContainingType, condition)
            || member.ContainingNamespace.ToDisplayString() == "SeaTable.Queries");
}
