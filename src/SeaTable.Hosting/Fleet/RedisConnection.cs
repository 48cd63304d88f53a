using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace SeaTable.Hosting;

/// <summary>
/// The application's connection to Redis, made when it is first needed: a Redis that is not there must not keep the application
/// from starting, and is asked for again later.
/// </summary>
internal sealed class RedisConnection(IServiceProvider provider)
{
    private readonly object _gate = new();
    private Task<IConnectionMultiplexer>? _connecting;

    /// <summary>Whether the application has one at all.</summary>
    internal static bool IsIn(IServiceProvider provider) =>
        provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IConnectionMultiplexer));

    internal Task<IConnectionMultiplexer> GetAsync()
    {
        lock (_gate)
        {
            if (_connecting is null || _connecting.IsFaulted)
            {
                // Not on the thread of a call, for it may take as long as a connection is tried for.
                _connecting = Task.Run(provider.GetRequiredService<IConnectionMultiplexer>);
                _connecting.Observe();
            }

            return _connecting;
        }
    }
}
