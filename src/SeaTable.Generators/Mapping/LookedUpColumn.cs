using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>The column whose values a link formula takes.</summary>
/// <param name="Link">The link it follows first, a column of the formula's own table.</param>
/// <param name="Table">The table that the values come from.</param>
/// <param name="Column">The column that they come from.</param>
internal sealed record LookedUpColumn(ColumnSchema Link, TableSchema Table, ColumnSchema Column)
{
    /// <summary>Follows the link, and a second one where the column at the end of the first is a link itself.</summary>
    /// <param name="context">The link formula.</param>
    /// <param name="setting">The setting that holds the key of the column at the end of the first link.</param>
    /// <returns>The column, or null when a table or column on the way is not in the schema file.</returns>
    public static LookedUpColumn? Find(ColumnContext context, string setting)
    {
        if (FirstLink(context) is not { } link
            || Follow(context, context.Table, link) is not { } table
            || ColumnOf(table, context.Text(setting)) is not { } column)
        {
            return null;
        }

        string second = context.Text("level2_linked_table_column_key");
        if (column.Type != "link" || second.Length == 0)
        {
            return new LookedUpColumn(link, table, column);
        }

        return Follow(context, table, column) is { } next && ColumnOf(next, second) is { } last
            ? new LookedUpColumn(link, next, last)
            : null;
    }

    /// <summary>The link that a link formula follows first.</summary>
    public static ColumnSchema? FirstLink(ColumnContext context) =>
        ColumnOf(context.Table, context.Text("link_column_key")) is { Type: "link" } link ? link : null;

    private static TableSchema? Follow(ColumnContext context, TableSchema table, ColumnSchema link) =>
        LinkMapping.OtherTable(context with { Table = table, Column = link });

    private static ColumnSchema? ColumnOf(TableSchema table, string key) => table.FindColumn(key);
}
