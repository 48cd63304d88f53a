using System.Security.Cryptography;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Accounts;

/// <summary>The people with an account, and the account tokens that they log in for.</summary>
internal sealed class AccountDirectory(IEnumerable<EmulatorUser> users)
{
    private readonly List<Account> _accounts = [.. users.Select(user => new Account(user))];

    /// <summary>Gets all accounts, in the order of the options.</summary>
    public IReadOnlyList<Account> All => _accounts;

    /// <summary>Gets the owner of the base, or null when nobody is.</summary>
    public Account? Owner => _accounts.Find(account => account.User.IsOwner);

    /// <summary>Finds the account of a user; null when he has none.</summary>
    public Account? Find(EmulatorUser user) => _accounts.Find(account => account.User == user);

    /// <summary>Checks a login, and gets the token of the account. A user has one, however often he logs in.</summary>
    public string LogIn(string email, string password, string? twoFactorCode)
    {
        var account = _accounts.Find(account => string.Equals(account.User.Email, email, StringComparison.OrdinalIgnoreCase));
        if (account is null || account.User.Password != password)
            throw KnownErrors.LoginRefused();
        if (!account.User.IsActive)
            throw KnownErrors.AccountDisabled();
        if (account.User.TwoFactorCode is { } code && code != twoFactorCode)
            throw string.IsNullOrEmpty(twoFactorCode) ? KnownErrors.TwoFactorCodeMissing() : KnownErrors.TwoFactorCodeInvalid();
        return account.Token;
    }

    /// <summary>Gets whose token it is, or throws the error that the server responds with.</summary>
    public Account Check(string? token)
    {
        if (token is null)
            throw KnownErrors.AccountTokenMissing();
        return _accounts.Find(account => account.Token == token && account.User.IsActive)
            ?? throw KnownErrors.AccountTokenInvalid();
    }
}

/// <summary>An account on the server.</summary>
internal sealed class Account(EmulatorUser user)
{
    public EmulatorUser User { get; } = user;

    /// <summary>Gets the id by which bases name the user.</summary>
    public string Id { get; } = user.Id;

    public string Token { get; } = RandomNumberGenerator.GetHexString(40, lowercase: true);

    // So that a token never ends up in a message by accident.
    public override string ToString() => User.Email;
}
