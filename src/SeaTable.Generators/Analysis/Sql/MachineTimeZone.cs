using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// Looks at each <see cref="System.DateTime"/> that C# turns into a <see cref="System.DateTimeOffset"/> for SeaTable: one that
/// says no time zone gets that of the machine.
/// </summary>
internal static class MachineTimeZone
{
    public static void Check(OperationAnalysisContext context)
    {
        if (context.Operation is IConversionOperation { OperatorMethod: { } method } conversion
            && conversion.IsImplicit
            && conversion.Operand.Type?.SpecialType == SpecialType.System_DateTime
            && method.ContainingType is { Name: "DateTimeOffset", ContainingNamespace.Name: "System" }
            && IsForSeaTable(conversion)
            && !IsMoment(conversion.Operand))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                SqlRules.MachineTimeZone,
                conversion.Operand.Syntax.GetLocation(),
                "A DateTime says no time zone, so that of the machine is taken: give a DateTimeOffset."));
        }
    }

    private static bool IsForSeaTable(IOperation conversion)
    {
        var user = conversion.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IBinaryOperation { OperatorMethod.ContainingType: { } type } => IsOfSeaTable(type),
            IArgumentOperation { Parameter.ContainingSymbol.ContainingType: { } type } => IsOfSeaTable(type),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } type } } =>
                IsRow(type),
            _ => false,
        };
    }

    private static bool IsOfSeaTable(ITypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is "SeaTable" or "SeaTable.Queries";

    private static bool IsRow(ITypeSymbol type) =>
        type.BaseType is { } parent && ((parent.Name == "SeaTableRow" && IsOfSeaTable(parent)) || IsRow(parent));

    /// <summary>Whether a value says by itself what moment it is.</summary>
    private static bool IsMoment(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Instance: null } property => property.Property.Name is "UtcNow" or "Now" or "Today",
        IPropertyReferenceOperation { Instance: { } instance, Property.Name: "Date" } => IsMoment(instance),
        IInvocationOperation { TargetMethod.Name: "ToUniversalTime" or "ToLocalTime" or "SpecifyKind" } => true,
        IInvocationOperation { Instance: { } instance } => IsMoment(instance),
        IObjectCreationOperation created => created.Arguments.Length > 0
            && created.Arguments[created.Arguments.Length - 1].Parameter?.Type.Name == "DateTimeKind",
        IBinaryOperation reckoned => IsMoment(reckoned.LeftOperand),
        _ => false,
    };
}
