using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Completion.Options;

/// <summary>
/// Finds the options that a column of a query is compared with. An editor lists them by itself beside a value of their type, but
/// not beside a column, which is compared by an operator of its own.
/// </summary>
internal static class OptionPlace
{
    /// <summary>The options, in the order of the schema; none where the place is another.</summary>
    public static IReadOnlyList<IPropertySymbol> Options(
        SyntaxNode root, int position, SemanticModel model, CancellationToken cancellationToken) =>
        Column(TokenBefore(root, position)) is { } column
        && OptionType(model.GetTypeInfo(column, cancellationToken).Type, model.Compilation) is { } type
            ? [.. type.GetMembers().OfType<IPropertySymbol>().Where(member => member.IsStatic
                && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                && SymbolEqualityComparer.Default.Equals(member.Type, type))]
            : [];

    /// <summary>The last token in front of the name that is being typed.</summary>
    private static SyntaxToken TokenBefore(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        while (token.SpanStart >= position && !token.IsKind(SyntaxKind.None))
        {
            token = token.GetPreviousToken();
        }

        var isTyped = token.Span.End >= position && (token.IsKind(SyntaxKind.IdentifierToken) || token.IsKeyword());
        return isTyped ? token.GetPreviousToken() : token;
    }

    /// <summary>The expression that what is typed is compared with, or handed to a method of.</summary>
    private static ExpressionSyntax? Column(SyntaxToken token) => token.Parent switch
    {
        BinaryExpressionSyntax comparison when comparison.OperatorToken == token
            && token.Kind() is SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken => comparison.Left,
        ArgumentListSyntax
        {
            Parent: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access,
            },
        } when token.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken && OptionTyping.Methods.Contains(method) =>
            access.Expression,
        _ => null,
    };

    /// <summary>The type of the options of a column, or null when it has none.</summary>
    private static INamedTypeSymbol? OptionType(ITypeSymbol? column, Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("SeaTable.ISelectOption") is not { } option)
        {
            return null;
        }

        for (var type = column as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            if (type.TypeArguments.Length == 1
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, option.ContainingAssembly)
                && type.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Struct } element
                && element.AllInterfaces.Contains(option, SymbolEqualityComparer.Default))
            {
                return element;
            }
        }

        return null;
    }
}
