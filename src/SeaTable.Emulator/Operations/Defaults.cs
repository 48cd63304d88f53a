using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>Fills in what columns have as their default, for an append that asks for it.</summary>
internal static class Defaults
{
    public static void Fill(Table table, Dictionary<Column, object?> cells, WriteContext context)
    {
        foreach (var column in table.StoredColumns)
        {
            if (cells.ContainsKey(column) || !column.DataFlag("enable_fill_default_value"))
                continue;
            // A default of "today" has a kind but no value.
            var value = column.Data!["default_value"] ?? "";
            if (column.Type.Default(value, column, context) is { } cell)
                cells[column] = cell;
        }
    }
}
