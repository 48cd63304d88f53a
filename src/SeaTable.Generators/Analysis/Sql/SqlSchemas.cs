using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Mapping;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Schema;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Turns what a schema file says into what statements are held against.</summary>
internal static class SqlSchemas
{
    public static SqlSchema Of(BaseSchema schema, ClientNames client)
    {
        // Names in C# mean nothing here.
        var names = new BaseNames(client.Namespace, client.Accessibility, client.Client, new Dictionary<string, TableNames>());
        return new SqlSchema([.. schema.Tables.Select(table => new SqlTable(
            table.Id,
            table.Name,
            [.. table.Columns.Select(column => Column(new ColumnContext(schema, names, table, column)))]))]);
    }

    private static SqlColumn Column(ColumnContext context)
    {
        ColumnSchema column = context.Column;
        SqlType value = SqlColumnTypes.Of(column.Type, NullIfEmpty(context.Text("result_type")), ArrayType(context), context.Text("formula"));
        return new SqlColumn(column.Key, column.Name, column.Type, value, [.. column.Options.Select(option => option.Name)]);
    }

    /// <summary>The type of the elements of a list: of the column that a link shows, or that a link formula looks up.</summary>
    private static string? ArrayType(ColumnContext context) => context.Column.Type switch
    {
        "link" => LinkMapping.OtherTable(context)?.FindColumn(context.Text("display_column_key"))?.Type,
        "link-formula" => NullIfEmpty(context.Text("array_type")) ?? LookedUpColumn.Find(context, Source(context))?.Column.Type,
        _ => NullIfEmpty(context.Text("array_type")),
    };

    private static string Source(ColumnContext context) =>
        context.Text("formula") is "findmax" or "findmin" ? "column_key_in_linked_record" : "level1_linked_table_column_key";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
