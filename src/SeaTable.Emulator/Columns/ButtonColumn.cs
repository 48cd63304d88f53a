using System.Text.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Columns;

/// <summary>button: something to press in the browser, which has no cell.</summary>
internal sealed class ButtonColumn() : ColumnType("button", CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteNullValue();
}
