using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>
/// What code can be made of while a schema file is not whole: a column or option that lacks a part would get another type or
/// name, so it is left out.
/// </summary>
internal static class WholeParts
{
    private static readonly string[] s_ofTable = ["_id", "name", "columns"];
    private static readonly string[] s_ofColumn = ["key", "name", "type", "data"];

    /// <summary>What tells that there were settings when the beginning of their section is not whole.</summary>
    private static readonly string[] s_ofSettings =
        ["\"codegen", "\"namespace\":", "\"client\":", "\"accessibility\":", "\"names\":"];

    /// <summary>Leaves out what is not whole; null when no table is left.</summary>
    /// <param name="root">The outermost value of the file.</param>
    public static JsonNode? Of(JsonNode root)
    {
        var whole = root["tables"] is null ? With(root, "metadata", Base) : Base(root);
        return (whole["tables"] ?? whole["metadata"]?["tables"])?.Items.Count > 0 ? whole : null;
    }

    /// <summary>
    /// Whether the settings of the code are there, as far as they were. Without them everything would have another name, and each
    /// use of one would be an error of its own; an entry of <c>names</c> that is not whole costs only that name.
    /// </summary>
    /// <param name="settings">The settings; null when there are none.</param>
    /// <param name="text">The text of the file that is not whole.</param>
    public static bool HasSettings(JsonNode? settings, string text) =>
        settings is null ? !s_ofSettings.Any(text.Contains) : settings.IsWhole;

    private static JsonNode Base(JsonNode root) => WithItems(root, "tables", IsTable, table =>
        WithItems(WithItems(table, "views", IsWhole), "columns", IsColumn, column =>
            With(column, "data", data => WithItems(data, "options", IsWhole))));

    private static bool IsTable(JsonNode table) => HasAll(table, s_ofTable);

    private static bool IsColumn(JsonNode column) =>
        (column.IsWhole || HasAll(column, s_ofColumn)) && (column["data"] is not { } data || IsData(data));

    private static bool IsData(JsonNode data) =>
        data.IsWhole && data.Members.All(member => member.Name == "options" || IsWhole(member.Value));

    /// <summary>Whether each is there once: two of a name may be halves of two things.</summary>
    private static bool HasAll(JsonNode node, string[] names) =>
        names.All(name => node.Members.Count(member => member.Name == name) == 1);

    private static bool IsWhole(JsonNode node) =>
        node.IsWhole && node.Items.All(IsWhole) && node.Members.All(member => IsWhole(member.Value));

    private static JsonNode WithItems(
        JsonNode node, string name, Func<JsonNode, bool> isLeft, Func<JsonNode, JsonNode>? change = null) =>
        With(node, name, list => new JsonNode(
            list.Kind,
            list.Start,
            list.Length,
            list.Text,
            list.Members,
            Changed(list.Items.Where(isLeft), change),
            list.IsWhole));

    private static JsonNode With(JsonNode node, string name, Func<JsonNode, JsonNode> change) => new(
        node.Kind,
        node.Start,
        node.Length,
        node.Text,
        [.. node.Members.Select(member => member.Name == name ? member with { Value = change(member.Value) } : member)],
        node.Items,
        node.IsWhole);

    private static IReadOnlyList<JsonNode> Changed(IEnumerable<JsonNode> nodes, Func<JsonNode, JsonNode>? change) =>
        change is null ? [.. nodes] : [.. nodes.Select(change)];
}
