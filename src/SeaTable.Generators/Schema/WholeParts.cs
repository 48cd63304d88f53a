using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Json;

namespace SeaTable.Generators.Schema;

/// <summary>
/// What code can be made of while a schema file is not whole: a column or option that lacks a part would get another type or
/// name, so it is left out.
/// </summary>
internal sealed class WholeParts
{
    private static readonly string[] s_ofTable = ["_id", "name", "columns"];
    private static readonly string[] s_ofColumn = ["key", "name", "type", "data"];

    private readonly string _text;

    private WholeParts(string text) => _text = text;

    /// <summary>Leaves out what is not whole; null when no table is left.</summary>
    /// <param name="root">The outermost value of the file.</param>
    /// <param name="text">The text of the file.</param>
    public static JsonNode? Of(JsonNode root, string text)
    {
        var parts = new WholeParts(text);
        var whole = root["tables"] is null ? With(root, "metadata", parts.Base) : parts.Base(root);
        return (whole["tables"] ?? whole["metadata"]?["tables"])?.Items.Count > 0 ? whole : null;
    }

    private JsonNode Base(JsonNode root) => WithItems(root, "tables", IsTable, table =>
        WithItems(WithItems(table, "views", IsWhole), "columns", IsColumn, column =>
            With(column, "data", data => WithItems(data, "options", IsWhole))));

    private static bool IsTable(JsonNode table) => HasAll(table, s_ofTable);

    private bool IsColumn(JsonNode column)
    {
        var data = column["data"];
        return column.IsWhole && !EndsInComma(column)
            ? HasNoneTwice(column, s_ofColumn) && (data is null || IsData(data))
            : HasAll(column, s_ofColumn) && AreOfOne(column) && data!.Kind is JsonKind.Object or JsonKind.Null && IsData(data);
    }

    private bool IsData(JsonNode data) => data.IsWhole && !EndsInComma(data)
        && data.Members.All(member => member.Name == "options" || IsWhole(member.Value));

    /// <summary>Whether a member seems to be missing, as where its line was deleted.</summary>
    private bool EndsInComma(JsonNode node)
    {
        var last = node.Start + node.Length - 2;
        while (last > node.Start && char.IsWhiteSpace(_text[last]))
        {
            last--;
        }

        return node.Kind == JsonKind.Object && last > node.Start && _text[last] == ',';
    }

    private static bool HasAll(JsonNode node, string[] names) =>
        HasNoneTwice(node, names) && names.All(name => node.Member(name) is not null);

    /// <summary>Whether each is there once at most: two of a name may be halves of two things.</summary>
    private static bool HasNoneTwice(JsonNode node, string[] names) =>
        names.All(name => node.Members.Count(member => member.Name == name) <= 1);

    /// <summary>
    /// Whether what makes a column stands on one side of what is damaged, since on two sides may stand halves of two columns. A
    /// line of its own that is damaged is a member that somebody types.
    /// </summary>
    private bool AreOfOne(JsonNode column)
    {
        var damage = column.Damage ?? new TextRange(column.Start + column.Length, 0);
        var members = column.Members.Where(member => s_ofColumn.Contains(member.Name)).ToList();
        var before = members.Where(member => member.Start < damage.Start).ToList();
        var behind = members.Where(member => member.Start >= damage.Start + damage.Length).ToList();
        if (before.Count == members.Count || behind.Count == members.Count)
        {
            return true;
        }

        if (before.Count + behind.Count < members.Count)
        {
            return false;
        }

        var last = before[before.Count - 1].Value;
        var between = _text.Substring(last.Start + last.Length, behind[0].Start - last.Start - last.Length);
        return IsLineEnd(between.TrimStart(',', ' ', '\t').FirstOrDefault())
            && IsLineEnd(between.TrimEnd(' ', '\t').LastOrDefault())
            && !s_ofColumn.Any(name => between.Contains('"' + name));
    }

    private static bool IsLineEnd(char character) => character is '\r' or '\n';

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
            list.Damage));

    private static JsonNode With(JsonNode node, string name, Func<JsonNode, JsonNode> change) => new(
        node.Kind,
        node.Start,
        node.Length,
        node.Text,
        [.. node.Members.Select(member => member.Name == name ? member with { Value = change(member.Value) } : member)],
        node.Items,
        node.Damage);

    private static IReadOnlyList<JsonNode> Changed(IEnumerable<JsonNode> nodes, Func<JsonNode, JsonNode>? change) =>
        change is null ? [.. nodes] : [.. nodes.Select(change)];
}
