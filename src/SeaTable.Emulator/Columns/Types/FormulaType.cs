using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>formula: computed whenever it is read.</summary>
internal sealed class FormulaType() : ComputedType("formula")
{
    public override JsonObject? CompleteData(JsonObject? data) =>
        data?["formula"] is JsonValue formula && formula.GetValueKind() == JsonValueKind.String
            ? data
            : throw KnownErrors.ColumnDataInvalid(data ?? []);
}
