namespace SeaTable;

/// <summary>
/// Keeps base tokens where the other processes of a fleet find them, so that all of them together exchange their API token once.
/// </summary>
/// <remarks>
/// Values are encrypted with a key derived from the API token, and keys are derived from it, too: a store learns neither, and two
/// clients share a token only when they have the same server and API token. While a store fails or does not answer, each client
/// exchanges its API token by itself.
/// </remarks>
public interface ISeaTableTokenStore
{
    /// <summary>Gets what is stored under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a value under a key, in place of the one that is there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="expiresAt">From when on it is of no use.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when it is stored.</returns>
    Task SetAsync(string key, byte[] value, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Claims the exchange of the API token for this process.</summary>
    /// <param name="key">The key.</param>
    /// <param name="lifetime">After how long the claim ends by itself, for a process that dies.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The claim, to be disposed of when the token is stored; <see langword="null"/> when another process has
    /// it.</returns>
    Task<IAsyncDisposable?> TryLockAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken);
}
