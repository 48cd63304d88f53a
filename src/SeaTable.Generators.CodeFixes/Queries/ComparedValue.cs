using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Sql;

namespace SeaTable.Generators.CodeFixes.Queries;

/// <summary>
/// Which values of C# mean the same in the hole of a statement and behind the operator of a typed query.
/// </summary>
/// <remarks>
/// What may be null never does: a typed query then looks for empty cells, and a statement is refused. Neither does a text that
/// may be empty, for the same reason, nor a number that is rounded on its way into the column's type.
/// </remarks>
internal static class ComparedValue
{
    /// <summary>Whether a comparison of a column with a value is the same in both.</summary>
    public static bool Fits(
        QueryColumn column, SqlBinaryOperator comparison, ExpressionSyntax value, SemanticModel model,
        CancellationToken cancellationToken)
    {
        var type = model.GetTypeInfo(value, cancellationToken).Type;
        return type is not null && IsComparedBy(column.Kind, comparison) && !DoesMore(value) && column.Kind switch
        {
            QueryColumnKind.Text => Text(value, model, cancellationToken) is { Length: > 0 },
            QueryColumnKind.Number => IsSmallInteger(type) || type.SpecialType == SpecialType.System_Double,
            QueryColumnKind.Money => IsSmallInteger(type)
                || type.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Decimal,
            QueryColumnKind.WholeNumber => IsSmallInteger(type) && type.SpecialType != SpecialType.System_UInt32,
            QueryColumnKind.Duration => IsOfSystem(type, "TimeSpan"),
            QueryColumnKind.Day => IsOfSystem(type, "DateOnly"),
            QueryColumnKind.Moment => IsOfSystem(type, "DateTimeOffset"),
            QueryColumnKind.Option => SymbolEqualityComparer.Default.Equals(type, column.OptionType),
            _ => false,
        };
    }

    /// <summary>Whether a pattern of <c>LIKE</c> is a text for sure. An empty one means the same in both.</summary>
    public static bool IsPattern(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = model.GetTypeInfo(value, cancellationToken);
        return !DoesMore(value) && type.Type?.SpecialType == SpecialType.System_String
            && (type.Nullability.FlowState == NullableFlowState.NotNull || Text(value, model, cancellationToken) is not null);
    }

    /// <summary>The text of a constant.</summary>
    public static string? Text(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(value, cancellationToken).Value as string;

    /// <summary>Whether typed queries compare such columns so, by the very words of the statement.</summary>
    /// <remarks>
    /// A day is compared with the beginnings of days: only with these two there is one comparison. Checkboxes are conditions.
    /// </remarks>
    public static bool IsComparedBy(QueryColumnKind kind, SqlBinaryOperator comparison) => kind switch
    {
        QueryColumnKind.Text or QueryColumnKind.Option =>
            comparison is SqlBinaryOperator.Equal or SqlBinaryOperator.NotEqual,
        QueryColumnKind.Day => comparison is SqlBinaryOperator.Less or SqlBinaryOperator.GreaterOrEqual,
        QueryColumnKind.Checkbox or QueryColumnKind.Other => false,
        _ => true,
    };

    /// <summary>Whether a column has <c>In</c>, which is sent as <c>IN</c>.</summary>
    public static bool HasIn(QueryColumnKind kind) => kind is QueryColumnKind.Text or QueryColumnKind.Option
        or QueryColumnKind.Number or QueryColumnKind.Money or QueryColumnKind.WholeNumber;

    /// <summary>A value that can stand beside an operator.</summary>
    public static string Operand(ExpressionSyntax value) => IsClosed(value) ? value.ToString() : $"({value})";

    /// <summary>Whether nothing beside a value is taken for a part of it.</summary>
    public static bool IsClosed(ExpressionSyntax value) => value is IdentifierNameSyntax or MemberAccessExpressionSyntax
        or InvocationExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
        or ThisExpressionSyntax;

    /// <summary>Whether a value is more than looked at, so that it depends on where it stands.</summary>
    private static bool DoesMore(ExpressionSyntax value) => value.DescendantNodesAndSelf().Any(part =>
        part is AwaitExpressionSyntax or AssignmentExpressionSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax
            or AnonymousFunctionExpressionSyntax or ThrowExpressionSyntax or InterpolatedStringExpressionSyntax
        || part.IsKind(SyntaxKind.PostIncrementExpression) || part.IsKind(SyntaxKind.PostDecrementExpression)
        || part.IsKind(SyntaxKind.PreIncrementExpression) || part.IsKind(SyntaxKind.PreDecrementExpression));

    private static bool IsSmallInteger(ITypeSymbol type) => type.SpecialType is SpecialType.System_SByte
        or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
        or SpecialType.System_UInt32;

    private static bool IsOfSystem(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace?.ToDisplayString() == "System";
}
