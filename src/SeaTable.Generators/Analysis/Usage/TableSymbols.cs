using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Analysis.Usage;

/// <summary>The types of the runtime through which rows are read and written.</summary>
/// <param name="Table"><c>SeaTable.SeaTableTable&lt;TRow, TColumns&gt;</c>.</param>
/// <param name="Query"><c>SeaTable.SeaTableQuery&lt;TRow, TColumns&gt;</c>, of which a table is one.</param>
/// <param name="Rows"><c>SeaTable.SeaTableRows&lt;TRow&gt;</c>, the rows of a view or a statement.</param>
/// <param name="Condition"><c>SeaTable.SqlCondition</c>.</param>
internal sealed record TableSymbols(
    INamedTypeSymbol Table, INamedTypeSymbol Query, INamedTypeSymbol Rows, INamedTypeSymbol Condition)
{
    /// <summary>The types as a project knows them, or null when it does not use the library.</summary>
    public static TableSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("SeaTable.SeaTableTable`2") is { } table
        && compilation.GetTypeByMetadataName("SeaTable.SeaTableQuery`2") is { } query
        && compilation.GetTypeByMetadataName("SeaTable.SeaTableRows`1") is { } rows
        && compilation.GetTypeByMetadataName("SeaTable.SqlCondition") is { } condition
            ? new TableSymbols(table, query, rows, condition)
            : null;

    /// <summary>Whether a method is one of a table, or takes the place of one in a class of the user's.</summary>
    public bool IsOfTable(IMethodSymbol method)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(declared.ContainingType.OriginalDefinition, Table))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The type that a type is or derives from, constructed; null when it does not.</summary>
    public static INamedTypeSymbol? Base(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, wanted))
        {
            type = type is ITypeParameterSymbol { ConstraintTypes: { Length: > 0 } constraints } ? constraints[0] : type.BaseType;
        }

        return type as INamedTypeSymbol;
    }
}
