using System.Security.Cryptography;
using StackExchange.Redis;

namespace SeaTable.Hosting;

/// <summary>Claims as keys in Redis that are set only where there are none.</summary>
internal sealed class RedisClaims(RedisConnection redis) : IClaims
{
    public async Task<IAsyncDisposable?> TryClaimAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var connection = await redis.GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var claim = new Claim(connection.GetDatabase(), key, RandomNumberGenerator.GetHexString(32));
        return await claim.TryTakeAsync(lifetime).WaitAsync(cancellationToken).ConfigureAwait(false) ? claim : null;
    }

    private sealed class Claim(IDatabase database, string key, string owner) : IAsyncDisposable
    {
        internal Task<bool> TryTakeAsync(TimeSpan lifetime) => database.LockTakeAsync(key, owner, lifetime);

        // Only this process's own: it may have ended by itself, and belong to another one now.
        public async ValueTask DisposeAsync() => await database.LockReleaseAsync(key, owner).ConfigureAwait(false);
    }
}
