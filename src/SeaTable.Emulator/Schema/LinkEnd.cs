using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Schema;

/// <summary>
/// One end of a link: a link column of a table, and the table whose rows it shows. Both columns of a link name the two tables
/// in the same order, so whether the own table stands first there tells the ends apart.
/// </summary>
/// <param name="LinkId">The id that both ends have in common.</param>
/// <param name="Own">The table of the column.</param>
/// <param name="Other">The table whose rows it shows.</param>
/// <param name="Column">The link column.</param>
/// <param name="IsFirst">Whether the own table stands first.</param>
/// <param name="Display">The column that stands for a row of the other table.</param>
internal sealed record LinkEnd(string LinkId, Table Own, Table Other, Column Column, bool IsFirst, Column Display)
{
    public static LinkEnd? Of(EmulatedSchema schema, Table table, Column column)
    {
        if (column.DataText("link_id") is not { } linkId || schema.OtherTable(table, column) is not { } other)
            return null;

        // A table linked with itself has one column, or two, of which one looks back.
        var isFirst = other == table ? !column.DataFlag("is_linked_back") : column.DataText("table_id") == table.Id;
        return new LinkEnd(linkId, table, other, column, isFirst, schema.Linked.Shown(table, column)!);
    }

    /// <summary>Gets the other end, or null when the link has one column only.</summary>
    public LinkEnd? Back(EmulatedSchema schema) => Other.Columns.Where(column => column.DataText("link_id") == LinkId)
        .Select(column => Of(schema, Other, column)).FirstOrDefault(end => end is not null && end.IsFirst != IsFirst);
}
