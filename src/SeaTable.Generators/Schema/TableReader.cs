using System.Collections.Generic;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Schema;

/// <summary>Reads one table.</summary>
internal static class TableReader
{
    public static TableSchema? Read(JsonNode node, int number, FileDiagnostics diagnostics)
    {
        var knownName = node["name"]?.AsString();
        var words = "Table " + Numerals.Of(number) + (knownName is null ? "" : " ('" + knownName + "')");
        var part = new Part(node, words, "the table gets no code", diagnostics);
        if (!part.IsObject())
        {
            return null;
        }

        var id = part.Require("_id");
        var name = part.Require("name", mayBeEmpty: true);
        if (id is null || name is null)
        {
            return null;
        }

        // Columns are read even if the table turns out a duplicate: what is wrong in them is worth knowing all the same.
        return new TableSchema(
            id.Text!,
            name.Text!,
            node["description"]?.AsString(),
            ReadColumns(part, name.Text!),
            ReadViews(node),
            TextRange.Of(name),
            new TextRange(node.Start, node.Length));
    }

    private static List<ColumnSchema> ReadColumns(Part table, string tableName)
    {
        var read = new List<ColumnSchema>();
        var columns = table.Node["columns"];
        if (columns is not { Kind: JsonKind.Array })
        {
            var bare = table with { Consequence = "its rows get no properties" };
            bare.Report(
                columns ?? table.Node,
                columns is null
                    ? "has no \"columns\""
                    : "has \"columns\" that are " + columns.Describe() + " and not a list");
            return read;
        }

        var byKey = new Dictionary<string, ColumnSchema>();
        for (var index = 0; index < columns.Items.Count; index++)
        {
            var node = columns.Items[index];
            var column = ColumnReader.Read(node, index + 1, tableName, table.Diagnostics);
            if (column is null)
            {
                continue;
            }

            if (byKey.TryGetValue(column.Key, out var first))
            {
                var words = "The column key '" + column.Key + "' of table '" + tableName + "'";
                table.Diagnostics.Report(Rules.DuplicateId, TextRange.Of(node["key"]!), words, first.Name, column.Name);
                continue;
            }

            byKey.Add(column.Key, column);
            read.Add(column);
        }

        return read;
    }

    // A view that is not whole is passed over in silence: no code is lost with it.
    private static List<ViewSchema> ReadViews(JsonNode table)
    {
        var read = new List<ViewSchema>();
        var ids = new HashSet<string>();
        foreach (var node in table["views"]?.Items ?? [])
        {
            var id = node["_id"]?.AsString();
            var name = node["name"];
            if (!string.IsNullOrEmpty(id) && name?.AsString() is { } text && ids.Add(id!))
            {
                read.Add(new ViewSchema(id!, text, TextRange.Of(name)));
            }
        }

        return read;
    }
}
