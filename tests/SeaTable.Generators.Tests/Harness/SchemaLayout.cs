using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>A schema file as people have it before them, with the place of each column.</summary>
internal sealed class SchemaLayout
{
    private readonly List<(string Table, string Column, int Start, int Length)> _columns = [];
    private readonly StringBuilder _text = new();

    private SchemaLayout()
    {
    }

    internal string Text => _text.ToString();

    /// <summary>The columns and where their text stands, without the comma behind.</summary>
    internal IReadOnlyList<(string Table, string Column, int Start, int Length)> Columns => _columns;

    /// <summary>Lays out a schema with a table's members on a line each.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isOneLine">Whether a column stands on one line, as <c>pull</c> writes short ones.</param>
    /// <param name="isWrapped">Whether the settings of such a column go on the next line, as people write it.</param>
    internal static SchemaLayout Of(string schema, bool isOneLine, bool isWrapped = false)
    {
        var layout = new SchemaLayout();
        var root = JsonNode.Parse(schema)!;
        layout.Write((root["metadata"] ?? root)["tables"]!.AsArray(), root["codegen"]?.ToJsonString(), isOneLine, isWrapped);
        return layout;
    }

    private void Write(JsonArray tables, string? codegen, bool isOneLine, bool isWrapped)
    {
        _text.Append("{\n").Append(codegen is null ? "" : $"  \"codegen\": {codegen},\n").Append("  \"tables\": [\n");
        foreach (var (table, tableNumber) in tables.Select((table, number) => (table!, number)))
        {
            _text.Append("    {\n");
            foreach (var (name, value) in table.AsObject().Where(member => member.Key is not ("columns" or "views" or "rows")))
                _text.Append("      \"" + name + "\": " + (value?.ToJsonString() ?? "null") + ",\n");

            _text.Append("      \"columns\": [\n");
            var columns = table["columns"]!.AsArray();
            foreach (var (column, number) in columns.Select((column, number) => (column!, number)))
            {
                _text.Append("        ");
                var text = isOneLine ? column.ToJsonString().Replace("\",\"", "\", \"", StringComparison.Ordinal)
                    : column.ToJsonString(new() { WriteIndented = true })
                        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\n        ", StringComparison.Ordinal);
                text = isWrapped ? text.Replace("\"data\":", "\n          \"data\":", StringComparison.Ordinal) : text;
                _columns.Add(((string)table["_id"]!, (string)column["key"]!, _text.Length, text.Length));
                _text.Append(text).Append(number < columns.Count - 1 ? ",\n" : "\n");
            }

            _text.Append("      ],\n      \"views\": ").Append((table["views"] ?? new JsonArray()).ToJsonString());
            _text.Append(tableNumber < tables.Count - 1 ? "\n    },\n" : "\n    }\n");
        }

        _text.Append("  ]\n}\n");
    }
}
