using System.Text.Json;

namespace SeaTable;

/// <summary>Reads the answer of <c>GET …/metadata/</c>. Whatever it does not need may be missing or odd.</summary>
internal static class MetadataReader
{
    internal static BaseMetadata Read(ReadOnlyMemory<byte> json)
    {
        // The columns keep parts of the document, so it is cloned out of the answer's buffer.
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        return Member(root, "metadata") is { } metadata && Member(metadata, "tables") is { ValueKind: JsonValueKind.Array } tables
            ? new BaseMetadata(List(tables, Table))
            : throw new JsonException("There is no list of tables in it.");
    }

    private static TableMetadata? Table(JsonElement table) =>
        Text(table, "_id") is { } id && Text(table, "name") is { } name
            ? new TableMetadata(id, name, List(Member(table, "columns"), Column), List(Member(table, "views"), View))
            : null;

    private static ColumnMetadata? Column(JsonElement column)
    {
        if (Text(column, "key") is not { } key || Text(column, "name") is not { } name || Text(column, "type") is not { } type)
            return null;

        var data = Member(column, "data") is { ValueKind: JsonValueKind.Object } value ? value : (JsonElement?)null;
        var options = data is { } holder ? List(Member(holder, "options"), Option) : [];
        return new ColumnMetadata(key, name, type, options, data);
    }

    private static OptionMetadata? Option(JsonElement option) =>
        Text(option, "id") is { } id && Text(option, "name") is { } name ? new OptionMetadata(id, name) : null;

    private static ViewMetadata? View(JsonElement view) =>
        Text(view, "_id") is { } id && Text(view, "name") is { } name ? new ViewMetadata(id, name) : null;

    private static List<T> List<T>(JsonElement? array, Func<JsonElement, T?> read)
        where T : class
    {
        var list = new List<T>();
        if (array is not { ValueKind: JsonValueKind.Array } elements)
            return list;

        foreach (var element in elements.EnumerateArray())
        {
            if (read(element) is { } item)
                list.Add(item);
        }

        return list;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
