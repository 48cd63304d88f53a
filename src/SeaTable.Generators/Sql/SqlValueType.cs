using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Sql;

namespace SeaTable.Generators.Sql;

/// <summary>What the C# type of a value says of it.</summary>
/// <param name="Type">What it is in SQL; of a list, what its elements are.</param>
/// <param name="IsList">Whether it is a list, which brings its parentheses along.</param>
/// <param name="Refusal">Why it can't be sent, if it can't.</param>
internal readonly record struct SqlValueType(SqlType Type, bool IsList = false, string? Refusal = null)
{
    public static SqlValueType Of(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType == SpecialType.System_String)
        {
            return Single(type);
        }

        return ElementOf(type) is { } element ? Single(element) with { IsList = true } : Single(type);
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? array.ElementType
        : type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>()
            .FirstOrDefault(found => found.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static SqlValueType Single(ITypeSymbol? type)
    {
        ITypeSymbol? plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        return plain switch
        {
            null => Known(SqlKind.Unknown),
            { TypeKind: TypeKind.Enum } => Refused("SeaTable knows no enums: give its name or its number."),
            { SpecialType: SpecialType.System_DateTime } => Refused("Nobody can tell the time zone of a DateTime: give a DateTimeOffset, or a DateOnly."),
            { SpecialType: SpecialType.System_Boolean } => Known(SqlKind.Boolean),
            { SpecialType: SpecialType.System_String or SpecialType.System_Char } => Known(SqlKind.Text),
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => Known(SqlKind.Number),
            _ => plain.ContainingNamespace?.ToDisplayString() == "System" ? OfSystem(plain.Name) : Known(IsOption(plain) ? SqlKind.Text : SqlKind.Unknown),
        };
    }

    private static SqlValueType OfSystem(string name) => name switch
    {
        "DateOnly" or "DateTimeOffset" => Known(SqlKind.Date),
        "TimeSpan" => Known(SqlKind.Number),
        "Guid" => Known(SqlKind.Text),
        _ => Known(SqlKind.Unknown),
    };

    private static bool IsOption(ITypeSymbol type) =>
        type.AllInterfaces.Any(found => found.Name == "ISelectOption" && found.ContainingNamespace.ToDisplayString() == "SeaTable");

    private static SqlValueType Known(SqlKind kind) => new(SqlType.Of(kind));

    private static SqlValueType Refused(string why) => new(SqlType.Unknown, Refusal: why);
}
