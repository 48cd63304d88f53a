namespace SeaTable.Emulator.Storage;

/// <summary>Keeps what users are to be told of.</summary>
internal sealed class NotificationStore
{
    private readonly Database _database;

    private NotificationStore(Database database) => _database = database;

    /// <summary>Creates the store; a file of an earlier version gets what it lacks.</summary>
    public static NotificationStore Open(Database database)
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _notifications (
                id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT NOT NULL, msg_type TEXT NOT NULL, created_at TEXT NOT NULL,
                detail TEXT NOT NULL, seen INTEGER NOT NULL DEFAULT 0)
            """);
        return new NotificationStore(database);
    }

    /// <summary>Adds a notification for a user; the detail is an object as JSON text.</summary>
    public void Add(string user, string type, string detail, string now) => _database.Execute(
        "INSERT INTO _notifications (username, msg_type, created_at, detail) VALUES ($user, $type, $now, $detail)",
        ("$user", user), ("$type", type), ("$now", now), ("$detail", detail));

    /// <summary>Gets a page of a user's notifications, the newest first.</summary>
    public List<Notification> Of(string user, long start, long limit)
    {
        using var statement = _database.Prepare("""
            SELECT id, username, msg_type, created_at, detail, seen FROM _notifications WHERE username = ?
            ORDER BY id DESC LIMIT ? OFFSET ?
            """);
        var list = new List<Notification>();
        for (var found = statement.Run(user, limit, start); found; found = statement.Step())
        {
            list.Add(new Notification(
                statement.Number(0), statement.Text(1)!, statement.Text(2)!, statement.Text(3)!, statement.Text(4)!,
                statement.Number(5) != 0));
        }

        return list;
    }

    /// <summary>Marks one notification of a user, or all of them.</summary>
    public void SetSeen(string user, bool seen, long? id = null) => _database.Execute(
        "UPDATE _notifications SET seen = $seen WHERE username = $user AND ($id IS NULL OR id = $id)",
        ("$seen", seen ? 1L : 0L), ("$user", user), ("$id", id));

    public void DeleteAll(string user) =>
        _database.Execute("DELETE FROM _notifications WHERE username = $user", ("$user", user));
}

/// <summary>Something that a user is to be told of.</summary>
/// <param name="Id">Its number in the base.</param>
/// <param name="User">The id of the user.</param>
/// <param name="Type">What it is about.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="Detail">More, as JSON text.</param>
/// <param name="IsSeen">Whether the user has seen it.</param>
internal sealed record Notification(long Id, string User, string Type, string CreatedAt, string Detail, bool IsSeen);
