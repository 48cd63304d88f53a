using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.CodeFixes.Renaming;

/// <summary>
/// The name that a member of an anonymous type or of a tuple has because of the property that it is made of. Other code, and the
/// JSON that is made of it, go on with that name, so it is written down where the property is renamed.
/// </summary>
internal static class InferredName
{
    /// <summary>Writes it in front of what it comes of; null where no name does, or one is written already.</summary>
    public static TextChange? Keep(SyntaxToken name, SemanticModel model)
    {
        var value = name.Parent;
        while (value?.Parent is ExpressionSyntax)
        {
            value = value.Parent;
        }

        if (value?.TryGetInferredMemberName() != name.ValueText || value.GetLastToken() != name)
        {
            return null;
        }

        var sign = value.Parent switch
        {
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => " = ",
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } element
                when HasName(tuple, tuple.Arguments.IndexOf(element), name.ValueText, model) => ": ",
            _ => null,
        };
        return sign is null ? null : new TextChange(new TextSpan(value.SpanStart, 0), name.Text + sign);
    }

    // Where two elements would have the same name none has it, and a type that is written elsewhere has its own.
    private static bool HasName(TupleExpressionSyntax tuple, int index, string name, SemanticModel model) =>
        !(tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple)
        && model.GetTypeInfo(tuple) is
        {
            Type: INamedTypeSymbol { IsTupleType: true } type, ConvertedType: INamedTypeSymbol { IsTupleType: true } converted,
        }
        && type.TupleElements[index].Name == name
        && converted.TupleElements[index].Name == name;
}
