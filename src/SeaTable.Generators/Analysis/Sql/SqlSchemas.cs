using System.Linq;
using SeaTable.Generators.Schema;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Turns what a schema file says into the base that statements are checked with.</summary>
internal static class SqlSchemas
{
    public static SqlSchema Of(BaseSchema schema) => new([.. schema.Tables.Select(table => new SqlTable(
        table.Id, table.Name, [.. table.Columns.Select(column => Column(schema, table, column))]))]);

    private static SqlSchemaColumn Column(BaseSchema schema, TableSchema table, ColumnSchema column) => new(
        column.Key,
        column.Name,
        column.Type,
        schema.Linked.TypeOf(table, column),
        [.. column.Options.Select(option => option.Name)]);
}
