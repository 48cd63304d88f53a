using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Views;

/// <summary>
/// The cells of linked rows that a link or look-up column lists, down to those that list no further ones.
/// </summary>
/// <param name="Column">The column of the cells.</param>
/// <param name="Rows">Gives the rows with the cells that are listed in a row.</param>
internal sealed record ListedCells(Column Column, Func<StoredRow, IEnumerable<StoredRow>> Rows)
{
    /// <summary>How many lists of lists are followed: columns may show each other in a circle.</summary>
    private const int MaxDepth = 4;

    /// <summary>Gets the cells that a column lists, or null when it lists none.</summary>
    public static ListedCells? Of(EmulatedSchema schema, Table table, Column column, ReadContext context)
    {
        var listed = Direct(schema, table, column, context);
        for (var depth = 1; listed is not null && depth < MaxDepth; depth++)
        {
            if (schema.TableWithColumn(listed.Column) is not { } other
                || Direct(schema, other, listed.Column, context) is not { } next)
            {
                break;
            }

            var rows = listed.Rows;
            listed = next with { Rows = row => rows(row).SelectMany(next.Rows) };
        }

        return listed;
    }

    /// <summary>Gets what a filter compares, of each cell that is not empty.</summary>
    public IEnumerable<object> Values(StoredRow row, ReadContext context) =>
        Rows(row).Select(linked => FilterValue.Of(linked, Column, context)).OfType<object>();

    private static ListedCells? Direct(EmulatedSchema schema, Table table, Column column, ReadContext context)
    {
        if (column.Type is LinkType)
        {
            return LinkEnd.Of(schema, table, column) is { } end
                ? new ListedCells(end.Display, row => context.LinkedRows(column, row.Id).Select(linked => linked.Row))
                : null;
        }

        return column.Type is LinkFormulaType && context.FormulaOf(column) is { ListedColumn: { } listed } formula
            ? new ListedCells(listed, row => formula.ListedRows(row, context))
            : null;
    }
}
