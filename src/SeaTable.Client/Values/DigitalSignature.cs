namespace SeaTable;

/// <summary>A signature in a digital-signature column.</summary>
/// <param name="UserName">The id of the user who signed.</param>
/// <param name="ImageUrl">The address of the signature's picture.</param>
/// <param name="SignedAt">When it was signed; <see langword="null"/> when the server does not tell.</param>
public sealed record DigitalSignature(string UserName, Uri ImageUrl, DateTimeOffset? SignedAt);
