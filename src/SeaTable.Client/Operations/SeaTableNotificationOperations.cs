using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Reads, marks and deletes what the user of the token was told of the base: <c>crm.Client.Notifications</c>. An API token of an
/// application belongs to no user, and has none.
/// </summary>
public class SeaTableNotificationOperations
{
    private readonly BaseCalls? _calls;

    internal SeaTableNotificationOperations(ClientSession session) => _calls = new BaseCalls(session);

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableNotificationOperations()
    {
    }

    private BaseCalls Calls => _calls ?? throw Mocking.NotReplaced(this);

    /// <summary>Lists the notifications, the latest first.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The notifications, which are read page by page while they are asked for.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs a call for 100, and a last one. See https://api.seatable.com/reference/listnotifications.</remarks>
    public virtual IAsyncEnumerable<SeaTableNotification> ListAsync(CancellationToken cancellationToken = default) =>
        new NumberedPages(Calls).ReadAsync(
            "notifications/?", "notification_list", "reading notifications", SeaTableNotification.Read, static one => one.Id,
            cancellationToken);

    /// <summary>Marks all notifications as seen, or as not seen.</summary>
    /// <param name="isSeen">Whether they are seen.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. They may have been marked all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; marking them again is safe.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/markallnotifications.</remarks>
    public virtual Task MarkAllAsync(bool isSeen = true, CancellationToken cancellationToken = default) =>
        Calls.SendAsync(Mark("notifications/", isSeen), cancellationToken);

    /// <summary>Marks a notification as seen, or as not seen.</summary>
    /// <param name="notificationId">The notification's id; one that is not there is no error.</param>
    /// <param name="isSeen">Whether it is seen.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. It may have been marked all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused; marking it again is safe.</exception>
    /// <remarks>It costs one call. See https://api.seatable.com/reference/marknotification.</remarks>
    public virtual Task MarkAsync(
        long notificationId, bool isSeen = true, CancellationToken cancellationToken = default) => Calls.SendAsync(
            Mark(string.Create(CultureInfo.InvariantCulture, $"notifications/{notificationId}/"), isSeen), cancellationToken);

    /// <summary>Deletes all notifications of the user.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. They may have been deleted all the
    /// same.</param>
    /// <returns>A task that represents the operation.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// It costs one call. One that comes while a lost call is repeated is deleted, too. See
    /// https://api.seatable.com/reference/deleteallnotifications.
    /// </remarks>
    public virtual Task DeleteAllAsync(CancellationToken cancellationToken = default) => Calls.SendAsync(
        new ServerRequest(HttpMethod.Delete, "notifications/", "deleting notifications") { IsOpenToReaders = true },
        cancellationToken);

    // Servers take the flag as a field of a form only.
    private static ServerRequest Mark(string path, bool isSeen) => new(
        HttpMethod.Put, path, "marking notifications", Encoding.UTF8.GetBytes(isSeen ? "seen=true" : "seen=false"))
    {
        ContentType = "application/x-www-form-urlencoded",
        IsOpenToReaders = true,
    };
}

/// <summary>What a user was told of a base.</summary>
public sealed class SeaTableNotification
{
    private SeaTableNotification(JsonElement json, long id)
    {
        Id = id;
        UserId = json.Text("username") ?? "";
        Type = json.Text("msg_type") ?? "";
        CreatedAt = json.Time("created_at");
        Detail = json.Member("detail")?.Readable() ?? JsonMembers.Null;
        IsSeen = json.Flag("seen");
    }

    /// <summary>Gets the id.</summary>
    public long Id { get; }

    /// <summary>Gets the id of the user.</summary>
    public string UserId { get; }

    /// <summary>Gets what it is about, in the server's own words.</summary>
    public string Type { get; }

    /// <summary>Gets when it was made; <see langword="null"/> when the server does not say so.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Gets what the server tells of it, such as table and row.</summary>
    public JsonElement Detail { get; }

    /// <summary>Gets a value that indicates whether the user has seen it.</summary>
    public bool IsSeen { get; }

    internal static SeaTableNotification? Read(JsonElement json) =>
        json.Number("id") is { } id ? new SeaTableNotification(json, id) : null;
}
