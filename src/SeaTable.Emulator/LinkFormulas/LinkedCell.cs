using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.LinkFormulas;

/// <summary>A cell of a linked row.</summary>
internal sealed record LinkedCell(StoredRow Row, Column Column)
{
    public object? Value(ReadContext context) => Column.Type.Value(Row, Column, context);
}
