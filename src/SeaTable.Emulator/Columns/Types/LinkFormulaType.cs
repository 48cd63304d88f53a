using System.Text.Json;
using SeaTable.Emulator.LinkFormulas;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>link-formula: computed from the linked rows whenever it is read.</summary>
internal sealed class LinkFormulaType() : ServerColumnType("link-formula", CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    public override void Read(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context)
    {
        if (context.LinkFormulaOf(column) is not { GivesCells: true } formula)
        {
            ValueJson.Write(writer, Value(row, column, context), context.TimeZone);
            return;
        }

        // The cells are written as their own columns write them, so that options are ids or names as the call wants.
        if (!context.Guard(row, column, () => CellListJson.Write(writer, formula.Cells(row, context), formula.IsDistinct, context)))
            writer.WriteStringValue(ErrorValue.Reference.Text);
    }

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        context.Compute(row, column, () => context.LinkFormulaOf(column)?.Compute(row, context));
}
