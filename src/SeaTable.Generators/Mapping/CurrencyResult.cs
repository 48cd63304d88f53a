using System.Linq;
using SeaTable.Facts;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>
/// Tells whether a computed number is money: it is shown as a currency, or it is shown as a plain number and computed of money.
/// </summary>
internal static class CurrencyResult
{
    /// <summary>How many columns are followed from one to the next: they may name each other in a circle.</summary>
    private const int MaxDepth = 8;

    public static bool Is(ColumnContext context) => Is(context.Schema, context.Table, context.Column, MaxDepth);

    private static bool Is(BaseSchema schema, TableSchema table, ColumnSchema column, int depth)
    {
        var format = column.Setting("format") ?? "";
        if (NumberMapping.IsCurrency(format))
        {
            return column.Type is ColumnTypeNames.Number or ColumnTypeNames.Formula or ColumnTypeNames.LinkFormula;
        }

        if (depth == 0 || format is not ("" or "number"))
        {
            return false;
        }

        return column.Type switch
        {
            ColumnTypeNames.Formula => column.Setting("formula") is { } formula
                && schema.Formulas.ValuesIn(table, formula).Any(value => Is(schema, value.Table, value.Column, depth - 1)),
            ColumnTypeNames.LinkFormula => column.Setting("formula") != LinkFormulaKinds.CountLinks
                && schema.Linked.LookedUp(table, column) is { } source
                && Is(schema, source.Table, source.Column, depth - 1),
            _ => false,
        };
    }
}
