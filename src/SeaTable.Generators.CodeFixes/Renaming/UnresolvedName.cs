using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>A name in code that means nothing.</summary>
/// <param name="Name">The name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Container">The type that has no such member; null for the name of a type.</param>
internal sealed record UnresolvedName(string Name, TextSpan Place, INamedTypeSymbol? Container)
{
    /// <summary>The name at a place where the compiler reports an error; null where it is about something else.</summary>
    public static UnresolvedName? Find(SyntaxNode root, SemanticModel model, TextSpan place, CancellationToken cancellationToken)
    {
        // Behind a question mark the dot is a part of what is reported.
        var token = root.FindToken(place.Start);
        token = token.IsKind(SyntaxKind.DotToken) ? token.GetNextToken() : token;
        if (token.Parent is not IdentifierNameSyntax node)
        {
            return null;
        }

        var holder = Holder(node);
        var container = holder is null ? null : TypeOf(holder, model, cancellationToken);
        return holder is null || container is not null
            ? new UnresolvedName(node.Identifier.ValueText, node.Identifier.Span, container)
            : null;
    }

    private static SyntaxNode? Holder(IdentifierNameSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == node => access.Expression,
        MemberBindingExpressionSyntax => node.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(
            access => access.WhenNotNull.Span.Contains(node.Span))?.Expression,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } set
            when set.Left == node => made,
        NameColonSyntax { Parent: SubpatternSyntax { Parent.Parent: RecursivePatternSyntax pattern } } => pattern,
        _ => null,
    };

    private static INamedTypeSymbol? TypeOf(SyntaxNode holder, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetTypeInfo(holder, cancellationToken);
        var type = (info.Type is null or { TypeKind: TypeKind.Error } && holder is RecursivePatternSyntax
            ? info.ConvertedType
            : info.Type) ?? model.GetSymbolInfo(holder, cancellationToken).Symbol as ITypeSymbol;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] as INamedTypeSymbol
            : type as INamedTypeSymbol;
    }
}
