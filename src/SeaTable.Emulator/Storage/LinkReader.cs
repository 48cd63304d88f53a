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
    private readonly Dictionary<(LinkEnd End, bool Paged), PreparedStatement> _statements = [];
    private readonly Dictionary<(LinkEnd End, string RowId), List<LinkedRow>> _linked = [];
    private readonly Dictionary<Table, StoredRowFinder> _finders = [];

    /// <summary>Gets the rows that the link column shows in one row, in the order in which they were linked.</summary>
    public List<LinkedRow> Linked(Column column, string rowId)
    {
        if (EndOf(column) is not { } end)
            return [];
        if (!_linked.TryGetValue((end, rowId), out var linked))
            _linked[(end, rowId)] = linked = Rows(end, Ids(StatementOf(end, paged: false), [end.LinkId, rowId]));
        return linked;
    }

    /// <summary>Gets some of the same rows, in the order in which they were added.</summary>
    public List<LinkedRow> Page(LinkEnd end, string rowId, long start, long limit) =>
        Rows(end, Ids(StatementOf(end, paged: true), [end.LinkId, rowId, limit, start]));

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

    private PreparedStatement StatementOf(LinkEnd end, bool paged)
    {
        if (!_statements.TryGetValue((end, paged), out var statement))
        {
            var sql = paged ? LinkStore.SelectLinkedPage(end) : LinkStore.SelectLinked(end);
            _statements[(end, paged)] = statement = database.Prepare(sql);
        }

        return statement;
    }

    private static List<string> Ids(PreparedStatement statement, object?[] parameters)
    {
        var ids = new List<string>();
        for (var found = statement.Run(parameters); found; found = statement.Step())
            ids.Add(statement.Text(0)!);
        return ids;
    }
}
