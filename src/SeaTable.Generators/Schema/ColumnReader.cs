using System.Collections.Generic;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Json;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Schema;

/// <summary>Reads one column.</summary>
internal static class ColumnReader
{
    public static ColumnSchema? Read(JsonNode node, int number, string tableName, FileDiagnostics diagnostics)
    {
        var knownName = node["name"]?.AsString();
        var words = "Column " + Numerals.Of(number) + (knownName is null ? "" : " ('" + knownName + "')")
            + " of table '" + tableName + "'";
        var part = new Part(node, words, "the column gets no property", diagnostics);
        if (!part.IsObject())
        {
            return null;
        }

        var key = part.Require("key");
        var name = part.Require("name", mayBeEmpty: true);
        var type = part.Require("type", mayBeEmpty: true);
        if (key is null || name is null || type is null)
        {
            return null;
        }

        // Bases hold all sorts of leftovers here, so anything but an object counts as no settings.
        var data = node["data"] is { Kind: JsonKind.Object } settings ? settings : null;
        return new ColumnSchema(
            key.Text!,
            name.Text!,
            type.Text!,
            node["description"]?.AsString(),
            data,
            ColumnTypes.HasOptions(type.Text!) ? ReadOptions(data, name.Text!, tableName, diagnostics) : [],
            TextRange.Of(name),
            TextRange.Of(type));
    }

    // An option that is left out is only a warning: generated code keeps every option it does not know, so nothing is
    // lost at run time but a name to write in code.
    private static List<OptionSchema> ReadOptions(
        JsonNode? data, string columnName, string tableName, FileDiagnostics diagnostics)
    {
        var read = new List<OptionSchema>();
        var byId = new Dictionary<string, OptionSchema>();
        var items = data?["options"]?.Items ?? [];
        var where = " of column '" + columnName + "' of table '" + tableName + "'";
        for (var index = 0; index < items.Count; index++)
        {
            var node = items[index];
            var words = "Option " + Numerals.Of(index + 1) + where;
            var part = new Part(node, words, "the option gets no member", diagnostics, IsLenient: true);
            if (!part.IsObject())
            {
                continue;
            }

            var id = part.Require("id", mayBeNumber: true);
            var name = part.Require("name", mayBeEmpty: true);
            if (id is null || name is null)
            {
                continue;
            }

            var option = new OptionSchema(id.Text!, name.Text!, TextRange.Of(name));
            if (byId.TryGetValue(option.Id, out var first))
            {
                var duplicate = "The option id '" + option.Id + "'" + where;
                diagnostics.Warn(Rules.DuplicateId, TextRange.Of(id), duplicate, first.Name, option.Name);
                continue;
            }

            byId.Add(option.Id, option);
            read.Add(option);
        }

        return read;
    }
}
