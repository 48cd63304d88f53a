using SeaTable.Facts;
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
    public static LookedUpColumn? Find(ColumnContext context, string setting) =>
        context.Schema.Linked.LookedUp(context.Table, context.Column, setting) is { } source
            ? new LookedUpColumn(FirstLink(context)!, source.Table, source.Column)
            : null;

    /// <summary>The link that a link formula follows first.</summary>
    public static ColumnSchema? FirstLink(ColumnContext context) =>
        LinkedColumns<TableSchema, ColumnSchema>.FirstLink(context.Table, context.Column);
}
