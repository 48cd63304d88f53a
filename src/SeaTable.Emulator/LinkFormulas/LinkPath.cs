using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.LinkFormulas;

/// <summary>The way from a linked row to a cell: one of its own, or, over a second link, one of the rows linked to it.</summary>
internal sealed record LinkPath(Column First, Column? Second)
{
    /// <summary>Gets the path that the members of the settings name, or null when a column of it is gone.</summary>
    public static LinkPath? Of(EmulatedSchema schema, Table linked, string? firstKey, string? secondKey)
    {
        if (firstKey is null || linked.ColumnWithKey(firstKey) is not { } first)
            return null;
        if (first.Type is not LinkType || secondKey is null)
            return new LinkPath(first, null);
        return LinkEnd.Of(schema, linked, first)?.Other.ColumnWithKey(secondKey) is { } second
            ? new LinkPath(first, second)
            : null;
    }

    public IEnumerable<LinkedCell> Cells(StoredRow linked, ReadContext context) => Second is { } second
        ? context.LinkedRows(First, linked.Id).Select(row => new LinkedCell(row.Row, second))
        : [new LinkedCell(linked, First)];
}

/// <summary>A cell of a linked row.</summary>
internal sealed record LinkedCell(StoredRow Row, Column Column)
{
    public object? Value(ReadContext context) => Column.Type.Value(Row, Column, context);
}
