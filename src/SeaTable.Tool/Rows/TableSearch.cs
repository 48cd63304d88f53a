using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Rows;

/// <summary>Finds what people name on the command line: by its name, or by its id.</summary>
internal static class TableSearch
{
    /// <exception cref="ToolException">There is no such table.</exception>
    public static TableMetadata Table(BaseMetadata @base, string nameOrId) =>
        @base.Tables.FirstOrDefault(table => table.Name == nameOrId) ?? @base.FindTable(nameOrId)
            ?? throw Missing("The base", "table", nameOrId, @base.Tables.Select(table => table.Name));

    /// <exception cref="ToolException">There is no such column.</exception>
    public static ColumnMetadata Column(TableMetadata table, string nameOrKey) =>
        table.Columns.FirstOrDefault(column => column.Name == nameOrKey) ?? table.FindColumn(nameOrKey)
            ?? throw Missing($"The table \"{table.Name}\"", "column", nameOrKey, table.Columns.Select(column => column.Name));

    /// <exception cref="ToolException">There is no such view.</exception>
    public static ViewMetadata View(TableMetadata table, string nameOrId) =>
        table.Views.FirstOrDefault(view => view.Name == nameOrId) ?? table.Views.FirstOrDefault(view => view.Id == nameOrId)
            ?? throw Missing($"The table \"{table.Name}\"", "view", nameOrId, table.Views.Select(view => view.Name));

    private static ToolException Missing(string place, string what, string name, IEnumerable<string> there)
    {
        var names = there.ToList();
        return new ToolException(NearestName.Find(name, names) is { } nearest
            ? $"{place} has no {what} \"{name}\". Did you mean \"{nearest}\"?"
            : names.Count == 0 ? $"{place} has no {what} \"{name}\": it has no {what} at all."
            : $"{place} has no {what} \"{name}\". It has: {string.Join(", ", names.Select(other => $"\"{other}\""))}.");
    }
}
