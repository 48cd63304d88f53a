using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SeaTable.Emulator;

/// <summary>A person with an account on the emulated server.</summary>
[DebuggerDisplay("{Email}")]
public sealed class EmulatorUser
{
    /// <summary>Initializes a new instance of the <see cref="EmulatorUser"/> class.</summary>
    /// <param name="email">The address to log in with.</param>
    /// <param name="password">The password.</param>
    public EmulatorUser(string email, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(email);
        ArgumentException.ThrowIfNullOrEmpty(password);
        Email = email;
        Password = password;
        Name = email.Split('@')[0];
    }

    /// <summary>
    /// Gets the id by which bases name the user, as in cells of collaborators. It goes by the address, so that it is the same at
    /// each start.
    /// </summary>
    public string Id =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Email.ToUpperInvariant())), 0, 16).ToLowerInvariant()
            + "@auth.local";

    /// <summary>Gets the address to log in with, whatever its capitals.</summary>
    public string Email { get; }

    /// <summary>Gets or sets the name that others see. The part of the address before <c>@</c> unless set.</summary>
    public string Name { get; set; }

    /// <summary>
    /// Gets or sets the six digits that a login has to bring along, as an authenticator app would show them now, or null when the
    /// account has no two-factor authentication.
    /// </summary>
    public string? TwoFactorCode { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the base is one of the user's own. A user of whom it is not sees it as a base
    /// that was shared for reading, and may not manage its API tokens. <see langword="true"/> unless set.
    /// </summary>
    public bool IsOwner { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether the account is in use; no login is accepted to one that is disabled, as
    /// servers disable an account after too many wrong passwords. <see langword="true"/> unless set.
    /// </summary>
    public bool IsActive { get; set; } = true;

    internal string Password { get; }
}
