using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>Which row is linked to which: <c>row_id</c> is of the table that the columns name first.</summary>
internal sealed class LinkStore(Database database)
{
    public void CreateTables()
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _links (
                _order INTEGER PRIMARY KEY AUTOINCREMENT, link_id TEXT NOT NULL, row_id TEXT NOT NULL, other_row_id TEXT NOT NULL,
                _other_order INTEGER, UNIQUE (link_id, row_id, other_row_id))
            """);
        database.Execute("CREATE INDEX IF NOT EXISTS _links_other ON _links (link_id, other_row_id)");
    }

    /// <summary>Adds what the links of a file that an earlier version made don't have.</summary>
    public void AddMissingColumns()
    {
        if (database.Scalar("SELECT 1 FROM pragma_table_info('_links') WHERE name = '_other_order'") is null)
            database.Execute("ALTER TABLE _links ADD COLUMN _other_order INTEGER");
    }

    /// <summary>Adds a link; false when it was there already.</summary>
    public bool Add(string linkId, string rowId, string otherRowId) => database.Execute(
        "INSERT OR IGNORE INTO _links (link_id, row_id, other_row_id) VALUES ($link, $row, $other)",
        ("$link", linkId), ("$row", rowId), ("$other", otherRowId)) > 0;

    /// <summary>Adds a link as the link column of one end shows it; false when it was there already.</summary>
    public bool Add(LinkEnd end, string rowId, string otherRowId) =>
        end.IsFirst ? Add(end.LinkId, rowId, otherRowId) : Add(end.LinkId, otherRowId, rowId);

    public void Remove(LinkEnd end, string rowId, string otherRowId) => database.Execute(
        $"DELETE FROM _links WHERE link_id = $link AND {OwnSide(end)} = $row AND {OtherSide(end)} = $other",
        ("$link", end.LinkId), ("$row", rowId), ("$other", otherRowId));

    /// <summary>Gets the ids that the link column shows in rows, in the order in which they were linked.</summary>
    public Dictionary<string, List<string>> Linked(LinkEnd end, IEnumerable<string> rowIds)
    {
        using var statement = database.Prepare(SelectLinked(end));
        var linked = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var rowId in rowIds)
        {
            var ids = linked[rowId] = [];
            for (var has = statement.Run(end.LinkId, rowId); has; has = statement.Step())
                ids.Add(statement.Text(0)!);
        }

        return linked;
    }

    /// <summary>Removes all that the link column shows in one row.</summary>
    public void RemoveAll(LinkEnd end, string rowId) => database.Execute(
        $"DELETE FROM _links WHERE link_id = $link AND {OwnSide(end)} = $row", ("$link", end.LinkId), ("$row", rowId));

    /// <summary>
    /// Removes what deleted rows of one end's own table were linked to; in a table linked with itself at both sides.
    /// </summary>
    public void RemoveRows(LinkEnd end, IReadOnlyCollection<string> rowIds)
    {
        RemoveRows(end.LinkId, OwnSide(end), rowIds);
        if (end.Own == end.Other)
            RemoveRows(end.LinkId, OtherSide(end), rowIds);
    }

    /// <summary>Removes what one end of a link shows of rows that are not there.</summary>
    public void RemoveStray(LinkEnd end)
    {
        foreach (var (side, table) in new[] { (OwnSide(end), end.Own), (OtherSide(end), end.Other) })
        {
            database.Execute(
                $"DELETE FROM _links WHERE link_id = $link AND {side} NOT IN (SELECT {SystemFields.Id} FROM "
                    + $"{SqlNames.Table(table)})",
                ("$link", end.LinkId));
        }
    }

    /// <summary>Removes what belongs to none of these links.</summary>
    public void RemoveAllBut(IReadOnlyList<string> linkIds) => database.Execute(
        "DELETE FROM _links WHERE link_id NOT IN (SELECT value FROM json_each($links))",
        ("$links", CellJson.KeepList(linkIds)));

    /// <summary>
    /// Gets the linked rows of a link in the order in which those of the first table show them, each with its place in the order
    /// in which the other row shows them.
    /// </summary>
    public IEnumerable<(string RowId, string OtherRowId, long OrderOfOther)> All(string linkId)
    {
        using var statement = database.Prepare(
            "SELECT row_id, other_row_id, coalesce(_other_order, _order) FROM _links WHERE link_id = ? ORDER BY _order");
        for (var found = statement.Run(linkId); found; found = statement.Step())
            yield return (statement.Text(0)!, statement.Text(1)!, statement.Number(2));
    }

    public void RemoveLink(string linkId) => database.Execute("DELETE FROM _links WHERE link_id = $link", ("$link", linkId));

    /// <summary>
    /// Gets the statement that finds the ids which a link column shows in one row, in the order in which they were linked: of the
    /// id of the link and that of the row.
    /// </summary>
    public static string SelectLinked(LinkEnd end) => $"""
        SELECT {OtherSide(end)} FROM _links WHERE link_id = ? AND {OwnSide(end)} = ?
        ORDER BY {(end.IsFirst ? "_order" : "coalesce(_other_order, _order)")}
        """;

    /// <summary>
    /// Gets the statement that finds the same ids in the order in which the linked rows were added, and in pages: of limit and
    /// start, too.
    /// </summary>
    public static string SelectLinkedPage(LinkEnd end) => $"""
        SELECT linked.{SystemFields.Id}
        FROM _links JOIN {SqlNames.Table(end.Other)} AS linked ON linked.{SystemFields.Id} = _links.{OtherSide(end)}
        WHERE link_id = ? AND {OwnSide(end)} = ?
        ORDER BY linked.{SystemFields.CreatedAt}, linked._order LIMIT ? OFFSET ?
        """;

    private void RemoveRows(string linkId, string side, IEnumerable<string> rowIds)
    {
        using var statement = database.Prepare($"DELETE FROM _links WHERE link_id = ? AND {side} = ?");
        foreach (var rowId in rowIds)
            statement.Run(linkId, rowId);
    }

    private static string OwnSide(LinkEnd end) => end.IsFirst ? "row_id" : "other_row_id";

    private static string OtherSide(LinkEnd end) => end.IsFirst ? "other_row_id" : "row_id";
}
