namespace SeaTable;

/// <summary>A signature in a digital-signature column.</summary>
public sealed record DigitalSignature
{
    /// <summary>Initializes a new instance of the <see cref="DigitalSignature"/> class.</summary>
    /// <param name="userName">The id of the user who signed.</param>
    /// <param name="imageUrl">The address of the signature's picture.</param>
    /// <param name="signedAt">The time of the signature; <see langword="null"/> when the server does not tell it.</param>
    public DigitalSignature(string userName, Uri imageUrl, DateTimeOffset? signedAt = null) =>
        (UserName, ImageUrl, SignedAt) = (userName, imageUrl, signedAt);

    /// <summary>Gets the id of the user who signed.</summary>
    public string UserName { get; init; }

    /// <summary>Gets the address of the signature's picture.</summary>
    public Uri ImageUrl { get; init; }

    /// <summary>Gets the time of the signature; <see langword="null"/> when the server does not tell it.</summary>
    public DateTimeOffset? SignedAt { get; init; }
}
