using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>The HTTP client of a base, as the factory makes it.</summary>
internal static class BaseHttpClient
{
    // A base is kept as long as the application runs, and its client with it. So it is the connections that are renewed, in order
    // to notice a change of the server's address, and not the handler.
    internal static IHttpClientBuilder Add(IServiceCollection services, string name) => services
        .AddHttpClient(name)
        .ConfigurePrimaryHttpMessageHandler(() => SeaTableHttpHandler.Create())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers()
        .AddLogger(provider => new HttpLog(
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(HttpLog.CategoryOf(name))));
}
