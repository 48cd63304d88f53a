using System.Security.Cryptography;

namespace SeaTable.Emulator.Tokens;

/// <summary>An API token of the base. It never ends, and buys base tokens.</summary>
internal sealed class ApiToken(string? value, string appName, bool canWrite)
{
    public string Value { get; } = value ?? RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>Gets the name under which rows written with this token are signed.</summary>
    public string AppName { get; } = appName;

    public bool CanWrite { get; } = canWrite;

    // So that a token never ends up in a message by accident.
    public override string ToString() => AppName;
}
