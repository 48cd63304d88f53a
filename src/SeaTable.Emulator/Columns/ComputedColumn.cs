using System.Text.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Columns;

/// <summary>formula, link-formula and button: nothing is stored, and reading gives null.</summary>
internal sealed class ComputedColumn(string name) : ColumnType(name, CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteNullValue();
}
