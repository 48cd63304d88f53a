using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Storage;

/// <summary>An address that is told of changes.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">The address.</param>
/// <param name="Secret">What its requests are signed with; null for no signature.</param>
/// <param name="Creator">The id of the user who made it.</param>
/// <param name="CreatedAt">When it was made, as <see cref="Values.Timestamps"/> writes it.</param>
/// <param name="IsValid">Whether it is told of changes still.</param>
internal sealed record Webhook(long Id, string Url, string? Secret, string Creator, string CreatedAt, bool IsValid)
{
    // So that a secret never ends up in a message by accident.
    public override string ToString() => Url;
}

/// <summary>The webhooks of a base, and how often each has failed of late.</summary>
internal sealed class WebhookStore(Database database)
{
    public void CreateTables() => database.Execute("""
        CREATE TABLE IF NOT EXISTS _webhooks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL, secret TEXT, creator TEXT NOT NULL, created_at TEXT NOT NULL,
            is_valid INTEGER NOT NULL DEFAULT 1, errors INTEGER NOT NULL DEFAULT 0, errors_until INTEGER NOT NULL DEFAULT 0)
        """);

    /// <summary>Determines whether an address can be one of a webhook.</summary>
    public static bool IsUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>Throws the server's error when an address is that of another webhook.</summary>
    public void RequireFree(string url, long exceptId = 0)
    {
        if (All().Exists(hook => hook.Url == url && hook.Id != exceptId))
            throw KnownErrors.WebhookExists();
    }

    public List<Webhook> All()
    {
        using var statement = database.Prepare(
            "SELECT id, url, secret, creator, created_at, is_valid FROM _webhooks ORDER BY id");
        var hooks = new List<Webhook>();
        for (var has = statement.Run(); has; has = statement.Step())
        {
            hooks.Add(new Webhook(
                statement.Number(0), statement.Text(1)!, statement.Text(2), statement.Text(3)!, statement.Text(4)!,
                statement.Number(5) != 0));
        }

        return hooks;
    }

    public Webhook? Find(long id) => All().Find(hook => hook.Id == id);

    public Webhook Add(string url, string? secret, string creator, string createdAt)
    {
        var id = (long)database.Scalar(
            "INSERT INTO _webhooks (url, secret, creator, created_at) VALUES ($url, $secret, $creator, $created) RETURNING id",
            ("$url", url), ("$secret", secret), ("$creator", creator), ("$created", createdAt))!;
        return Find(id)!;
    }

    /// <summary>Changes a webhook, which is told of changes again if it no longer was.</summary>
    public Webhook Change(long id, string url, string? secret)
    {
        database.Execute(
            "UPDATE _webhooks SET url = $url, secret = $secret, is_valid = 1, errors = 0 WHERE id = $id",
            ("$id", id), ("$url", url), ("$secret", secret));
        return Find(id)!;
    }

    public void Remove(long id) => database.Execute("DELETE FROM _webhooks WHERE id = $id", ("$id", id));

    /// <summary>Tells a webhook of no more changes.</summary>
    public void Disable(long id) => database.Execute("UPDATE _webhooks SET is_valid = 0, errors = 0 WHERE id = $id", ("$id", id));

    /// <summary>Forgets the errors of a webhook.</summary>
    public void ClearErrors(long id) => database.Execute("UPDATE _webhooks SET errors = 0 WHERE id = $id", ("$id", id));

    /// <summary>Counts an error, and gives how many there were since the last success.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="now">Now, in seconds since 1970.</param>
    /// <param name="until">When the count is forgotten, unless there is another error.</param>
    public long CountError(long id, long now, long until) => (long)(database.Scalar(
        """
        UPDATE _webhooks SET errors = CASE WHEN errors_until > $now THEN errors ELSE 0 END + 1, errors_until = $until
        WHERE id = $id RETURNING errors
        """,
        ("$id", id), ("$now", now), ("$until", until)) ?? 0L);
}
