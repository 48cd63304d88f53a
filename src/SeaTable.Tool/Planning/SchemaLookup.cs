using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Finds the parts of a base that settings refer to, by id, or by name as people write it.</summary>
internal sealed class SchemaLookup(BaseDocument document)
{
    public BaseDocument Document => document;

    public TableDocument? Table(string? idOrName) => idOrName is null ? null
        : document.FindTable(idOrName) ?? document.Tables.FirstOrDefault(table => table.Name == idOrName);

    public static ColumnDocument? Column(TableDocument? table, string? keyOrName) => table is null || keyOrName is null ? null
        : table.FindColumn(keyOrName) ?? table.Columns.FirstOrDefault(column => column.Name == keyOrName);

    /// <summary>Gets the table that a link leads to.</summary>
    public TableDocument? OtherTable(TableDocument table, ColumnDocument? link)
    {
        if (link?.Type != ColumnTypeNames.Link)
            return null;

        var (first, second) = (Table(link.Setting(LinkSettings.Table)), Table(link.Setting(LinkSettings.OtherTable)));
        return first is null || first.Id == table.Id ? second : first;
    }
}
