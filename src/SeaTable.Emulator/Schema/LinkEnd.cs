namespace SeaTable.Emulator.Schema;

/// <summary>
/// One end of a link: a link column of a table, and the table whose rows it shows. Both columns of a link name the two tables
/// in the same order, so whether the own table stands first there tells the ends apart.
/// </summary>
internal sealed record LinkEnd(string LinkId, Table Own, Table Other, Column Column, bool IsFirst)
{
    public static LinkEnd? Of(BaseSchema schema, Table table, Column column)
    {
        if (column.DataText("link_id") is not { } linkId || schema.OtherTable(table, column) is not { } other)
            return null;

        // A table linked with itself has one column, or two, of which one looks back.
        var isFirst = other == table ? !column.DataFlag("is_linked_back") : column.DataText("table_id") == table.Id;
        return new LinkEnd(linkId, table, other, column, isFirst);
    }

    /// <summary>The column that stands for a row of the other table.</summary>
    public Column Display => Other.ColumnWithKey(Column.DataText("display_column_key") ?? "0000") ?? Other.Columns[0];
}
