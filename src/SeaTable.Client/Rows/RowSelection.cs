using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Finds the rows that meet a condition before they are changed. The columns of the condition are selected along, so that the
/// answer tells by their keys whether the names still stood for the right ones.
/// </summary>
internal sealed class RowSelection(ClientSession session, TableSchema schema)
{
    /// <summary>Finds the rows, oldest first.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="columns">Further columns to read.</param>
    /// <param name="among">When given, the rows to look at.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<List<FoundRow>> FindAsync(
        SqlCondition condition, IReadOnlyList<ColumnSchema> columns, IReadOnlyList<string>? among,
        CancellationToken cancellationToken)
    {
        var doing = $"finding rows of table '{schema.Name}' by a condition";
        var pages = new PagesByKey<FoundRow>(
            doing,
            (part, token) => ReadAsync(writer => WriteSelect(writer, condition, columns, among, part), doing, token),
            static row => row.Place,
            session.Paging,
            take: int.MaxValue);
        var rows = new List<FoundRow>();
        while (await pages.NextAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
            rows.AddRange(page);

        return rows;
    }

    /// <summary>Writes <c>WHERE</c> with a condition for some rows.</summary>
    internal static void WriteWhere(SqlWriter writer, SqlCondition condition, IReadOnlyList<string>? among)
    {
        condition.WriteWhere(writer);
        if (among is null)
            return;

        writer.Sql(condition.Constant == true ? " WHERE " : " AND ").Name(SystemColumns.Id).Sql(" IN (");
        for (var i = 0; i < among.Count; i++)
            writer.Sql(i == 0 ? "" : ", ").Text(among[i]);

        writer.Sql(")");
    }

    /// <summary>The condition that a row was changed last at that moment, which the server keeps to the millisecond.</summary>
    internal static SqlCondition WasLastChanged(DateTimeOffset moment)
    {
        var modified = new SqlSource(SystemColumns.ModifiedAt);
        return Comparison.Of(modified, ">=", sql => sql.Text(SqlTime.Moment(moment)))
            & Comparison.Of(modified, "<", sql => sql.Text(SqlTime.Moment(moment + SqlTime.Resolution)));
    }

    private static void WriteSelect(
        SqlWriter writer, SqlCondition condition, IReadOnlyList<ColumnSchema> columns, IReadOnlyList<string>? among, RowPart part)
    {
        var where = writer.Another();
        condition.WriteWhere(where);
        writer.Sql("SELECT ").Name(SystemColumns.Id).Sql(", ").Name(SystemColumns.CreatedAt);
        foreach (var column in where.Named.Union(columns).Where(column => column != SystemColumns.CreatedAt))
            writer.Sql(", ").Name(column);

        writer.Sql(" FROM ").Table();
        WriteWhere(writer, part.Narrow(condition), among);
        writer.Sql(" ORDER BY ").Name(SystemColumns.CreatedAt).Sql(", ").Name(SystemColumns.Id).Limit(part.Start, part.Limit);
    }

    private async Task<List<FoundRow>> ReadAsync(Action<SqlWriter> write, string doing, CancellationToken cancellationToken)
    {
        TableBinding? table = null;
        using var response = await session.Sql.ReadAsync(
            schema,
            writer =>
            {
                table = writer.Binding;
                write(writer);
            },
            doing,
            cancellationToken).ConfigureAwait(false);
        try
        {
            ReadableJson.ThrowIfNotUtf8(response.Body.Span);
            var reader = new Utf8JsonReader(response.Body.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
            var root = JsonElement.ParseValue(ref reader);
            return root.Member("results") is { ValueKind: JsonValueKind.Array } results
                ? [.. results.EnumerateArray().Select(row => Row(row, table!))]
                : throw new JsonException("There is no list of results in it.");
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(doing, e);
        }
    }

    private static FoundRow Row(JsonElement row, TableBinding table) =>
        new(row.Text(SystemFields.Id) ?? throw new JsonException("A row without an id is in it."), row, table);
}

/// <summary>A row that met a condition.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cells">What it held then, by the keys of the columns.</param>
/// <param name="Table">The table, with the names of the statement that found it.</param>
internal sealed record FoundRow(string Id, JsonElement Cells, TableBinding Table)
{
    /// <summary>Where it stands among others.</summary>
    internal RowPlace Place => new(Id, SqlTime.Read(Cells.Text(SystemFields.CreatedAt)));

    /// <summary>The whole row as somebody has read it, if nobody has changed it since.</summary>
    internal SeaTableRow? AsRead { get; init; }
}
