using Microsoft.Extensions.Caching.Distributed;
using SeaTable;
using SeaTable.Hosting;
using StackExchange.Redis;

#pragma warning disable IDE0130 // Where extensions of services are looked for.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Has the processes of a fleet share what counts against the limits of a server.</summary>
public static class SeaTableFleetExtensions
{
    /// <summary>
    /// Shares base tokens among all processes with the same <see cref="IDistributedCache"/>, so that they exchange the API token
    /// once. Tokens are encrypted with a key derived from the API token.
    /// </summary>
    /// <param name="builder">The builder that adding the base returned.</param>
    /// <returns>The same builder, so that calls can be chained.</returns>
    /// <remarks>
    /// With an <see cref="IConnectionMultiplexer"/> among the services a lock in Redis sees to it that one process alone
    /// exchanges. Without one, processes that start at the same moment may exchange a few times more, which does no harm.
    /// </remarks>
    public static IHttpClientBuilder ShareBaseTokens(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<SeaTableOptions>(builder.Name).Configure<IServiceProvider>(static (options, provider) =>
        {
            var cache = provider.GetRequiredService<IDistributedCache>();
            var claims = provider.GetService<IConnectionMultiplexer>() is { } redis
                ? (IClaims)new RedisClaims(redis)
                : new CacheClaims(cache, TimeProvider.System);
            options.TokenStore = new CacheTokenStore(cache, claims);
        });
        return builder;
    }
}
