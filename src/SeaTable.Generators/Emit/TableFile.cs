using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>
/// The file of a table: the table, its row, its columns, links and views, and the option types of its select columns.
/// </summary>
internal static class TableFile
{
    public static string Emit(TableModel table)
    {
        var writer = SourceFile.Begin(table.FileName, table.Namespace);
        TableEmitter.Emit(writer, table);
        writer.Line();
        RowEmitter.Emit(writer, table);
        writer.Line();
        ColumnsEmitter.Emit(writer, table);
        if (LinksEmitter.Columns(table).Count > 0)
        {
            writer.Line();
            LinksEmitter.Emit(writer, table);
        }

        if (table.Views.Count > 0)
        {
            writer.Line();
            ViewsEmitter.Emit(writer, table);
        }

        foreach (var column in table.Columns)
        {
            if (column.Options is { } options)
            {
                writer.Line();
                OptionTypeEmitter.Emit(writer, table, column, options);
            }
        }

        return writer.ToString();
    }

    /// <summary>A type of the table's namespace with everything in front of it.</summary>
    public static string Qualify(this TableModel table, string type) => Keywords.Qualified(table.Namespace, type);
}
