namespace SeaTable;

/// <summary>Who a user is. It becomes a <see cref="SeaTableUser"/> by itself, so that it can be written to a cell.</summary>
public sealed class SeaTableUserInfo
{
    /// <summary>Initializes a new instance with a user and the name.</summary>
    /// <param name="user">The user.</param>
    /// <param name="name">The name.</param>
    public SeaTableUserInfo(SeaTableUser user, string name) => (User, Name) = (user, name);

    /// <summary>Gets the user, by the id that cells hold.</summary>
    public SeaTableUser User { get; }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the e-mail address; <see langword="null"/> when there is none.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the address of the picture; <see langword="null"/> when there is none.</summary>
    public Uri? AvatarUrl { get; init; }

    /// <summary>Gives the user.</summary>
    /// <param name="info">Who the user is.</param>
    public static implicit operator SeaTableUser(SeaTableUserInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return info.User;
    }

    /// <summary>Gives the user.</summary>
    /// <returns>The user, by the id that cells hold.</returns>
    public SeaTableUser ToSeaTableUser() => User;

    /// <summary>Gives the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
