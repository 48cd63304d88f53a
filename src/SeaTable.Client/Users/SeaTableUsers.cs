using System.Text.Json;

namespace SeaTable;

/// <summary>The users of a base: who owns it, shares it, or is named in it. Cells hold their ids, and these the rest.</summary>
/// <remarks>
/// All users come in one call, and are kept for <see cref="SeaTableOptions.MetadataLifetime"/>. A user that is not among them is
/// looked for in a new list, unless the one at hand is no older than ten seconds.
/// </remarks>
public class SeaTableUsers
{
    private static readonly TimeSpan s_recent = TimeSpan.FromSeconds(10);

    private static readonly string[] s_lists = ["user_list", "app_user_list"];

    private readonly object _gate = new();
    private readonly ClientSession? _session;
    private (Task<IReadOnlyList<SeaTableUserInfo>> Users, long AskedAt)? _kept;

    internal SeaTableUsers(ClientSession session) => _session = session;

    /// <summary>Initializes a new instance for mocking.</summary>
    protected SeaTableUsers()
    {
    }

    private ClientSession Session => _session ?? throw Mocking.NotReplaced(this);

    /// <summary>Gets all users of the base.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The users.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs one call when none are kept. See https://api.seatable.com/reference/listcollaborators.</remarks>
    public virtual Task<IReadOnlyList<SeaTableUserInfo>> GetAsync(CancellationToken cancellationToken = default) =>
        GetAsync(Session.Settings.MetadataLifetime, cancellationToken);

    /// <summary>Finds out who a user in a cell is.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Who it is; <see langword="null"/> for one who is no user of the base, as for what an application has
    /// written.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs no call while the user is among those that are kept.</remarks>
    public virtual Task<SeaTableUserInfo?> FindAsync(SeaTableUser user, CancellationToken cancellationToken = default) =>
        FirstAsync(info => info.User == user, cancellationToken);

    /// <summary>Finds a user by the e-mail address.</summary>
    /// <param name="email">The address, in small or capital letters.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Who it is; <see langword="null"/> when no user of the base has the address.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs no call while the user is among those that are kept.</remarks>
    public virtual Task<SeaTableUserInfo?> FindByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        return FirstAsync(
            info => string.Equals(info.Email, email.Trim(), StringComparison.OrdinalIgnoreCase), cancellationToken);
    }

    /// <summary>Finds users by the name, which several may have.</summary>
    /// <param name="name">The name, in small or capital letters.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Who they are; none when no user of the base has the name.</returns>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>It costs no call while there are users of the name among those that are kept.</remarks>
    public virtual Task<IReadOnlyList<SeaTableUserInfo>> FindByNameAsync(
        string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return AllAsync(info => string.Equals(info.Name, name.Trim(), StringComparison.OrdinalIgnoreCase), cancellationToken);
    }

    private async Task<SeaTableUserInfo?> FirstAsync(Func<SeaTableUserInfo, bool> isIt, CancellationToken cancellationToken) =>
        await AllAsync(isIt, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : null;

    private async Task<IReadOnlyList<SeaTableUserInfo>> AllAsync(
        Func<SeaTableUserInfo, bool> isIt, CancellationToken cancellationToken)
    {
        IReadOnlyList<SeaTableUserInfo> found =
            [.. (await GetAsync(Session.Settings.MetadataLifetime, cancellationToken).ConfigureAwait(false)).Where(isIt)];
        return found.Count > 0 ? found : [.. (await GetAsync(s_recent, cancellationToken).ConfigureAwait(false)).Where(isIt)];
    }

    private Task<IReadOnlyList<SeaTableUserInfo>> GetAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var clock = Session.Settings.TimeProvider;
        lock (_gate)
        {
            if (_kept is not var (users, askedAt) || users.IsFaulted || clock.GetElapsedTime(askedAt) >= longest)
            {
                // It is nobody's own, so it goes on when the one gives up who has asked.
                users = SharedCall.Start(() => AskAsync(CancellationToken.None));
                _kept = (users, clock.GetTimestamp());
            }

            return users.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<SeaTableUserInfo>> AskAsync(CancellationToken cancellationToken)
    {
        const string Doing = "reading the users of the base";
        using var response = await Session.Gateway.SendAsync(
            new ServerRequest(HttpMethod.Get, "related-users/", Doing) { Name = "get_related_users" }, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return
            [
                .. s_lists
                    .Select(list => document.RootElement.Member(list))
                    .Where(list => list is { ValueKind: JsonValueKind.Array })
                    .SelectMany(list => list!.Value.EnumerateArray())
                    .Where(user => user.Text("email") is { Length: > 0 })
                    .Select(Read)
                    .DistinctBy(user => user.User),
            ];
        }
        catch (JsonException e)
        {
            throw response.Unexpected(Doing, e);
        }
    }

    private static SeaTableUserInfo Read(JsonElement user)
    {
        var id = user.Text("email")!;
        return new SeaTableUserInfo(id, user.Text("name") is { Length: > 0 } name ? name : id)
        {
            Email = user.Text("contact_email") is { Length: > 0 } email ? email : null,
            AvatarUrl = Uri.TryCreate(user.Text("avatar_url"), UriKind.RelativeOrAbsolute, out var avatar)
                && avatar.OriginalString.Length > 0 ? avatar : null,
        };
    }
}
