using Aspire.Hosting.ApplicationModel;
using SeaTable.Emulator;

namespace Aspire.Hosting;

/// <summary>
/// The emulator of a base. The services of the app host have it, which end when the programs that use it have been stopped.
/// </summary>
internal sealed class EmulatedBase(
    SeaTableBaseResource resource, string source, SeaTableEmulatorOptions options, Func<SeaTableEmulator, Task>? seed)
    : IAsyncDisposable
{
    internal const string Host = "127.0.0.1";

    private EmulatorSnapshot? _start;

    internal string Source => options.DataFile ?? source;

    internal async Task<SeaTableEmulator> StartAsync(CancellationToken cancellationToken)
    {
        var isNew = options.DataFile is null || !File.Exists(options.DataFile);
        var emulator = await SeaTableEmulator.StartAsync(source, options, cancellationToken).ConfigureAwait(false);
        resource.Emulator = emulator;
        if (isNew && seed is not null)
            await emulator.SeedAsync(() => seed(emulator)).ConfigureAwait(false);

        _start = emulator.TakeSnapshot();
        var endpoint = resource.Annotations.OfType<EndpointAnnotation>().Single();
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, Host, emulator.Server.Port);
        return emulator;
    }

    internal void Restore()
    {
        if (_start is not null)
            resource.Emulator?.Restore(_start);
    }

    public ValueTask DisposeAsync() => resource.Emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
