using SeaTable.Facts;

namespace SeaTable;

/// <summary>Finds what a reference means in metadata, or says what there is instead.</summary>
internal static class SchemaLookup
{
    /// <exception cref="SeaTableSchemaException">The base has no such table.</exception>
    internal static TableMetadata Find(this BaseMetadata metadata, TableReference table)
    {
        ThrowIfEmpty(table.Id, table.Name, nameof(table));
        var found = table.Id is { } id ? metadata.FindTable(id) : metadata.Tables.FirstOrDefault(one => one.Name == table.Name);
        return found ?? throw new SeaTableSchemaException(
            $"The base has no table {table}.{Instead(table.Name, metadata.Tables.Select(one => one.Name))} Nothing was sent.",
            table.Name ?? table.Id!);
    }

    /// <exception cref="SeaTableSchemaException">The table has no such column.</exception>
    /// <exception cref="ArgumentException">It is a column of another table.</exception>
    internal static ColumnMetadata Find(this TableMetadata table, ColumnReference column)
    {
        ThrowIfEmpty(column.Key, column.Name, nameof(column));
        if (column.TableId is { } tableId && tableId != table.Id)
            throw new ArgumentException($"The column {column} belongs to another table than '{table.Name}'.", nameof(column));

        var found = column.Key is { } key ? table.FindColumn(key) : table.Columns.FirstOrDefault(one => one.Name == column.Name);
        return found ?? throw new SeaTableSchemaException(
            $"Table '{table.Name}' has no column {column}." +
            $"{Instead(column.Name, table.Columns.Select(one => one.Name))} Nothing was sent.",
            table.Name, column.Name ?? column.Key);
    }

    /// <exception cref="SeaTableSchemaException">The table has no such view.</exception>
    internal static ViewMetadata Find(this TableMetadata table, ViewReference view)
    {
        ThrowIfEmpty(view.Id, view.Name, nameof(view));
        var found = table.Views.FirstOrDefault(one => view.Id is { } id ? one.Id == id : one.Name == view.Name);
        return found ?? throw new SeaTableSchemaException(
            $"Table '{table.Name}' has no view {view}." +
            $"{Instead(view.Name, table.Views.Select(one => one.Name))} Nothing was sent.",
            table.Name);
    }

    /// <exception cref="SeaTableSchemaException">The column has no such option.</exception>
    internal static OptionMetadata Find(this ColumnMetadata column, TableMetadata table, OptionReference option)
    {
        ThrowIfEmpty(option.Id, option.Name, nameof(option));
        return column.FindOption(option.Id, option.Name ?? "") ?? throw new SeaTableSchemaException(
            $"Column '{column.Name}' of table '{table.Name}' has no option {option}." +
            $"{Instead(option.Name, column.Options.Select(one => one.Name))} Nothing was sent.",
            table.Name, column.Name);
    }

    /// <summary>The parameters by which a call that reads names a table; the server finds it.</summary>
    internal static string Query(this TableReference table)
    {
        ThrowIfEmpty(table.Id, table.Name, nameof(table));
        return table.Id is { } id ? $"table_id={Uri.EscapeDataString(id)}" : $"table_name={Uri.EscapeDataString(table.Name!)}";
    }

    /// <summary>The parameters by which a call that reads names a view; the server finds it.</summary>
    internal static string Query(this ViewReference view)
    {
        ThrowIfEmpty(view.Id, view.Name, nameof(view));
        return view.Id is { } id ? $"view_id={Uri.EscapeDataString(id)}" : $"view_name={Uri.EscapeDataString(view.Name!)}";
    }

    /// <summary>The table at the other end of a link. Both ends name the two tables in the same order.</summary>
    /// <exception cref="SeaTableSchemaException">The column is no link.</exception>
    internal static TableMetadata LinkedTable(this BaseMetadata metadata, TableMetadata table, ColumnMetadata link)
    {
        var first = link.Type == ColumnType.Link ? link.Data?.Text("table_id") : null;
        var other = first == table.Id ? link.Data?.Text("other_table_id") : first;
        return metadata.FindTable(other ?? "") ?? throw new SeaTableSchemaException(
            $"Column '{link.Name}' of table '{table.Name}' is no link. Nothing was sent.", table.Name, link.Name);
    }

    /// <summary>
    /// What a call, which takes a name or a key, takes for this column and no other; null when another column has its key for a
    /// name, and so on.
    /// </summary>
    internal static string? Unambiguous(this TableMetadata table, ColumnMetadata column)
    {
        return IsFree(column.Key) ? column.Key : IsFree(column.Name) ? column.Name : null;

        bool IsFree(string text) => !table.Columns.Any(other => other != column && (other.Key == text || other.Name == text));
    }

    private static void ThrowIfEmpty(string? id, string? name, string parameter)
    {
        if (id is null && name is null)
            throw new ArgumentException("It names nothing.", parameter);
    }

    private static string Instead(string? name, IEnumerable<string> names)
    {
        var all = names.ToList();
        return name is not null && NearestName.Find(name, all) is { } meant ? $" Is it to be '{meant}'?"
            : all.Count == 0 ? " It has none at all."
            : $" It has: {string.Join(", ", all.Take(20).Select(one => $"'{one}'"))}{(all.Count > 20 ? " …" : ".")}";
    }
}
