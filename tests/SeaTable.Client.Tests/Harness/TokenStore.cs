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

    /// <summary>The call that blocks its thread instead of waiting.</summary>
    internal string Blocking { get; set; } = "";

    /// <summary>Until when a call blocks, and a claim is under way.</summary>
    internal TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether a claim is given only when the gate opens.</summary>
    internal bool ClaimsLate { get; set; }

    /// <summary>Is called between the claim and what is done with it.</summary>
    internal Action OnLocked { get; set; } = () => { };

    /// <summary>Is called when a claim was given back.</summary>
    internal Action OnUnlocked { get; set; } = () => { };

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

    public async Task<IAsyncDisposable?> TryLockAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        FailIf("lock");
        if (IsLocked)
            return null;

        IsLocked = true;
        OnLocked();
        if (ClaimsLate)
            await Gate.Task;

        return new Claim(this);
    }

    private void FailIf(string call)
    {
        if (Failing == call)
            throw new InvalidOperationException("The store is gone.");
        if (Blocking == call)
            Gate.Task.GetAwaiter().GetResult();
    }

    private sealed class Claim(TokenStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.IsLocked = false;
            store.OnUnlocked();
            store.FailIf("unlock");
            return ValueTask.CompletedTask;
        }
    }
}
