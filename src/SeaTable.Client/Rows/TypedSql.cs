using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Looks whether the answer to a caller's statement can be read as rows of a table.</summary>
internal static class TypedSql
{
    /// <exception cref="SeaTableQueryException">The statement does not only read.</exception>
    internal static void ThrowIfChange(SqlText sql, TableSchema schema)
    {
        if (SqlTextWriter.IsChange(sql))
            throw Unfit("It selects nothing, so it was not sent. Send it with SqlAsync.", schema);
    }

    /// <exception cref="SeaTableQueryException">It holds rows of another table, of several tables, or no rows at all.</exception>
    internal static async Task CheckAsync(
        ServerResponse response, string doing, MetadataCache cache, TableSchema schema, CancellationToken cancellationToken)
    {
        Found found;
        try
        {
            found = Read(response.Body.Span);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(doing, e);
        }

        if (found.IsJoin)
            throw Unfit("It joins tables, so its rows are those of no table. Read it with SqlAsync.", schema);

        if (found.HasRows && !found.HasId)
            throw Unfit($"It does not select the rows' ids. Write SELECT *, or select {SystemFields.Id} as well.", schema);

        if (!Fits(found.Keys, schema, await cache.GetAsync(cancellationToken).ConfigureAwait(false))
            && !Fits(found.Keys, schema, await cache.GetNewAsync(cancellationToken).ConfigureAwait(false)))
        {
            throw Unfit("It selects columns that the table does not have, so it seems to be about another one.", schema);
        }
    }

    private static bool Fits(List<(string Key, string? Name)> columns, TableSchema schema, BaseMetadata metadata) =>
        metadata.FindTable(schema.Id) is not { } table
        || columns.TrueForAll(column =>
            column.Key.StartsWith('_') || column.Name == column.Key
            || table.FindColumn(column.Key) is { } known && (column.Name is null || known.Name == column.Name));

    private static Found Read(ReadOnlySpan<byte> body)
    {
        // However deep one cell is, the answer is read.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var columns = new List<(string, string?)>();
        if (root.Member("metadata") is { ValueKind: JsonValueKind.Array } metadata)
        {
            foreach (var column in metadata.EnumerateArray())
            {
                if (column.Text("key") is { } key)
                    columns.Add((key, column.Text("name")));
            }
        }

        var first = root.Member("results") is { ValueKind: JsonValueKind.Array } results && results.GetArrayLength() > 0
            ? results[0]
            : (JsonElement?)null;
        return new Found(
            root.Member("is_join_stmt") is { ValueKind: JsonValueKind.True },
            first is not null,
            first?.Member(SystemFields.Id) is not null,
            columns);
    }

    private static SeaTableQueryException Unfit(string why, TableSchema schema) =>
        new($"The SQL can't be read as rows of table '{schema.Name}'. {why}");

    private readonly record struct Found(bool IsJoin, bool HasRows, bool HasId, List<(string Key, string? Name)> Keys);
}
