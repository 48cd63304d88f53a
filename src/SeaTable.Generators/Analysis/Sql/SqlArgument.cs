using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>An expression that becomes a statement.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="IsText">Whether it is a string, which has its holes filled before the library sees it.</param>
/// <param name="IsStatement">Whether it becomes a statement with its values, so that a <c>?</c> in the text has none.</param>
/// <param name="Receivers">The types on whose members it is handed over, the nearest first.</param>
/// <param name="Raw">The call of <c>SqlText.Raw</c> that takes it, if any.</param>
internal sealed record SqlArgument(
    ExpressionSyntax Expression, bool IsText, bool IsStatement, IReadOnlyList<ITypeSymbol> Receivers, IInvocationOperation? Raw)
{
    /// <summary>
    /// The statements that an operation hands over: none when it can't be seen here, several when it chooses among them.
    /// </summary>
    public static IEnumerable<SqlArgument> Find(IOperation operation, SqlSymbols symbols) => operation switch
    {
        IArgumentOperation { ArgumentKind: ArgumentKind.Explicit } argument when symbols.IsMarked(argument.Parameter) =>
            Of(argument, symbols),
        IInterpolatedStringHandlerCreationOperation when symbols.MakesStatement(operation)
            && CallOf(operation, symbols) is null =>
            Of(operation, [], null, symbols),
        _ => [],
    };

    private static IEnumerable<SqlArgument> Of(IArgumentOperation argument, SqlSymbols symbols)
    {
        var raw = symbols.IsRaw(argument.Parameter) ? argument.Parent as IInvocationOperation : null;
        return Of(argument.Value, ReceiversOf(raw is null ? argument.Parent : CallOf(raw, symbols)), raw, symbols);
    }

    private static IEnumerable<SqlArgument> Of(
        IOperation value, IReadOnlyList<ITypeSymbol> receivers, IInvocationOperation? raw, SqlSymbols symbols)
    {
        var isStatement = raw is not null || value.Type?.SpecialType != SpecialType.System_String;
        foreach (var inner in Choices(value))
        {
            var isHandler = inner is IInterpolatedStringHandlerCreationOperation;
            var isText = inner.Type?.SpecialType == SpecialType.System_String;
            var isHandedOn = inner is IParameterReferenceOperation reference && symbols.IsMarked(reference.Parameter);
            if ((isHandler || isText) && !isHandedOn && inner.Syntax is ExpressionSyntax expression)
            {
                yield return new SqlArgument(expression, isText, isStatement, receivers, raw);
            }
        }
    }

    /// <summary>
    /// What an expression can be: the branches of <c>a ? b : c</c> and of <c>switch</c>, one by one, when they are strings.
    /// </summary>
    private static IEnumerable<IOperation> Choices(IOperation value)
    {
        var inner = WithoutConversions(value);
        return inner switch
        {
            { Type.SpecialType: not SpecialType.System_String } => [inner],
            IConditionalOperation { WhenFalse: { } whenFalse } choice => Choices(choice.WhenTrue).Concat(Choices(whenFalse)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Choices(arm.Value)),
            _ => [inner],
        };
    }

    private static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    /// <summary>The call that takes a statement as its argument, or null.</summary>
    public static IOperation? CallOf(IOperation statement, SqlSymbols symbols)
    {
        var parent = statement.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation
            or ISwitchExpressionArmOperation or ISwitchExpressionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation argument && symbols.IsMarked(argument.Parameter) ? argument.Parent : null;
    }

    /// <summary>
    /// The type of what a method is called on, and of what that is a property of: <c>crm.Client.SqlAsync</c> is about <c>crm</c>.
    /// </summary>
    private static List<ITypeSymbol> ReceiversOf(IOperation? call)
    {
        var types = new List<ITypeSymbol>();
        var receiver = (call as IInvocationOperation)?.Instance;
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
