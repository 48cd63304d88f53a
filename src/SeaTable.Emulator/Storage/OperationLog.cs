using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Storage;

/// <summary>An operation that was applied to the base.</summary>
/// <param name="Id">Its number in the log.</param>
/// <param name="Version">The version that the base has since.</param>
/// <param name="Time">When, in milliseconds since 1970.</param>
/// <param name="Author">Who did it: the app name of an API token, or the id of a user.</param>
/// <param name="App">The app name of the API token; empty or null when a user did it.</param>
/// <param name="Operation">The operation in SeaTable's own JSON.</param>
/// <param name="RowEvent">What is told of the row that it changed, as JSON; null when it changed none.</param>
internal sealed record LoggedOperation(
    long Id, long Version, long Time, string Author, string? App, string Operation, string? RowEvent);

/// <summary>
/// The latest operations that were applied, kept in the database and written in the transaction of what they tell of. Older ones
/// than <see cref="Limits.LoggedOperations"/> and <see cref="Limits.LoggedCharacters"/> let in are forgotten.
/// </summary>
internal sealed class OperationLog(Database database)
{
    // What is long stands last, since SQLite reads a row from its beginning.
    private const string Columns = "id, version, time, author, app, operation, row_event";

    public void CreateTables()
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _operations (
                id INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, time INTEGER NOT NULL, author TEXT NOT NULL,
                app TEXT, row_id TEXT, other_row_id TEXT, characters INTEGER NOT NULL, row_event TEXT, operation TEXT NOT NULL)
            """);
        database.Execute("CREATE INDEX IF NOT EXISTS _operations_characters ON _operations (characters)");
    }

    /// <summary>Adds an operation, and gives its number.</summary>
    /// <param name="operation">The operation; its number is not looked at.</param>
    /// <param name="rowIds">The rows that its event tells of: none, one, or two of a link.</param>
    public LoggedOperation Add(LoggedOperation operation, IReadOnlyList<string> rowIds)
    {
        var characters = (long)(database.Scalar("SELECT characters FROM _operations ORDER BY id DESC LIMIT 1") ?? 0L)
            + operation.Operation.Length + (operation.RowEvent?.Length ?? 0);
        var id = (long)database.Scalar(
            """
            INSERT INTO _operations (version, time, author, app, row_id, other_row_id, characters, row_event, operation)
            VALUES ($version, $time, $author, $app, $row, $other, $characters, $event, $operation) RETURNING id
            """,
            ("$version", operation.Version), ("$time", operation.Time), ("$author", operation.Author), ("$app", operation.App),
            ("$row", rowIds.ElementAtOrDefault(0)), ("$other", rowIds.ElementAtOrDefault(1)), ("$characters", characters),
            ("$event", operation.RowEvent), ("$operation", operation.Operation))!;
        database.Execute(
            "DELETE FROM _operations WHERE id <= $id; DELETE FROM _operations WHERE characters <= $characters",
            ("$id", id - Limits.LoggedOperations), ("$characters", characters - Limits.LoggedCharacters));
        return operation with { Id = id };
    }

    /// <summary>Gets operations, the latest first.</summary>
    public List<LoggedOperation> Page(long start, long limit) =>
        Read($"SELECT {Columns} FROM _operations ORDER BY id DESC LIMIT ? OFFSET ?", limit, start);

    /// <summary>Gets the operations whose events tell of a row, the oldest first.</summary>
    public List<LoggedOperation> OfRow(string rowId) =>
        Read($"SELECT {Columns} FROM _operations WHERE row_id = ? OR other_row_id = ? ORDER BY id", rowId, rowId);

    private List<LoggedOperation> Read(string sql, params object?[] parameters)
    {
        using var statement = database.Prepare(sql);
        var found = new List<LoggedOperation>();
        for (var has = statement.Run(parameters); has; has = statement.Step())
        {
            found.Add(new LoggedOperation(
                statement.Number(0), statement.Number(1), statement.Number(2), statement.Text(3)!, statement.Text(4),
                statement.Text(5)!, statement.Text(6)));
        }

        return found;
    }
}
