using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.LinkFormulas;

/// <summary>A cell of a linked row.</summary>
internal sealed record LinkedCell(StoredRow Row, Column Column)
{
    public object? Value(ReadContext context) => Column.Type.Value(Row, Column, context);
}
