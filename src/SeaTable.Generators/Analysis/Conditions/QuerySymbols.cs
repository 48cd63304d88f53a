using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Generators.Analysis.Conditions;

/// <summary>The types of the runtime of which queries are made.</summary>
/// <param name="Query"><c>SeaTable.SeaTableQuery&lt;TRow, TColumns&gt;</c>.</param>
/// <param name="Condition"><c>SeaTable.SqlCondition</c>.</param>
/// <param name="Expression"><c>SeaTable.Queries.ISqlExpression</c>, which every column is.</param>
/// <param name="Columns"><c>SeaTable.SeaTableColumns</c>, from which the columns of each table derive.</param>
internal sealed record QuerySymbols(
    INamedTypeSymbol Query, INamedTypeSymbol Condition, INamedTypeSymbol Expression, INamedTypeSymbol Columns)
{
    /// <summary>The types as a project knows them, or null when it does not use the library.</summary>
    public static QuerySymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("SeaTable.SeaTableQuery`2") is { } query
        && compilation.GetTypeByMetadataName("SeaTable.SqlCondition") is { } condition
        && compilation.GetTypeByMetadataName("SeaTable.Queries.ISqlExpression") is { } expression
        && compilation.GetTypeByMetadataName("SeaTable.SeaTableColumns") is { } columns
            ? new QuerySymbols(query, condition, expression, columns)
            : null;

    /// <summary>Whether the code names a column of the columns that a query is given: <c>c.Age</c>.</summary>
    public bool IsColumn(WrittenNode found, ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax member
        && Derives(found.TypeOf(member.Expression), Columns)
        && found.TypeOf(expression) is { } type
        && (SymbolEqualityComparer.Default.Equals(type, Expression)
            || type.AllInterfaces.Contains(Expression, SymbolEqualityComparer.Default));

    public bool IsCondition(ITypeSymbol? type) => Derives(type, Condition);

    public bool IsQuery(ITypeSymbol? type) => Derives(type, Query);

    /// <summary>Whether a column has a member of this name.</summary>
    public static bool Has(WrittenNode found, ExpressionSyntax column, string name)
    {
        for (var type = found.TypeOf(column); type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any())
            {
                return true;
            }
        }

        return false;
    }

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol wanted)
    {
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, wanted))
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}
