using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql;

/// <summary>Creates the schema that statements are checked against.</summary>
internal static class SqlSchemaOfBase
{
    public static SqlSchema Of(EmulatedSchema schema) => new([.. schema.Tables.Select(table => Of(schema, table))]);

    private static SqlTable Of(EmulatedSchema schema, Table table) =>
        new(table.Id, table.Name, [.. table.Columns.Select(column => Of(schema, table, column))]);

    private static SqlSchemaColumn Of(EmulatedSchema schema, Table table, Column column)
    {
        var type = schema.Linked.TypeOf(table, column);
        IReadOnlyList<string> options = column.Type is SingleSelectType or MultipleSelectType
            ? [.. column.Options.KnownIds.Select(id => column.Options.NameOf(id)!)]
            : [];
        return new SqlSchemaColumn(column.Key, column.Name, column.Type.Name, type, options);
    }
}
