using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Loading;

/// <summary>The cells of select columns, which are kept as ids of options, in answers that have names all the same.</summary>
internal static class OptionCells
{
    /// <summary>Puts ids in the place of names. What is an id is no name, and what is neither stays.</summary>
    public static void UseIds(Table table, object?[] cells)
    {
        foreach (var column in table.StoredColumns)
        {
            if (cells[column.CellIndex] is not string cell)
                continue;
            if (column.Type is SingleSelectType)
                cells[column.CellIndex] = Id(column, cell);
            else if (column.Type is MultipleSelectType)
                cells[column.CellIndex] = CellJson.KeepList(CellJson.ReadList(cell).ConvertAll(text => Id(column, text)));
        }
    }

    private static string Id(Column column, string text) =>
        column.Options.NameOf(text) is null && column.Options.IdOf(text) is { } id ? id : text;
}
