using System.Text.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>button: something to press in the browser, which has no cell.</summary>
internal sealed class ButtonType() : ServerColumnType("button", CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteNullValue();
}
