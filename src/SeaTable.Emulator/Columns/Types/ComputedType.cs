using System.Text.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>The base of formula and link-formula: nothing is kept, and the formula of the column computes the cell.</summary>
internal abstract class ComputedType(string name) : ServerColumnType(name, CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    public override void Read(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context)
    {
        if (context.FormulaOf(column) is { } formula)
            formula.Write(writer, row, context);
        else
            writer.WriteNullValue();
    }

    public override object? Value(StoredRow row, Column column, ReadContext context) => context.Compute(row, column);
}
