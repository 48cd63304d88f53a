using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace SeaTable.Hosting;

/// <summary>
/// Claims in a cache that can only be read and written: who finds none writes his own, and has it if it is still there a moment
/// later. Two processes can both get it when one of them is held up for longer than that moment.
/// </summary>
internal sealed class CacheClaims(IDistributedCache cache, TimeProvider clock) : IClaims
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(200);

    public async Task<IAsyncDisposable?> TryClaimAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (await cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is not null)
            return null;

        var owner = Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32));
        var ends = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        await cache.SetAsync(key, owner, ends, cancellationToken).ConfigureAwait(false);
        await Task.Delay(s_moment, clock, cancellationToken).ConfigureAwait(false);
        return await IsOwnAsync(key, owner, cancellationToken).ConfigureAwait(false) ? new Claim(this, key, owner) : null;
    }

    private async Task<bool> IsOwnAsync(string key, byte[] owner, CancellationToken cancellationToken) =>
        await cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } found && found.AsSpan().SequenceEqual(owner);

    private sealed class Claim(CacheClaims claims, string key, byte[] owner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (await claims.IsOwnAsync(key, owner, CancellationToken.None).ConfigureAwait(false))
                await claims.Cache.RemoveAsync(key, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private IDistributedCache Cache => cache;
}
