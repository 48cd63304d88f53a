using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Views;

/// <summary>The cell that a filter or an order looks at; ids of options that are gone count as nothing.</summary>
internal static class FilterValue
{
    public static object? Of(StoredRow row, Column column) => column.Type switch
    {
        SystemColumn system => system.FieldOf(row),
        SingleSelectColumn => row.Cell(column) is string id && column.Options.NameOf(id) is not null ? id : null,
        MultipleSelectColumn =>
            row.Cell(column) is { } list && CellJson.ReadList(list).Exists(id => column.Options.NameOf(id) is not null) ? list : null,
        _ => row.Cell(column),
    };

    /// <summary>Whether emptiness can be told: nothing is known of the cells of computed columns and links.</summary>
    public static bool CanBeEmpty(Column column) => column.Type.Storage != CellStorage.None && column.Type is not CheckboxColumn;
}
