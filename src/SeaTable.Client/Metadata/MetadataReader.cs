using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Reads the answer of <c>GET …/metadata/</c>. Whatever it does not need may be missing or odd. What has no readable name is left
/// out, for nothing could be written to it.
/// </summary>
internal static class MetadataReader
{
    internal static BaseMetadata Read(ReadOnlyMemory<byte> json)
    {
        // The columns keep parts of the document, so it is cloned out of the answer's buffer.
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        return root.Member("metadata") is { } metadata && metadata.Member("tables") is { ValueKind: JsonValueKind.Array } tables
            ? new BaseMetadata(
                List(tables, Table), metadata.Number("version"), metadata.Number("format_version"),
                metadata.Member("settings")?.Member("enable_archive") is { ValueKind: JsonValueKind.True })
            : throw new JsonException("There is no list of tables in it.");
    }

    private static TableMetadata? Table(JsonElement table) =>
        table.Text("_id") is { } id && table.Text("name") is { } name
            ? new TableMetadata(id, name, List(table.Member("columns"), Column), List(table.Member("views"), View))
            : null;

    /// <summary>Reads a table out of an answer that may hold its rows, which are not kept in memory.</summary>
    internal static TableMetadata? CopyTable(JsonElement table) =>
        table.Text("_id") is { } id && table.Text("name") is { } name
            ? new TableMetadata(
                id, name, List(table.Member("columns")?.Clone(), Column), List(table.Member("views")?.Clone(), View))
            : null;

    internal static ColumnMetadata? Column(JsonElement column)
    {
        if (column.Text("key") is not { } key || column.Text("name") is not { } name || column.Text("type") is not { } type)
            return null;

        var data = column.Member("data") is { ValueKind: JsonValueKind.Object } value ? value.Readable() : (JsonElement?)null;
        var options = data is { } holder ? List(holder.Member("options"), Option) : [];
        return new ColumnMetadata(key, name, type, options, data);
    }

    internal static OptionMetadata? Option(JsonElement option) =>
        option.Text("id") is { } id && option.Text("name") is { } name
            ? new OptionMetadata(id, name, option.Text("color"), option.Text("textColor"))
            : null;

    internal static ViewMetadata? View(JsonElement view) =>
        view.Text("_id") is { } id && view.Text("name") is { } name
            ? new ViewMetadata(id, name, view.Text("type") ?? ViewMetadata.TableType, view.Readable())
            : null;

    /// <summary>Reads a list; what can't be read in it is left out.</summary>
    internal static List<T> List<T>(JsonElement? array, Func<JsonElement, T?> read)
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
}
