using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>Which row is linked to which: <c>row_id</c> is of the table that the columns name first.</summary>
internal sealed class LinkStore(Database database)
{
    public void CreateTables()
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _links (
                _order INTEGER PRIMARY KEY AUTOINCREMENT, link_id TEXT NOT NULL, row_id TEXT NOT NULL, other_row_id TEXT NOT NULL,
                UNIQUE (link_id, row_id, other_row_id))
            """);
        database.Execute("CREATE INDEX IF NOT EXISTS _links_other ON _links (link_id, other_row_id)");
    }

    public void Add(string linkId, string rowId, string otherRowId) => database.Execute(
        "INSERT OR IGNORE INTO _links (link_id, row_id, other_row_id) VALUES ($link, $row, $other)",
        ("$link", linkId), ("$row", rowId), ("$other", otherRowId));

    /// <summary>The statement that finds the ids which the link column of a table shows in one row.</summary>
    public static string SelectLinked(Table table, Column column)
    {
        var (own, other) = column.DataText("table_id") == table.Id ? ("row_id", "other_row_id") : ("other_row_id", "row_id");
        return $"SELECT {other} FROM _links WHERE link_id = $link AND {own} = $row ORDER BY _order LIMIT $limit";
    }

    public void RemoveRows(IEnumerable<string> rowIds)
    {
        foreach (var rowId in rowIds)
            database.Execute("DELETE FROM _links WHERE row_id = $row OR other_row_id = $row", ("$row", rowId));
    }

    public void RemoveLink(string linkId) => database.Execute("DELETE FROM _links WHERE link_id = $link", ("$link", linkId));
}
