using System.Text.Json.Nodes;

namespace SeaTable.Benchmarks;

/// <summary>Makes bases of any size, with the mix of column types that bases have.</summary>
internal static class SchemaMaker
{
    private const int Columns = 40;

    private static readonly string[] s_types =
        ["text", "link", "single-select", "date", "number", "image", "long-text", "text", "formula", "duration", "checkbox",
            "file", "collaborator", "text", "multiple-select", "email"];

    /// <summary>Makes a schema.</summary>
    /// <param name="tables">How many tables it has, each of 40 columns.</param>
    /// <param name="seventh">The name of column 7 of table 3, which is what an edit changes.</param>
    /// <param name="isTurned">Whether the tables stand in the opposite order.</param>
    public static string Make(int tables, string seventh, bool isTurned = false)
    {
        var made = Enumerable.Range(0, tables).Select(table => Table(table, tables, seventh));
        return new JsonObject { ["tables"] = new JsonArray([.. isTurned ? made.Reverse() : made]) }.ToJsonString();
    }

    private static JsonObject Table(int table, int tables, string seventh) => new()
    {
        ["_id"] = $"T{table:000}",
        ["name"] = $"Table {table}",
        ["columns"] = new JsonArray([.. Enumerable.Range(0, Columns).Select(column => Column(table, column, tables, seventh))]),
        ["views"] = new JsonArray(new JsonObject { ["_id"] = "0000", ["name"] = "Default View" }),
    };

    private static JsonObject Column(int table, int column, int tables, string seventh)
    {
        var type = s_types[column % s_types.Length];
        return new JsonObject
        {
            ["key"] = $"c{column:000}",
            ["name"] = (table, column) == (3, 7) ? seventh : $"Column {column} of {table}",
            ["type"] = type,
            ["width"] = 200,
            ["data"] = type switch
            {
                "single-select" or "multiple-select" =>
                    new JsonObject { ["options"] = new JsonArray([.. Enumerable.Range(0, 6).Select(Option)]) },
                "link" => new JsonObject
                {
                    ["table_id"] = $"T{table:000}",
                    ["other_table_id"] = $"T{(table + column) % tables:000}",
                    ["display_column_key"] = "c000",
                    ["link_id"] = $"L{column:000}",
                },
                "formula" => new JsonObject { ["formula"] = "1 + 2", ["result_type"] = "number" },
                _ => null,
            },
        };
    }

    private static JsonObject Option(int number) =>
        new() { ["id"] = $"{number + 1}", ["name"] = $"Option {number}", ["color"] = "#9860E5" };
}
