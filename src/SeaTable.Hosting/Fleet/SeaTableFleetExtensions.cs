using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging.Abstractions;
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
    /// exchanges. Without one the cache is all there is: of processes that start at the same moment one exchanges, and another
    /// one as well when it is held up for 200 milliseconds between looking into the cache and writing to it, which costs a call
    /// and does no other harm.
    /// </remarks>
    public static IHttpClientBuilder ShareBaseTokens(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<SeaTableOptions>(builder.Name).Configure<IServiceProvider>(static (options, provider) =>
        {
            var cache = provider.GetRequiredService<IDistributedCache>();
            var claims = RedisConnection.IsIn(provider)
                ? (IClaims)new RedisClaims(new RedisConnection(provider))
                : new CacheClaims(cache, provider.GetService<TimeProvider>() ?? TimeProvider.System);
            options.TokenStore = new CacheTokenStore(cache, claims);
        });
        return builder;
    }

    /// <summary>
    /// Has all processes with the same Redis keep together to the limit of calls that the server sets for the base, by what its
    /// answers tell: the calls of each count for all, and when none are left all wait for the next window.
    /// </summary>
    /// <param name="builder">The builder that adding the base returned.</param>
    /// <returns>The same builder, so that calls can be chained.</returns>
    /// <remarks>
    /// The application's <see cref="IConnectionMultiplexer"/> is used, of a Redis 5 or newer; an application without one does
    /// not start. Each call asks Redis once before it is sent. While Redis does not answer, each process goes by what the server
    /// tells it, and a warning is logged once.
    /// </remarks>
    public static IHttpClientBuilder ShareRateLimit(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // After what adds the base has set the clock and the log.
        builder.Services.AddOptions<SeaTableOptions>(builder.Name).PostConfigure<IServiceProvider>(static (options, provider) =>
        {
            if (!RedisConnection.IsIn(provider))
            {
                throw new SeaTableConfigurationException(
                    "ShareRateLimit needs a Redis: add an IConnectionMultiplexer to the services, such as " +
                    "services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(\"redis:6379\")).");
            }

            options.RateLimiter = new RedisRateLimiter(
                new RedisWindow(new RedisConnection(provider)),
                options.TimeProvider,
                options.LoggerFactory?.CreateLogger(HostingLog.Category) ?? NullLogger.Instance);
        });
        return builder;
    }
}
