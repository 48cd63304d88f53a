using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>
/// Reads what link cells show. It lives as long as one answer is written, and keeps its prepared statements and the rows it
/// has seen, because a page of a thousand rows asks for the same few again and again.
/// </summary>
internal sealed class LinkReader(Database database, RowReader rows, BaseSchema schema) : IDisposable
{
    private readonly Dictionary<Column, End?> _ends = [];
    private readonly Dictionary<string, StoredRow?> _rows = new(StringComparer.Ordinal);

    /// <summary>The rows that the link column shows in one row, and no more than the limit.</summary>
    public IReadOnlyList<LinkedRow> LinkedRows(Column column, string rowId)
    {
        if (!_ends.TryGetValue(column, out var end))
            _ends[column] = end = Open(column);
        if (end is null)
            return [];

        var linked = new List<LinkedRow>();
        foreach (var id in end.Ids(rowId))
        {
            if (!_rows.TryGetValue(id, out var row))
                _rows[id] = row = rows.Find(end.Table, id);
            if (row is not null)
                linked.Add(new LinkedRow(id, end.Display, row));
        }

        return linked;
    }

    public void Dispose()
    {
        foreach (var end in _ends.Values)
            end?.Dispose();
    }

    private End? Open(Column column)
    {
        if (column.DataText("link_id") is not { } linkId
            || schema.TableWithColumn(column) is not { } own || schema.OtherTable(own, column) is not { } other)
        {
            return null;
        }

        var display = other.ColumnWithKey(column.DataText("display_column_key") ?? "0000") ?? other.Columns[0];
        var command = database.Command(LinkStore.SelectLinked(own, column));
        command.Parameters.AddWithValue("$link", linkId);
        command.Parameters.AddWithValue("$limit", Limits.LinksPerCell);
        return new End(other, display, command, command.Parameters.Add("$row", SqliteType.Text));
    }

    private sealed class End(Table table, Column display, SqliteCommand command, SqliteParameter rowParameter) : IDisposable
    {
        public Table Table { get; } = table;

        public Column Display { get; } = display;

        public List<string> Ids(string rowId)
        {
            rowParameter.Value = rowId;
            var ids = new List<string>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                ids.Add(reader.GetString(0));
            return ids;
        }

        public void Dispose() => command.Dispose();
    }
}
