using System.Text.Json;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>link: the linked rows, each with its display value, and no more than 50 of them. Rows can't write it.</summary>
internal sealed class LinkType() : ServerColumnType("link", CellStorage.None)
{
    public override bool IsWritable => false;

    public override void Read(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        CellJson.WriteRaw(writer, stored);

    /// <summary>A link cell without links reads as an empty list, as the documentation's examples have it.</summary>
    public override void Read(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context) =>
        LinkJson.Write(writer, context.LinkedRows(column, row.Id).Take(ServerLimits.LinksPerCell), context);

    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        context.LinkedRows(column, row.Id)
            .Select(linked => linked.Display.Type is LinkType ? null : linked.Display.Type.Value(linked.Row, linked.Display, context))
            .Where(value => !ValueConversion.IsEmpty(value))
            .ToList();
}
