using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>The base of formula and link-formula: nothing is kept, and the formula of the column computes the cell.</summary>
internal abstract class ComputedType(string name) : ServerColumnType(name, CellStorage.None)
{
    public override bool IsWritable => false;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    public override void WriteJson(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context)
    {
        if (context.FormulaOf(column) is { } formula)
            formula.Write(writer, row, context);
        else
            writer.WriteNullValue();
    }

    public override object? Value(StoredRow row, Column column, ReadContext context) => context.Compute(row, column);
}

/// <summary>formula: computed whenever it is read.</summary>
internal sealed class FormulaType() : ComputedType(ColumnTypeNames.Formula)
{
    public override JsonObject? CompleteData(JsonObject? data, Ids ids) =>
        data?["formula"] is JsonValue formula && formula.GetValueKind() == JsonValueKind.String
            ? data
            : throw KnownErrors.ColumnDataInvalid(data ?? []);
}

/// <summary>link-formula: computed from the linked rows whenever it is read.</summary>
internal sealed class LinkFormulaType() : ComputedType(ColumnTypeNames.LinkFormula);

/// <summary>button: something to press in the browser, which has no cell.</summary>
internal sealed class ButtonType() : ServerColumnType(ColumnTypeNames.Button, CellStorage.None)
{
    public override bool IsWritable => false;

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteNullValue();
}
