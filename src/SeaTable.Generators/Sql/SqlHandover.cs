using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Sql;

/// <summary>An expression that becomes a statement.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="IsText">Whether it is a string, which has its holes filled before the library sees it.</param>
/// <param name="IsStatement">Whether it becomes a statement with its values, so that a <c>?</c> in the text has none.</param>
/// <param name="Receivers">The types on whose members it is handed over, the nearest first.</param>
internal sealed record SqlHandover(ExpressionSyntax Expression, bool IsText, bool IsStatement, IReadOnlyList<ITypeSymbol> Receivers)
{
    /// <summary>The statement that an operation hands over, or null when it is none that can be seen here.</summary>
    public static SqlHandover? Find(IOperation operation, SqlSymbols symbols) => operation switch
    {
        IArgumentOperation { ArgumentKind: ArgumentKind.Explicit } argument when symbols.IsMarked(argument.Parameter) =>
            Of(argument.Value, ReceiversOf(argument)),
        IInterpolatedStringHandlerCreationOperation or IConversionOperation when symbols.MakesStatement(operation) && !IsHandedOver(operation, symbols) =>
            Of(operation, []),
        _ => null,
    };

    private static SqlHandover? Of(IOperation value, IReadOnlyList<ITypeSymbol> receivers)
    {
        IOperation inner = WithoutConversions(value);
        bool isHandler = inner is IInterpolatedStringHandlerCreationOperation;
        bool isText = inner.Type?.SpecialType == SpecialType.System_String;
        bool isStatement = value.Type?.SpecialType != SpecialType.System_String;
        return (isHandler || isText) && inner.Syntax is ExpressionSyntax expression
            ? new SqlHandover(expression, isText, isStatement, receivers)
            : null;
    }

    private static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>Whether it is the argument itself that makes the statement, which is looked at as an argument.</summary>
    private static bool IsHandedOver(IOperation operation, SqlSymbols symbols)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation)
        {
            if (symbols.MakesStatement(parent))
            {
                return true;
            }

            parent = parent.Parent;
        }

        return parent is IArgumentOperation argument && symbols.IsMarked(argument.Parameter);
    }

    /// <summary>The type of what a method is called on, and of what that is a property of: <c>crm.Client.SqlAsync</c> is about <c>crm</c>.</summary>
    private static List<ITypeSymbol> ReceiversOf(IArgumentOperation argument)
    {
        var types = new List<ITypeSymbol>();
        IOperation? receiver = (argument.Parent as IInvocationOperation)?.Instance;
        while (receiver is not null)
        {
            if (receiver.Type is { } type)
            {
                types.Add(type);
            }

            receiver = (receiver as IPropertyReferenceOperation)?.Instance;
        }

        return types;
    }
}
