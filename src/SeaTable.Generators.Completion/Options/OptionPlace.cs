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
        Comparison(TokenBefore(root, position)) is ({ } column, { } member, var number)
        && OptionType(model.GetTypeInfo(column, cancellationToken).Type, member, number, model.Compilation) is { } type
            ? [.. type.GetMembers().OfType<IPropertySymbol>().Where(found => found.IsStatic
                && found.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                && SymbolEqualityComparer.Default.Equals(found.Type, type))]
            : [];

    /// <summary>
    /// A place in what is being written where the names mean what they do in it: the caret may stand behind its end already.
    /// </summary>
    public static int PlaceOf(SyntaxNode root, int position) => TokenBefore(root, position).SpanStart;

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

    /// <summary>
    /// The expression that what is typed is compared with, or handed to a method of, the name of the operator or method, and the
    /// number of its parameter.
    /// </summary>
    private static (ExpressionSyntax Column, string Member, int Number)? Comparison(SyntaxToken token) => token.Parent switch
    {
        BinaryExpressionSyntax comparison when comparison.OperatorToken == token => token.Kind() switch
        {
            SyntaxKind.EqualsEqualsToken => (comparison.Left, WellKnownMemberNames.EqualityOperatorName, 1),
            SyntaxKind.ExclamationEqualsToken => (comparison.Left, WellKnownMemberNames.InequalityOperatorName, 1),
            _ => null,
        },
        ArgumentListSyntax
        {
            Parent: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access,
            },
            Arguments: var arguments,
        } when token.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken && OptionTyping.Methods.Contains(method) =>
            (access.Expression, method, arguments.GetSeparators().TakeWhile(comma => comma.SpanStart <= token.SpanStart).Count()),
        _ => null,
    };

    /// <summary>The type of the options that a member of a column takes, or null when it takes none.</summary>
    private static INamedTypeSymbol? OptionType(ITypeSymbol? column, string member, int number, Compilation compilation)
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
                && element.AllInterfaces.Contains(option, SymbolEqualityComparer.Default)
                && type.GetMembers(member).OfType<IMethodSymbol>()
                    .Any(method => IsTaken(element, Parameter(method, number), compilation)))
            {
                return element;
            }
        }

        return null;
    }

    private static IParameterSymbol? Parameter(IMethodSymbol method, int number) =>
        number < method.Parameters.Length ? method.Parameters[number]
            : method.Parameters.LastOrDefault() is { IsParams: true } several ? several : null;

    /// <summary>Whether a parameter takes an option, alone or as one of several.</summary>
    private static bool IsTaken(INamedTypeSymbol option, IParameterSymbol? parameter, Compilation compilation)
    {
        var taken = parameter is { IsParams: true, Type: IArrayTypeSymbol several } ? several.ElementType : parameter?.Type;
        return taken is not null && compilation.ClassifyConversion(option, taken).IsImplicit;
    }
}
