using System.Text.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Columns;

/// <summary>The base of types whose cell is a list or an object, kept as its JSON text.</summary>
internal abstract class JsonCell(string name) : ColumnType(name, CellStorage.Text)
{
    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        WriteKept(writer, stored);

    public override object? FromStorage(JsonElement cell, Column column) =>
        cell.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? KeepUnlessEmpty(cell) : null;

    public override void ToStorage(Utf8JsonWriter writer, object? stored, Column column) => WriteKept(writer, stored);

    public static void WriteKept(Utf8JsonWriter writer, object? stored)
    {
        if (stored is null)
            writer.WriteNullValue();
        else
            writer.WriteRawValue((string)stored, skipInputValidation: true);
    }

    // An empty list and no list at all are the same to the server.
    protected static string? KeepUnlessEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0 ? null : CellJson.Keep(value);
}
