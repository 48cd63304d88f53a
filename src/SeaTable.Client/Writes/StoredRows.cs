using System.Globalization;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Reads back what rows hold, by the keys of their columns: what proves a write.</summary>
internal sealed class StoredRows(ClientSession session, TableSchema schema)
{
    /// <summary>How many of the rows that a statement did not find are looked for one by one.</summary>
    private const int Samples = 3;

    private readonly string _table = "table_id=" + Uri.EscapeDataString(schema.Id);

    private string Doing => $"reading back what was written to table '{schema.Name}'";

    /// <summary>Reads columns of rows in one statement for 10,000 rows, or as many as the server gives.</summary>
    /// <param name="rowIds">The rows.</param>
    /// <param name="columns">The columns; null for all that the base has, also those that the schema does not know.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The rows that are there.</returns>
    internal async Task<StoredCells> ReadAsync(
        IReadOnlyList<string> rowIds, IReadOnlyList<ColumnSchema>? columns, CancellationToken cancellationToken)
    {
        var cells = new StoredCells();
        try
        {
            await ReadBySqlAsync(rowIds, columns, cells, session.Paging.SqlRows.IsEnd, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableSchemaException)
        {
            // SQL can't name the table or a column, or one of them is gone. By the table's id rows can be read all the same.
            await session.Tables.BindNewlyAsync(schema, cancellationToken).ConfigureAwait(false);
        }

        // Another table may have had the name for a moment, and SQL may be behind. As a rule the rows are deleted, though.
        var missing = rowIds.Where(id => cells.Find(id) is null).ToList();
        List<string> samples = [.. missing.Take(Samples)];
        await ReadEachAsync(samples, cells, cancellationToken).ConfigureAwait(false);
        if (missing.Count > Samples && samples.Exists(id => cells.Find(id) is not null))
            await ReadListAsync(missing, cells, cancellationToken).ConfigureAwait(false);

        return cells;
    }

    /// <summary>Looks by SQL which rows are there, which may be behind what was written a moment ago.</summary>
    /// <param name="rowIds">The rows.</param>
    /// <param name="mayMissSome">Whether those that a limit of the server has cut off need not be asked for once more.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<HashSet<string>> FindAsync(string[] rowIds, bool mayMissSome, CancellationToken cancellationToken)
    {
        var cells = new StoredCells();
        if (mayMissSome)
            await ReadOnceBySqlAsync(rowIds, [], cells, cancellationToken).ConfigureAwait(false);
        else
            await ReadBySqlAsync(rowIds, [], cells, session.Paging.SqlRows.IsWhole, cancellationToken).ConfigureAwait(false);

        return [.. rowIds.Where(id => cells.Find(id) is not null)];
    }

    private async Task ReadBySqlAsync(
        IReadOnlyList<string> rowIds, IReadOnlyList<ColumnSchema>? columns, StoredCells cells, Func<int, int, bool> isAll,
        CancellationToken cancellationToken)
    {
        foreach (var ids in rowIds.Chunk(session.Paging.SqlRows.Most))
        {
            // Where the server gives fewer rows, those that it has cut off are asked for once more.
            for (string[] left = ids, before = []; left.Length > 0 && left.Length != before.Length;)
            {
                before = left;
                var count = await ReadOnceBySqlAsync(left, columns, cells, cancellationToken).ConfigureAwait(false);
                if (isAll(count, left.Length))
                    break;

                left = Array.FindAll(left, id => cells.Find(id) is null);
            }
        }
    }

    /// <summary>Reads rows in one statement.</summary>
    /// <returns>How many were in its answer.</returns>
    private async Task<int> ReadOnceBySqlAsync(
        string[] rowIds, IReadOnlyList<ColumnSchema>? columns, StoredCells cells, CancellationToken cancellationToken)
    {
        using var response = await session.Sql.ReadAsync(
            schema,
            writer =>
            {
                writer.Sql(columns is null ? "SELECT *" : "SELECT ");
                if (columns is not null)
                    writer.Name(SystemColumns.Id);

                foreach (var column in columns ?? [])
                    writer.Sql(", ").Name(column);

                writer.Sql(" FROM ").Table().Sql(" WHERE ").Name(SystemColumns.Id).Sql(" IN (");
                for (var i = 0; i < rowIds.Length; i++)
                    writer.Sql(i == 0 ? "" : ", ").Text(rowIds[i]);

                writer.Sql(")").Limit(0, rowIds.Length);
            },
            Doing,
            cancellationToken).ConfigureAwait(false);
        return Read(response, root =>
        {
            if (root.Member("metadata") is { ValueKind: JsonValueKind.Array } metadata)
                cells.AddColumns(metadata);

            return root.Member("results");
        }, cells);
    }

    private async Task ReadEachAsync(List<string> rowIds, StoredCells cells, CancellationToken cancellationToken)
    {
        foreach (var id in rowIds)
        {
            var request = new ServerRequest(
                HttpMethod.Get, $"rows/{Uri.EscapeDataString(id)}/?{_table}&convert_keys=false", Doing);
            try
            {
                using var response = await session.Tables.SendAsync(
                    request, schema, cancellationToken).ConfigureAwait(false);
                Read(response, root => root, cells);
            }
            catch (SeaTableRowNotFoundException)
            {
                // It was deleted meanwhile.
            }
        }
    }

    private async Task ReadListAsync(List<string> rowIds, StoredCells cells, CancellationToken cancellationToken)
    {
        const int PageSize = ServerLimits.RowsPerList;
        for (var start = 0; rowIds.Exists(id => cells.Find(id) is null); start += PageSize)
        {
            var path = string.Create(
                CultureInfo.InvariantCulture, $"rows/?{_table}&start={start}&limit={PageSize}&convert_keys=false");
            using var response = await session.Tables.SendAsync(
                new ServerRequest(HttpMethod.Get, path, Doing), schema, cancellationToken).ConfigureAwait(false);
            if (Read(response, root => root.Member("rows"), cells) == 0)
                return; // The others were deleted meanwhile.
        }
    }

    private int Read(ServerResponse response, Func<JsonElement, JsonElement?> find, StoredCells cells)
    {
        try
        {
            ReadableJson.ThrowIfNotUtf8(response.Body.Span);
            var reader = new Utf8JsonReader(response.Body.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
            var root = JsonElement.ParseValue(ref reader);
            return cells.AddRows(find(root) ?? throw new JsonException("There are no rows in it."));
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(Doing, e);
        }
    }
}

/// <summary>What rows were found to hold.</summary>
internal sealed class StoredCells
{
    private readonly Dictionary<string, JsonElement> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OptionMetadata>?> _options = new(StringComparer.Ordinal);

    /// <summary>The row of that id, its cells by the keys of their columns; null when it was not there.</summary>
    internal JsonElement? Find(string rowId) => _rows.TryGetValue(rowId, out var row) ? row : null;

    /// <summary>The name that the column of that key had, if the answer told it.</summary>
    internal string? NameOf(string key) => _columns.TryGetValue(key, out var column) ? column.Text("name") : null;

    /// <summary>The type that the column of that key had, if the answer told it.</summary>
    internal ColumnType TypeOf(string key) =>
        ColumnTypes.Parse(_columns.TryGetValue(key, out var column) ? column.Text("type") : null);

    /// <summary>The options that the column of that key had, if the answer told them.</summary>
    internal IReadOnlyList<OptionMetadata>? OptionsOf(string key)
    {
        if (!_options.TryGetValue(key, out var options))
            _options.Add(key, options = ReadOptions(key));

        return options;
    }

    internal void AddColumns(JsonElement columns)
    {
        foreach (var column in columns.EnumerateArray())
        {
            if (column.Text("key") is { } key)
                _columns.TryAdd(key, column);
        }
    }

    private List<OptionMetadata>? ReadOptions(string key) =>
        _columns.TryGetValue(key, out var column)
        && column.Member("data")?.Member("options") is { ValueKind: JsonValueKind.Array } options
            ? [.. options.EnumerateArray()
                .Where(option => option.Text("id") is not null)
                .Select(option => new OptionMetadata(option.Text("id")!, option.Text("name") ?? ""))]
            : null;

    /// <summary>Adds a row, or a list of rows.</summary>
    /// <returns>How many there were.</returns>
    internal int AddRows(JsonElement rows)
    {
        if (rows.ValueKind == JsonValueKind.Object)
        {
            _rows[rows.Text(SystemFields.Id) ?? throw new JsonException("A row without an id is in it.")] = rows;
            return 1;
        }

        if (rows.ValueKind != JsonValueKind.Array)
            throw new JsonException("There is no list of rows in it.");

        foreach (var row in rows.EnumerateArray())
            _rows[row.Text(SystemFields.Id) ?? throw new JsonException("A row without an id is in it.")] = row;

        return rows.GetArrayLength();
    }
}
