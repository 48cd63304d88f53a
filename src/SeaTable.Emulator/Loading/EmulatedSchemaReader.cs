using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Loading;

/// <summary>Reads the schema out of a metadata response, a bare list of tables or the content.json of an export.</summary>
internal static class EmulatedSchemaReader
{
    /// <summary>Gets what a table has in exports and where it is made, and never in the metadata.</summary>
    public static IReadOnlyList<string> NotInMetadata { get; } = ["rows", "id_row_map", "view_structure"];

    /// <summary>Gets the object that holds the tables: the file's own, or the one inside "metadata".</summary>
    public static JsonElement Envelope(JsonElement root) =>
        HasMetadata(root) ? root.GetProperty("metadata") : root;

    public static EmulatedSchema Read(JsonElement root, SourceText source)
    {
        var envelope = Envelope(root);
        object[] start = HasMetadata(root) ? ["metadata"] : [];
        if (envelope.ValueKind != JsonValueKind.Object
            || !envelope.TryGetProperty("tables", out var tables) || tables.ValueKind != JsonValueKind.Array)
        {
            throw source.Error("this is not a base: it has no list \"tables\"", start);
        }

        var read = tables.EnumerateArray().Select((table, index) => Table(table, source, [.. start, "tables", index]));
        var result = new EmulatedSchema(read)
        {
            FormatVersion = Number(envelope, "format_version") is { } format ? (int)format : 9,
            Version = Number(envelope, "version") ?? 1,
            Settings = Node(envelope, "settings") as JsonObject ?? new EmulatedSchema([]).Settings,
            Collaborators = Node(envelope, "collaborators") as JsonArray ?? [],
        };
        RequireDistinct(result.Tables.Select(table => table.Id), "table id", source, [.. start, "tables"], "_id");
        return result;
    }

    // In a bare list of tables "metadata" may stand beside, empty.
    private static bool HasMetadata(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind != JsonValueKind.Null;

    private static Table Table(JsonElement table, SourceText source, object[] path)
    {
        var json = Object(table, source, path, "a table");
        foreach (var member in NotInMetadata)
            json.Remove(member);
        Require(json, "_id", "the table", source, path);
        Require(json, "name", "the table", source, path);
        if (json["columns"] is not JsonArray columns)
            throw source.Error($"the table \"{json["name"]}\" has no list \"columns\"", path);

        var views = (json["views"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(view => new View((JsonObject)view.DeepClone())).ToList();
        if (views.Count == 0)
            views.Add(View.Default());
        var read = columns.Select((column, index) => Column(column, source, [.. path, "columns", index])).ToList();
        RequireDistinct(read.Select(column => column.Key), "column key", source, [.. path, "columns"], "key");
        if (read.Count > Limits.StoredColumns)
        {
            throw source.Error(
                FormattableString.Invariant(
                    $"the table \"{json["name"]}\" has {read.Count} columns, and {Limits.StoredColumns} can be kept"),
                [.. path, "columns"]);
        }

        // A table has a column to name its rows by.
        if (read.Count == 0)
            read.Add(NewColumn.Default());
        json.Remove("columns");
        json.Remove("views");
        return new Table(json, read, views);
    }

    private static Column Column(JsonNode? node, SourceText source, object[] path)
    {
        if (node is not JsonObject column)
            throw source.Error("a column is not an object", path);
        Require(column, "key", "the column", source, path);
        Require(column, "name", "the column", source, path, mayBeEmpty: true);
        Require(column, "type", "the column", source, path);
        return ServerColumnTypes.CreateColumn((JsonObject)column.DeepClone());
    }

    private static JsonObject Object(JsonElement element, SourceText source, object[] path, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw source.Error($"{what} is not an object", path);
        var json = new JsonObject();
        foreach (var member in element.EnumerateObject().Where(member => !NotInMetadata.Contains(member.Name)))
            json[member.Name] = JsonTree.Of(member.Value);
        return json;
    }

    private static void Require(
        JsonObject json, string member, string what, SourceText source, object[] path, bool mayBeEmpty = false)
    {
        if (json[member] is JsonValue value && value.TryGetValue<string>(out var text) && (mayBeEmpty || text.Length > 0))
            return;
        var named = json["name"] is { } name && member != "name" ? $"{what} \"{name}\"" : what;
        throw source.Error($"{named} has no \"{member}\"", json.ContainsKey(member) ? [.. path, member] : path);
    }

    private static void RequireDistinct(IEnumerable<string> ids, string what, SourceText source, object[] path, string member)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, index) in ids.Select((id, index) => (id, index)))
        {
            if (!seen.Add(id))
                throw source.Error($"the {what} \"{id}\" is there twice", [.. path, index, member]);
        }
    }

    private static JsonNode? Node(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? JsonTree.Of(value) : null;

    private static long? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;
}
