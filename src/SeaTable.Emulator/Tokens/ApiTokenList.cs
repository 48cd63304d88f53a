using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Tokens;

/// <summary>The API tokens of the base, each with a name of its own.</summary>
internal sealed class ApiTokenList(params IEnumerable<ApiToken> tokens)
{
    private readonly object _lock = new();
    private readonly List<ApiToken> _tokens = [.. tokens];

    /// <summary>Throws when tokens of the options can't be told apart, or can't be sent in a header.</summary>
    public static void RequireUsable(string? readWrite, string? readOnly)
    {
        foreach (var (value, option) in new[]
        {
            (readWrite, nameof(SeaTableEmulatorOptions.ApiToken)), (readOnly, nameof(SeaTableEmulatorOptions.ReadOnlyApiToken)),
        })
        {
            if (value is not null && (value.Length == 0 || value.Any(letter => letter is <= ' ' or > '~')))
            {
                throw new SeaTableEmulatorException(
                    $"SeaTableEmulatorOptions.{option} is empty, or has blanks or letters beyond ASCII, so that no client can "
                    + "send it. Set another text, or null for 40 random digits.");
            }
        }

        if (readWrite is not null && readWrite == readOnly)
        {
            throw new SeaTableEmulatorException(
                "SeaTableEmulatorOptions.ApiToken and ReadOnlyApiToken are the same, so that nothing tells whether it may write. "
                + "Set two texts.");
        }
    }

    public IReadOnlyList<ApiToken> Snapshot()
    {
        lock (_lock)
            return [.. _tokens];
    }

    public bool Has(string value)
    {
        lock (_lock)
            return _tokens.Exists(token => token.Value == value);
    }

    /// <summary>Finds a token by its value, and notes that it was used; null when there is none.</summary>
    public ApiToken? Use(string? value, DateTimeOffset now)
    {
        lock (_lock)
        {
            var token = _tokens.Find(token => token.Value == value);
            token?.LastAccess = now;
            return token;
        }
    }

    public ApiToken Add(string appName, bool canWrite, string user, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_tokens.Exists(token => token.AppName == appName))
                throw KnownErrors.ApiTokenExists();
            var added = new ApiToken(null, appName, canWrite, user, now);
            _tokens.Add(added);
            return added;
        }
    }

    public ApiToken Change(string appName, bool canWrite)
    {
        lock (_lock)
        {
            var token = Named(appName);
            if (token.CanWrite == canWrite)
                throw KnownErrors.ApiTokenHasPermission(Permissions.Of(canWrite));
            token.CanWrite = canWrite;
            return token;
        }
    }

    /// <summary>Removes a token. Base tokens that it bought keep their lives.</summary>
    public void Remove(string appName)
    {
        lock (_lock)
            _tokens.Remove(Named(appName));
    }

    private ApiToken Named(string appName) =>
        _tokens.Find(token => token.AppName == appName) ?? throw KnownErrors.ApiTokenNotFound();
}
