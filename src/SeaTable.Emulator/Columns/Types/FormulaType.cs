using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>formula: computed whenever it is read.</summary>
internal sealed class FormulaType() : ServerColumnType("formula", CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    public override void Read(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context) =>
        ValueJson.Write(writer, Value(row, column, context), context.TimeZone);

    public override object? Value(StoredRow row, Column column, ReadContext context) => context.Compute(
        row, column, () => FormulaResultConversion.Of(context.FormulaOf(column)?.Compute(row, context), column, context.TimeZone));

    public override JsonObject? CompleteData(JsonObject? data) =>
        data?["formula"] is JsonValue formula && formula.GetValueKind() == JsonValueKind.String
            ? data
            : throw KnownErrors.ColumnDataInvalid(data ?? []);
}
