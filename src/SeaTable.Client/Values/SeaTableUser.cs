using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A user, by the id that cells hold, such as <c>0f3c…@auth.local</c>. <see cref="SeaTableUsers"/> says who they are.
/// </summary>
/// <remarks>
/// A string becomes a user, and a user a string, by itself. What an application has written with an API token has the name of the
/// token in place of an id, and what came by a form is of <c>anonymous</c>.
/// </remarks>
[JsonConverter(typeof(UserJsonConverter))]
[DebuggerDisplay("{Id}")]
public readonly struct SeaTableUser : IEquatable<SeaTableUser>
{
    private readonly string? _id;

    /// <summary>Initializes a new instance with an id.</summary>
    /// <param name="id">The id.</param>
    public SeaTableUser(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        _id = id;
    }

    /// <summary>Gets the id.</summary>
    public string Id => _id ?? "";

    /// <summary>Makes a user of an id.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator SeaTableUser(string id) => new(id);

    /// <summary>Makes a user of an id.</summary>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    public static implicit operator SeaTableUser?(string? id) => id is null ? default(SeaTableUser?) : new SeaTableUser(id);

    /// <summary>Gives the id of a user.</summary>
    /// <param name="user">The user, or <see langword="null"/>.</param>
    [return: NotNullIfNotNull(nameof(user))]
    public static implicit operator string?(SeaTableUser? user) => user?.Id;

    /// <summary>Determines whether two users are the same.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static bool operator ==(SeaTableUser left, SeaTableUser right) => left.Equals(right);

    /// <summary>Determines whether two users differ.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static bool operator !=(SeaTableUser left, SeaTableUser right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(SeaTableUser other) => string.Equals(Id, other.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SeaTableUser other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>Gives the id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
