using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>
/// Reads the answer to a statement. Its rows go by the names of columns; those of a join by ids of their own, for which the
/// answer's metadata has the names.
/// </summary>
internal static class SqlResultReader
{
    /// <summary>However deep one cell is, the others are read.</summary>
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = int.MaxValue };

    /// <exception cref="SeaTableConnectionException">It is no answer to a statement.</exception>
    /// <exception cref="SeaTableUnknownOutcomeException">It is none, and the statement adds rows.</exception>
    internal static SqlResult Read(
        ServerResponse response, string doing, SeaTableOperationCategory category, ServerTimeZone zone)
    {
        try
        {
            // The rows keep parts of the document, so it is cloned out of the answer's buffer.
            using var document = JsonDocument.Parse(response.Body, s_options);
            var root = ReadableJson.Of(
                response.Body.Span, document.RootElement.Clone(), category == SeaTableOperationCategory.Read);
            var isJoin = root.Member("is_join_stmt") is { ValueKind: JsonValueKind.True };
            var columns = Described(root, isJoin);
            List<JsonElement> rows = root.Member("results") is { ValueKind: JsonValueKind.Array } results
                ? [.. results.EnumerateArray()]
                : [];
            AddUndescribed(columns, rows);
            var named = new SqlColumns([.. columns.Select(column => column.Column)]);
            return new SqlResult(named.All, [.. rows.Select(ToRow)]);

            SqlRow ToRow(JsonElement row) => new(named, [.. columns.Select(column => column.CellOf(row))], zone);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(doing, e, category);
        }
    }

    private static List<DescribedColumn> Described(JsonElement root, bool isJoin)
    {
        var columns = new List<DescribedColumn>();
        if (root.Member("metadata") is not { ValueKind: JsonValueKind.Array } metadata)
            return columns;

        foreach (var entry in metadata.EnumerateArray())
        {
            if ((entry.Text("name") ?? entry.Text("key")) is not { } name)
                continue;

            string?[] members = isJoin ? [entry.Text("id"), entry.Text("key"), name] : [name, entry.Text("key")];
            var table = isJoin && entry.Text("table_name") is { Length: > 0 } tableName ? tableName : null;
            columns.Add(new DescribedColumn(new SqlColumn(name, table, entry.Text("type")), members, OptionsOf(entry)));
        }

        return columns;
    }

    /// <summary>What the rows have beside it, such as system fields.</summary>
    private static void AddUndescribed(List<DescribedColumn> columns, List<JsonElement> rows)
    {
        var known = columns.SelectMany(column => column.Members).ToHashSet();
        foreach (var member in rows.Where(row => row.ValueKind == JsonValueKind.Object).SelectMany(row => row.EnumerateObject()))
        {
            if (known.Add(member.Name))
                columns.Add(new DescribedColumn(new SqlColumn(member.Name, null, null), [member.Name], null));
        }
    }

    /// <summary>The names of a select column's options by their ids, for answers that hold ids.</summary>
    private static Dictionary<string, string>? OptionsOf(JsonElement entry)
    {
        if (entry.Text("type") is not { } type
            || ColumnTypeFacts.Find(type) is not { HasOptions: true }
            || entry.Member("data")?.Member("options") is not { ValueKind: JsonValueKind.Array } options)
        {
            return null;
        }

        var names = new Dictionary<string, string>();
        foreach (var option in options.EnumerateArray())
        {
            if (option.Text("id") is { } id && option.Text("name") is { } name)
                names.TryAdd(id, name);
        }

        foreach (var name in names.Values.ToList())
            names[name] = name; // What is a name is never taken for an id.

        return names;
    }
}

/// <summary>A column of an answer, and where its cells are.</summary>
/// <param name="Column">The column.</param>
/// <param name="Members">What rows may call it, best first.</param>
/// <param name="Options">The names of its options by their ids.</param>
internal sealed record DescribedColumn(SqlColumn Column, string?[] Members, Dictionary<string, string>? Options)
{
    internal JsonElement? CellOf(JsonElement row)
    {
        foreach (var member in Members)
        {
            if (member is not null && row.Member(member) is { } cell)
                return cell.ValueKind == JsonValueKind.Null ? null : Options is null ? cell : WithNames(cell);
        }

        return null;
    }

    private JsonElement WithNames(JsonElement cell)
    {
        var isId = cell.ValueKind == JsonValueKind.Array ? cell.EnumerateArray().Any(IsId) : IsId(cell);
        if (!isId)
            return cell;

        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, cell);

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private bool IsId(JsonElement value) => value.Text() is { } text && Options!.GetValueOrDefault(text, text) != text;

    private void Write(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var element in value.EnumerateArray())
                Write(json, element);

            json.WriteEndArray();
        }
        else if (value.Text() is { } text)
        {
            json.WriteStringValue(Options!.GetValueOrDefault(text, text));
        }
        else
        {
            value.WriteTo(json);
        }
    }
}
