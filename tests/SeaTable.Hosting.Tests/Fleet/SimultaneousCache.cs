using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace SeaTable.Hosting.Tests.Fleet;

/// <summary>
/// A cache that is no Redis, in the worst case for claims: all processes look for one before any has written his own, and all
/// have written before any looks whose is there.
/// </summary>
internal sealed class SimultaneousCache(int processes) : IDistributedCache, IDisposable
{
    private const string Claim = "-exchange";

    private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));
    private readonly CountdownEvent _looks = new(processes);
    private readonly CountdownEvent _writes = new(processes);
    private readonly TaskCompletionSource _allHaveLooked = new();
    private readonly TaskCompletionSource _allHaveWritten = new();
    private int _lookers;

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (!key.EndsWith(Claim, StringComparison.Ordinal))
            return await _cache.GetAsync(key, token);

        if (Interlocked.Increment(ref _lookers) > processes)
        {
            await _allHaveWritten.Task;
            return await _cache.GetAsync(key, token);
        }

        var found = await _cache.GetAsync(key, token);
        if (_looks.Signal())
            _allHaveLooked.SetResult();

        await _allHaveLooked.Task;
        return found;
    }

    public async Task SetAsync(
        string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await _cache.SetAsync(key, value, options, token);
        if (key.EndsWith(Claim, StringComparison.Ordinal) && !_writes.IsSet && _writes.Signal())
            _allHaveWritten.SetResult();
    }

    public Task RemoveAsync(string key, CancellationToken token = default) => _cache.RemoveAsync(key, token);

    public Task RefreshAsync(string key, CancellationToken token = default) => _cache.RefreshAsync(key, token);

    public byte[]? Get(string key) => _cache.Get(key);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _cache.Set(key, value, options);

    public void Remove(string key) => _cache.Remove(key);

    public void Refresh(string key) => _cache.Refresh(key);

    public void Dispose()
    {
        _looks.Dispose();
        _writes.Dispose();
    }
}
