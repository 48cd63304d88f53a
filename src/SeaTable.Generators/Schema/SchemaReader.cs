using System;
using System.Collections.Generic;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>
/// Turns the JSON tree of a schema file into a schema. It knows all three forms that a schema file may have, asks for
/// nothing it can do without, and keeps on reading when one part is bad.
/// </summary>
internal static class SchemaReader
{
    /// <summary>Reads a schema, or gives null when the tree does not describe a base.</summary>
    /// <param name="root">The outermost value of the file.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="readCodegen">Reads the settings of the code.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static BaseSchema? Read(
        JsonNode root, string fileName, Func<CodegenSection> readCodegen, FileDiagnostics diagnostics)
    {
        var tables = FindTables(root, out var range, out var problem);
        if (tables is null)
        {
            diagnostics.Report(Rules.NotABase, range, fileName, problem);
            return null;
        }

        return new BaseSchema(ReadTables(tables, diagnostics), readCodegen());
    }

    private static JsonNode? FindTables(JsonNode root, out TextRange range, out string problem)
    {
        range = TextRange.Of(root);
        problem = "";
        if (root.Kind != JsonKind.Object)
        {
            problem = "its outermost value is " + root.Describe();
            return null;
        }

        var holder = root;
        var where = "it";
        var metadata = root.Member("metadata");
        if (metadata is not null && root.Member("tables") is null)
        {
            holder = metadata.Value;
            range = TextRange.OfName(metadata);
            where = "\"metadata\"";
            if (holder.Kind != JsonKind.Object)
            {
                problem = "\"metadata\" is " + holder.Describe();
                return null;
            }
        }

        var tables = holder["tables"];
        if (tables is null)
        {
            problem = where + " has no \"tables\"";
            return null;
        }

        if (tables.Kind != JsonKind.Array)
        {
            range = TextRange.Of(tables);
            problem = "\"tables\" is " + tables.Describe() + " and not a list";
            return null;
        }

        return tables;
    }

    private static List<TableSchema> ReadTables(JsonNode tables, FileDiagnostics diagnostics)
    {
        var read = new List<TableSchema>();
        var byId = new Dictionary<string, TableSchema>();
        for (var index = 0; index < tables.Items.Count; index++)
        {
            var node = tables.Items[index];
            var table = TableReader.Read(node, index + 1, diagnostics);
            if (table is null)
            {
                continue;
            }

            if (byId.TryGetValue(table.Id, out var first))
            {
                diagnostics.Report(
                    Rules.DuplicateId, TextRange.Of(node["_id"]!), "The table id '" + table.Id + "'", first.Name, table.Name);
                continue;
            }

            byId.Add(table.Id, table);
            read.Add(table);
        }

        return read;
    }
}
