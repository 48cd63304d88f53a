using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>
/// Reads the rows at the other end of links. It lives as long as one response is written, and keeps its prepared statements and
/// the rows it has seen, because a page of a thousand rows asks for the same few again and again.
/// </summary>
internal sealed class LinkReader(Database database, StoredRowReader rows, EmulatedSchema schema) : IDisposable
{
    private readonly Dictionary<Column, LinkEnd?> _ends = [];
    private readonly Dictionary<(LinkEnd End, bool Paged), Statement> _statements = [];
    private readonly Dictionary<(LinkEnd End, string RowId), List<LinkedRow>> _linked = [];
    private readonly Dictionary<Table, StoredRowFinder> _finders = [];

    /// <summary>Gets the rows that the link column shows in one row, in the order in which they were linked.</summary>
    public List<LinkedRow> Linked(Column column, string rowId)
    {
        if (EndOf(column) is not { } end)
            return [];
        if (!_linked.TryGetValue((end, rowId), out var linked))
            _linked[(end, rowId)] = linked = Rows(end, StatementOf(end, paged: false).Ids(rowId, 0, -1));
        return linked;
    }

    /// <summary>Gets some of the same rows, in the order in which they were added.</summary>
    public List<LinkedRow> Page(LinkEnd end, string rowId, long start, long limit) =>
        Rows(end, StatementOf(end, paged: true).Ids(rowId, start, limit));

    /// <summary>Gets the end of the link that the column stands for, or null when its other table is gone.</summary>
    public LinkEnd? EndOf(Column column)
    {
        if (!_ends.TryGetValue(column, out var end))
            _ends[column] = end = schema.TableWithColumn(column) is { } own ? LinkEnd.Of(schema, own, column) : null;
        return end;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        foreach (var finder in _finders.Values)
            finder.Dispose();
    }

    private List<LinkedRow> Rows(LinkEnd end, List<string> ids)
    {
        if (!_finders.TryGetValue(end.Other, out var finder))
            _finders[end.Other] = finder = rows.Finder(end.Other);
        var linked = new List<LinkedRow>(ids.Count);
        foreach (var id in ids)
        {
            if (finder.Find(id) is { } row)
                linked.Add(new LinkedRow(id, end.Display, row));
        }

        return linked;
    }

    private Statement StatementOf(LinkEnd end, bool paged)
    {
        if (!_statements.TryGetValue((end, paged), out var statement))
        {
            var sql = paged ? LinkStore.SelectLinkedPage(end) : LinkStore.SelectLinked(end);
            _statements[(end, paged)] = statement = new Statement(database.Command(sql), end.LinkId);
        }

        return statement;
    }

    private sealed class Statement : IDisposable
    {
        private readonly SqliteCommand _command;
        private readonly SqliteParameter _row;
        private readonly SqliteParameter _start;
        private readonly SqliteParameter _limit;

        public Statement(SqliteCommand command, string linkId)
        {
            _command = command;
            command.Parameters.AddWithValue("$link", linkId);
            _row = command.Parameters.Add("$row", SqliteType.Text);
            _start = command.Parameters.Add("$start", SqliteType.Integer);
            _limit = command.Parameters.Add("$limit", SqliteType.Integer);
        }

        public List<string> Ids(string rowId, long start, long limit)
        {
            (_row.Value, _start.Value, _limit.Value) = (rowId, start, limit);
            var ids = new List<string>();
            using var reader = _command.ExecuteReader();
            while (reader.Read())
                ids.Add(reader.GetString(0));
            return ids;
        }

        public void Dispose() => _command.Dispose();
    }
}
