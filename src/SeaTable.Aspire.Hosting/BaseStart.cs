using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using SeaTable.Emulator;

namespace Aspire.Hosting;

/// <summary>Starts a base when the app host starts, and tells the dashboard how that went.</summary>
internal static partial class BaseStart
{
    internal static async Task RunAsync(
        SeaTableBaseResource resource, InitializeResourceEvent start, EmulatedBase? emulated, CancellationToken cancellationToken)
    {
        try
        {
            await start.Notifications.PublishUpdateAsync(
                resource, snapshot => snapshot with { State = KnownResourceStates.Starting }).ConfigureAwait(false);
            await start.Eventing.PublishAsync(
                new BeforeResourceStartedEvent(resource, start.Services), cancellationToken).ConfigureAwait(false);
            if (emulated is null)
                await FindAsync(resource, start, cancellationToken).ConfigureAwait(false);
            else
                await EmulateAsync(resource, start, emulated, cancellationToken).ConfigureAwait(false);

            await start.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with
            {
                State = KnownResourceStates.Running,
                StartTimeStamp = DateTime.UtcNow,
                Urls = [.. snapshot.Urls.Select(url => url with { IsInactive = false })],
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Messages that say what to do are enough; where they were thrown tells nothing.
            var cause = e is SeaTableEmulatorException or DistributedApplicationException ? null : e;
            LogFailure(start.Logger, resource.Name, e.Message, cause);
            await start.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with
            {
                State = KnownResourceStates.FailedToStart,
                Properties = snapshot.Properties.Add(new ResourcePropertySnapshot("seatable.failure", e.Message)
                {
                    DisplayName = "Failure",
                }),
            }).ConfigureAwait(false);
        }
    }

    private static async Task FindAsync(
        SeaTableBaseResource resource, InitializeResourceEvent start, CancellationToken cancellationToken)
    {
        var server = await resource.ServerParameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
        _ = await resource.ApiTokenParameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new DistributedApplicationException(
                $"The parameter '{resource.ServerParameter.Name}' is no web address. Set one such as https://cloud.seatable.io.");
        }

        // The dashboard would show it.
        if (address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            throw new DistributedApplicationException(
                $"The parameter '{resource.ServerParameter.Name}' holds more than the address of a server, such as a password. " +
                "Set the address alone, such as https://cloud.seatable.io; the API token is all that is needed.");
        }

        await start.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            Urls = [new UrlSnapshot("server", address.AbsoluteUri, IsInternal: false)],
        }).ConfigureAwait(false);
    }

    private static async Task EmulateAsync(
        SeaTableBaseResource resource, InitializeResourceEvent start, EmulatedBase emulated, CancellationToken cancellationToken)
    {
        var emulator = await emulated.StartAsync(cancellationToken).ConfigureAwait(false);
        await start.Eventing.PublishAsync(
            new ResourceEndpointsAllocatedEvent(resource, start.Services), cancellationToken).ConfigureAwait(false);
        await start.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            Properties = snapshot.Properties.Add(
                new ResourcePropertySnapshot(CustomResourceKnownProperties.Source, emulated.Source)),
        }).ConfigureAwait(false);
        LogStart(start.Logger, emulator.BaseName, emulator.Server, emulated.Source, emulator.LoadReport);
    }

    [LoggerMessage(1, LogLevel.Information, "The base '{Base}' is served at {Server}, from {Source}. {Report}")]
    private static partial void LogStart(ILogger logger, string @base, Uri server, string source, LoadReport report);

    [LoggerMessage(2, LogLevel.Error, "The base '{Name}' is not there: {Reason}")]
    private static partial void LogFailure(ILogger logger, string name, string reason, Exception? exception);
}
