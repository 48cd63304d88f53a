using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>Tells which conditions of rows in C# a query can have word for word.</summary>
/// <param name="row">The row.</param>
/// <param name="columns">The class of the columns, whose properties are named like those of the row.</param>
/// <param name="symbols">The types of the library.</param>
internal sealed class RowCondition(IParameterSymbol row, ITypeSymbol columns, TableSymbols symbols)
{
    /// <summary>
    /// Whether the query finds the same rows whatever the values are. To SeaTable an empty text is an empty cell, so that a text
    /// that may be empty can find more.
    /// </summary>
    public bool MeansTheSame { get; private set; } = true;

    /// <summary>Whether a condition consists of what queries have.</summary>
    public bool IsOfQuery(IOperation condition) => condition switch
    {
        IParenthesizedOperation inner => IsOfQuery(inner.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => IsOfQuery(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            IsOfQuery(both.LeftOperand) && IsOfQuery(both.RightOperand),
        IBinaryOperation comparison => Operator(comparison.OperatorKind) is { } name
            && Column(comparison.LeftOperand) is { } column
            && Has(column, name)
            && IsComparable(comparison.LeftOperand.Type!, comparison.RightOperand),
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } =>
            TableSymbols.Base(Column(condition), symbols.Condition) is not null,
        _ => false,
    };

    private static string? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => "op_Equality",
        BinaryOperatorKind.NotEquals => "op_Inequality",
        BinaryOperatorKind.LessThan => "op_LessThan",
        BinaryOperatorKind.LessThanOrEqual => "op_LessThanOrEqual",
        BinaryOperatorKind.GreaterThan => "op_GreaterThan",
        BinaryOperatorKind.GreaterThanOrEqual => "op_GreaterThanOrEqual",
        _ => null,
    };

    /// <summary>The type of the column that a property of the row shows, or null.</summary>
    private ITypeSymbol? Column(IOperation operand) =>
        operand is IPropertyReferenceOperation { Instance: IParameterReferenceOperation of, Property: { } property }
        && SymbolEqualityComparer.Default.Equals(of.Parameter, row)
            ? Members(columns, property.Name).OfType<IPropertySymbol>().FirstOrDefault()?.Type
            : null;

    private static bool Has(ITypeSymbol column, string method) => Members(column, method).Any();

    private static System.Collections.Generic.IEnumerable<ISymbol> Members(ITypeSymbol type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers(name))
            {
                yield return member;
            }
        }
    }

    // Dates with a time are left out: the server keeps them to the minute.
    private bool IsComparable(ITypeSymbol type, IOperation value)
    {
        var shown = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        if (shown.SpecialType == SpecialType.System_String)
        {
            MeansTheSame &= value.ConstantValue.HasValue;
            return value.ConstantValue is not { HasValue: true, Value: "" } && IsValue(value);
        }

        return (shown.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64
                or SpecialType.System_Double or SpecialType.System_Decimal
            || shown is { Name: "DateOnly", ContainingNamespace.Name: "System" }
            || shown.AllInterfaces.Any(given => given.Name == "ISelectOption" && given.ContainingNamespace.Name == "SeaTable"))
            && IsValue(value);
    }

    /// <summary>Whether a value is there before the rows are, and is no different for the next row.</summary>
    private bool IsValue(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => true,
        IConversionOperation conversion => IsValue(conversion.Operand),
        IParenthesizedOperation inner => IsValue(inner.Operand),
        ILocalReferenceOperation or IInstanceReferenceOperation or IFieldReferenceOperation { Instance: null } => true,
        IParameterReferenceOperation of => !SymbolEqualityComparer.Default.Equals(of.Parameter, row),
        IFieldReferenceOperation { Instance: { } instance } => IsValue(instance),
        IPropertyReferenceOperation { Instance: null } => true,
        IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } => IsValue(instance),
        IObjectCreationOperation { Type: { Name: "DateOnly", ContainingNamespace.Name: "System" } } date =>
            date.Arguments.All(argument => IsValue(argument.Value)),
        _ => false,
    };
}
