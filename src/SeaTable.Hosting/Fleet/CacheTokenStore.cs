using Microsoft.Extensions.Caching.Distributed;

namespace SeaTable.Hosting;

/// <summary>Keeps base tokens, which come encrypted, in a distributed cache.</summary>
internal sealed class CacheTokenStore(IDistributedCache cache, IClaims claims) : ISeaTableTokenStore
{
    public Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => cache.GetAsync(key, cancellationToken);

    public Task SetAsync(string key, byte[] value, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        cache.SetAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpiration = expiresAt }, cancellationToken);

    public Task<IAsyncDisposable?> TryLockAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken) =>
        claims.TryClaimAsync(key + "-exchange", lifetime, cancellationToken);
}
