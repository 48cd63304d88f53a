using System.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>What the C# type of a value says of it.</summary>
/// <param name="Type">What it is in SQL; of a list, what its elements are.</param>
/// <param name="IsList">Whether it is a list, which brings its parentheses along.</param>
/// <param name="Refusal">Why it can't be sent, if it can't.</param>
/// <param name="IsWhole">Whether it is a whole number, which every culture writes alike.</param>
internal readonly record struct SqlValueType(SqlType Type, bool IsList = false, string? Refusal = null, bool IsWhole = false)
{
    /// <summary>What a parameter of this type is in SQL.</summary>
    public SqlType InSql => IsList ? SqlType.ListOf(Type.Element) : Type;

    /// <summary>The same as a part of a text, where a list is no list any more.</summary>
    public SqlValueType Alone() => IsList ? Refused("A list can't be joined with texts.") : this;

    public static SqlValueType Of(ITypeSymbol? type)
    {
        // None of those but text is a sequence of values.
        if (type is null || type.SpecialType != SpecialType.None)
        {
            return Single(type);
        }

        return ElementOf(type) is { } element ? Single(element) with { IsList = true } : Single(type);
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? array.ElementType
        : type.AllInterfaces.Concat([type]).OfType<INamedTypeSymbol>()
            .FirstOrDefault(found =>
                found.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static SqlValueType Single(ITypeSymbol? type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        return plain switch
        {
            null => Known(SqlKind.Unknown),
            { TypeKind: TypeKind.Enum } => Refused("SeaTable knows no enums: give its name or its number."),
            { SpecialType: SpecialType.System_DateTime } =>
                Refused("Nobody can tell the time zone of a DateTime: give a DateTimeOffset, or a DateOnly."),
            { SpecialType: SpecialType.System_Boolean } => Known(SqlKind.Boolean),
            { SpecialType: SpecialType.System_String or SpecialType.System_Char } => Known(SqlKind.Text),
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } =>
                Known(SqlKind.Number) with { IsWhole = true },
            { SpecialType: >= SpecialType.System_Decimal and <= SpecialType.System_Double } => Known(SqlKind.Number),
            _ when IsIn(plain, "System") => OfSystem(plain),
            _ => Other(plain),
        };
    }

    private static SqlValueType OfSystem(ITypeSymbol type) => type.Name switch
    {
        "DateOnly" or "DateTimeOffset" => Known(SqlKind.Date),
        "TimeSpan" => Known(SqlKind.Number),
        "Guid" => Known(SqlKind.Text),
        "Uri" => Unfit(type),
        _ => Other(type),
    };

    /// <summary>
    /// A type that is not on the list. Where the value could be of a type derived from it, only the library can tell.
    /// </summary>
    private static SqlValueType Other(ITypeSymbol type)
    {
        if (Implements(type, "ISelectOption", "SeaTable") || (type.Name == "SeaTableUser" && IsIn(type, "SeaTable")))
        {
            return Known(SqlKind.Text);
        }

        if (Implements(type, "ISqlExpression", "SeaTable.Queries") || (type.Name == "SqlCondition" && IsIn(type, "SeaTable")))
        {
            return Refused("Names are no values: write the column's name into the text, in backticks if need be.");
        }

        var isFinal = type.TypeKind == TypeKind.Struct || (type.TypeKind == TypeKind.Class && type.IsSealed);
        return isFinal && !Implements(type, "IEnumerable", "System.Collections") ? Unfit(type) : Known(SqlKind.Unknown);
    }

    private static SqlValueType Unfit(ITypeSymbol type) => Refused(
        $"SeaTable has no type for a {(type.IsAnonymousType ? "value of several parts" : type.Name)}: "
            + "give a text, a number, a date, a boolean or a list of these.");

    private static bool Implements(ITypeSymbol type, string name, string space) =>
        type.AllInterfaces.Any(found => found.Name == name && IsIn(found, space));

    private static bool IsIn(ITypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;

    private static SqlValueType Known(SqlKind kind) => new(SqlType.Of(kind));

    private static SqlValueType Refused(string why) => new(SqlType.Unknown, Refusal: why);
}
