using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>Which row is linked to which. A link has two ends: the table of its column's <c>table_id</c> and the other one.</summary>
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

    /// <summary>The ids of the rows that the link column of a table shows in one row.</summary>
    public List<string> LinkedIds(Table table, Column column, string rowId, int limit)
    {
        var ids = new List<string>();
        if (column.DataText("link_id") is not { } linkId)
            return ids;

        var (own, other) = column.DataText("table_id") == table.Id ? ("row_id", "other_row_id") : ("other_row_id", "row_id");
        using var command = database.Command(
            $"SELECT {other} FROM _links WHERE link_id = $link AND {own} = $row ORDER BY _order LIMIT $limit");
        command.Parameters.AddWithValue("$link", linkId);
        command.Parameters.AddWithValue("$row", rowId);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    public void RemoveRows(IEnumerable<string> rowIds)
    {
        foreach (var rowId in rowIds)
            database.Execute("DELETE FROM _links WHERE row_id = $row OR other_row_id = $row", ("$row", rowId));
    }

    public void RemoveLink(string linkId) => database.Execute("DELETE FROM _links WHERE link_id = $link", ("$link", linkId));
}
