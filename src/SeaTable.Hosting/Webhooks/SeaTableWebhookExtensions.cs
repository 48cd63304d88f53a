using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SeaTable;
using SeaTable.Hosting;

#pragma warning disable IDE0130 // Where extensions of endpoints are looked for.
namespace Microsoft.AspNetCore.Builder;
#pragma warning restore IDE0130

/// <summary>Takes the events of webhooks of a base.</summary>
public static class SeaTableWebhookExtensions
{
    /// <summary>
    /// Maps the address of a webhook: each change that it tells of is handed to the handler, with its row read anew.
    /// </summary>
    /// <typeparam name="TBase">The generated class of the base, which was added to the services.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/hooks/crm</c>.</param>
    /// <param name="secret">The secret that the webhook was made with. It is a password: read it from the configuration.</param>
    /// <param name="handler">
    /// Deals with a change. The token ends when the application stops and has no more time. What it throws is logged, and the
    /// next change comes all the same.
    /// </param>
    /// <param name="key">The key of the base, or <see langword="null"/> for the one without a key.</param>
    /// <returns>The endpoint, for conventions such as a limit of requests.</returns>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    /// <exception cref="InvalidOperationException">The base was not added to the services.</exception>
    /// <remarks>
    /// It answers at once: 401 without the right signature, 413 to a body of more than 4 MB, 403 to an event of another base, 503
    /// when more than 2,000 events wait, and else 200. Handlers run one after the other, in the background. A server sends no
    /// event again: a program that must not miss one watches the base, or reads the rows now and then.
    /// </remarks>
    public static IEndpointConventionBuilder MapSeaTableWebhook<TBase>(
        this IEndpointRouteBuilder endpoints, string pattern, string secret,
        Func<SeaTableChange<SeaTableRow>, CancellationToken, Task> handler, string? key = null)
        where TBase : SeaTableBase
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(handler);
        if (string.IsNullOrWhiteSpace(secret))
        {
            throw new ArgumentException(
                "The secret of the webhook is empty. Read it from the configuration, and give the webhook in SeaTable the same " +
                "one: without it anybody could send events.", nameof(secret));
        }

        var services = endpoints.ServiceProvider;
        var bases = services.GetService<BaseInstances<TBase>>() ?? throw new InvalidOperationException(
            $"{typeof(TBase).Name} is not among the services. Add it with builder.Services.Add{typeof(TBase).Name}(…).");
        var log = services.GetService<ILoggerFactory>()?.CreateLogger(HostingLog.WebhookCategory) ?? NullLogger.Instance;
        var endpoint = new WebhookEndpoint<TBase>(
            () => bases.Get(key), services.GetRequiredService<WebhookQueue<TBase>>(), secret, handler, log);
        return endpoints.MapPost(pattern, endpoint.HandleAsync);
    }
}
