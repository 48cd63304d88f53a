using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql;

/// <summary>The base as statements are held against it.</summary>
internal static class SchemaForSql
{
    public static SqlSchema Of(BaseSchema schema) => new([.. schema.Tables.Select(table => Of(schema, table))]);

    private static SqlTable Of(BaseSchema schema, Table table) =>
        new(table.Id, table.Name, [.. table.Columns.Select(column => Of(schema, table, column))]);

    private static SqlColumn Of(BaseSchema schema, Table table, Column column)
    {
        var type = SqlColumnTypes.Of(
            column.Type.Name, column.DataText("result_type"), ArrayType(schema, table, column), column.DataText("formula"));
        IReadOnlyList<string> options = column.Type is SingleSelectColumn or MultipleSelectColumn
            ? [.. column.Options.KnownIds.Select(id => column.Options.NameOf(id)!)]
            : [];
        return new SqlColumn(column.Key, column.Name, column.Type.Name, type, options);
    }

    // Old bases do not tell what their links and look-ups hold.
    private static string? ArrayType(BaseSchema schema, Table table, Column column)
    {
        if (column.DataText("array_type") is { } told)
            return told;
        return column.Type is LinkColumn ? LinkEnd.Of(schema, table, column)?.Display.Type.Name : null;
    }
}
