namespace SeaTable.Emulator.Storage;

/// <summary>Keeps the comments on rows.</summary>
internal sealed class CommentStore
{
    private const string Members = "id, author, comment, row_id, created_at, updated_at, resolved";

    private readonly Database _database;

    private CommentStore(Database database) => _database = database;

    /// <summary>Creates the store; a file of an earlier version gets what it lacks.</summary>
    public static CommentStore Open(Database database)
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _comments (
                id INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT NOT NULL, comment TEXT NOT NULL, table_id TEXT NOT NULL,
                row_id TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, resolved INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX IF NOT EXISTS _comments_row ON _comments (row_id)
            """);
        return new CommentStore(database);
    }

    public void Add(string author, string comment, string tableId, string rowId, string now) => _database.Execute(
        """
        INSERT INTO _comments (author, comment, table_id, row_id, created_at, updated_at)
        VALUES ($author, $comment, $table, $row, $now, $now)
        """,
        ("$author", author), ("$comment", comment), ("$table", tableId), ("$row", rowId), ("$now", now));

    /// <summary>Gets the comments on a row, in the order in which they were written.</summary>
    public List<RowComment> OfRow(string rowId, long start = 0, long limit = long.MaxValue) =>
        Read("row_id = ? ORDER BY id LIMIT ? OFFSET ?", rowId, limit, start);

    public long CountOfRow(string rowId) =>
        (long)_database.Scalar("SELECT count(*) FROM _comments WHERE row_id = $row", ("$row", rowId))!;

    /// <summary>Gets the comments on all rows that were written at a time or after it.</summary>
    public List<RowComment> Since(string time) => Read("created_at >= ? ORDER BY id", time);

    public RowComment? Find(long id) => Read("id = ?", id).FirstOrDefault();

    public void SetResolved(long id, bool resolved, string now) => _database.Execute(
        "UPDATE _comments SET resolved = $resolved, updated_at = $now WHERE id = $id",
        ("$resolved", resolved ? 1L : 0L), ("$now", now), ("$id", id));

    public void Delete(long id) => _database.Execute("DELETE FROM _comments WHERE id = $id", ("$id", id));

    private List<RowComment> Read(string condition, params ReadOnlySpan<object?> values)
    {
        using var statement = _database.Prepare($"SELECT {Members} FROM _comments WHERE {condition}");
        var comments = new List<RowComment>();
        for (var found = statement.Run(values); found; found = statement.Step())
        {
            comments.Add(new RowComment(
                statement.Number(0), statement.Text(1)!, statement.Text(2)!, statement.Text(3)!, statement.Text(4)!,
                statement.Text(5)!, statement.Number(6) != 0));
        }

        return comments;
    }
}

/// <summary>A comment on a row.</summary>
/// <param name="Id">Its number in the base.</param>
/// <param name="Author">The id of the user who wrote it, or the name of the application.</param>
/// <param name="Text">What it says.</param>
/// <param name="RowId">The row.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
/// <param name="IsResolved">Whether nobody has to look at it any more.</param>
internal sealed record RowComment(
    long Id, string Author, string Text, string RowId, string CreatedAt, string UpdatedAt, bool IsResolved);
