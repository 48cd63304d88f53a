using System.Security.Cryptography;

namespace SeaTable.Emulator.Tokens;

/// <summary>An API token of the base. It never ends, and buys base tokens.</summary>
internal sealed class ApiToken(string? value, string appName, bool canWrite, string generatedBy, DateTimeOffset generatedAt)
{
    public string Value { get; } = value ?? RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>Gets the name under which rows written with this token are signed.</summary>
    public string AppName { get; } = appName;

    public bool CanWrite { get; set; } = canWrite;

    /// <summary>Gets the id of the user who created it; empty when the emulator did.</summary>
    public string GeneratedBy { get; } = generatedBy;

    public DateTimeOffset GeneratedAt { get; } = generatedAt;

    /// <summary>Gets or sets when it last bought a base token; when it was created, as long as it did not.</summary>
    public DateTimeOffset LastAccess { get; set; } = generatedAt;

    // So that a token never ends up in a message by accident.
    public override string ToString() => AppName;
}
