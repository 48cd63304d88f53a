namespace SeaTable.Client.Tests;

/// <summary>A store of tokens in memory, which fails where a test tells it to.</summary>
internal sealed class TokenStore : ISeaTableTokenStore
{
    internal Dictionary<string, byte[]> Values { get; } = [];

    /// <summary>The ends of the tokens that were stored.</summary>
    internal List<DateTimeOffset> Ends { get; } = [];

    /// <summary>The call that fails: <c>get</c>, <c>set</c>, <c>lock</c> or <c>unlock</c>.</summary>
    internal string Failing { get; set; } = "";

    /// <summary>Whether somebody has the claim.</summary>
    internal bool IsLocked { get; set; }

    /// <summary>Is called between the claim and what is done with it.</summary>
    internal Action OnLocked { get; set; } = () => { };

    public Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        FailIf("get");
        return Task.FromResult(Values.GetValueOrDefault(key));
    }

    public Task SetAsync(string key, byte[] value, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        FailIf("set");
        Values[key] = value;
        Ends.Add(expiresAt);
        return Task.CompletedTask;
    }

    public Task<IAsyncDisposable?> TryLockAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        FailIf("lock");
        if (IsLocked)
            return Task.FromResult<IAsyncDisposable?>(null);

        IsLocked = true;
        OnLocked();
        return Task.FromResult<IAsyncDisposable?>(new Claim(this));
    }

    private void FailIf(string call)
    {
        if (Failing == call)
            throw new InvalidOperationException("The store is gone.");
    }

    private sealed class Claim(TokenStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.IsLocked = false;
            store.FailIf("unlock");
            return ValueTask.CompletedTask;
        }
    }
}
