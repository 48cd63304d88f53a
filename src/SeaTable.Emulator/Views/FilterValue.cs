using System.Globalization;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Views;

/// <summary>The cell that a filter or an order looks at; ids of options that are gone count as nothing.</summary>
internal static class FilterValue
{
    public static object? Of(StoredRow row, Column column, ReadContext context) => column.Type switch
    {
        SystemType system => system.FieldOf(row),
        SingleSelectType => row.Cell(column) is string id && column.Options.NameOf(id) is not null ? id : null,
        MultipleSelectType =>
            row.Cell(column) is { } list && CellJson.ReadList(list).Exists(id => column.Options.NameOf(id) is not null)
                ? list
                : null,
        FormulaType or LinkFormulaType or LinkType or GeolocationType => Kept(column.Type.Value(row, column, context)),
        _ => row.Cell(column),
    };

    /// <summary>Gets the type whose filters the column has: that of its result when it is computed.</summary>
    public static string FilterType(EmulatedSchema schema, Table table, Column column)
    {
        if (column.Type is not (FormulaType or LinkFormulaType))
            return column.Type.Name;
        return ResultKind.Of(schema, table, column) switch
        {
            ValueKind.Number => ColumnTypeNames.Number,
            ValueKind.Date => ColumnTypeNames.Date,
            ValueKind.Boolean => ColumnTypeNames.Checkbox,
            ValueKind.Text => ColumnTypeNames.Text,
            _ => column.Type.Name,
        };
    }

    /// <summary>Determines whether the column has filters for emptiness.</summary>
    public static bool CanBeEmpty(Column column) =>
        column.Type is not (CheckboxType or ButtonType or CreatorType or LastModifierType);

    // As a column would keep it. Errors count as nothing.
    private static object? Kept(object? value) => value switch
    {
        _ when ValueConversion.HasError(value) => null,
        double number => number,
        bool truth => truth ? 1L : 0L,
        DateValue date => date.Local.ToString(date.HasTime ? DateForms.DayAndTime : DateForms.Day, CultureInfo.InvariantCulture),
        _ => ValueConversion.IsEmpty(value) ? null : ValueConversion.Text(value),
    };
}
