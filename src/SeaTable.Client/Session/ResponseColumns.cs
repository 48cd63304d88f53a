using System.Text.Json;

namespace SeaTable.Queries;

/// <summary>
/// Compares what an answer says of its columns with the names that its statement was written with. A column or option that was
/// renamed shortly before makes no error where another one has taken over its name, or where no row has an option of that name:
/// the answer would be about the wrong rows.
/// </summary>
internal static class ResponseColumns
{
    /// <param name="json">The answer.</param>
    /// <param name="table">The table, as the statement was written for it.</param>
    /// <returns>Whether the server has other names by now. What the answer does not mention is not known.</returns>
    internal static bool Contradict(ReadOnlySpan<byte> json, TableMetadata table) =>
        Any(json, column => Contradicts(column, table));

    /// <param name="json">The answer.</param>
    /// <param name="statement">The statement.</param>
    /// <returns>
    /// Whether the answer may be about other rows or another table than was meant: it has another name for a column that the
    /// statement names, another column of that name, or one that the table does not have.
    /// </returns>
    internal static bool ContradictQuestion(ReadOnlySpan<byte> json, SqlStatement statement)
    {
        var table = statement.Table!;
        return Any(json, column => Contradicts(column, table)
            && (table.FindColumn(column.Text("key")!) is null
                || statement.Named.Any(named => named.Key == column.Text("key")
                    || table.FindColumn(named.Key)?.Name == column.Text("name"))));
    }

    /// <param name="json">The answer.</param>
    /// <param name="isSuch">Whether a column of this key and name is the one.</param>
    /// <returns>Whether it is one of the answer's columns, even if no row has a cell for it.</returns>
    internal static bool Any(ReadOnlySpan<byte> json, Func<string?, string?, bool> isSuch) =>
        Any(json, column => isSuch(column.Text("key"), column.Text("name")));

    private static bool Any(ReadOnlySpan<byte> json, Func<JsonElement, bool> isSuch)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
            if (!StepToMetadata(ref reader))
                return false;

            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.EnumerateArray().Any(isSuch);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            return false; // Reading the rows reports it.
        }
    }

    private static bool StepToMetadata(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = json.ValueTextEquals("metadata"u8);
            json.Read();
            if (isMetadata)
                return json.TokenType == JsonTokenType.StartArray;

            json.Skip();
        }

        return false;
    }

    private static bool Contradicts(JsonElement column, TableMetadata table)
    {
        // System fields keep their names, and a computed result has no key but its name.
        if (column.Text("key") is not { } key || column.Text("name") is not { } name || key == name || key.StartsWith('_'))
            return false;

        return table.FindColumn(key) is not { } known
            || known.Name != name
            || IsOtherLink(column, known)
            || column.Member("data")?.Member("options") is { ValueKind: JsonValueKind.Array } options
                && options.EnumerateArray().Any(option => Contradicts(option, known));
    }

    /// <summary>
    /// Whether the link is another one. The copy of a table has the keys and names of the original, but links of its own.
    /// </summary>
    private static bool IsOtherLink(JsonElement column, ColumnMetadata known) =>
        column.Member("data")?.Text("link_id") is { } linkId && known.Data?.Text("link_id") is { } knownId && linkId != knownId;

    private static bool Contradicts(JsonElement option, ColumnMetadata column) =>
        option.Text("id") is { } id && option.Text("name") is { } name && column.FindOption(id, name)?.Name != name;
}
