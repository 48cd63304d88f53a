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
        using var mark = seed is not null && options.DataFile is { } file ? SeedMark.TryTake(file) : null;
        try
        {
            resource.Emulator = await SeaTableEmulator.StartAsync(source, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            mark?.Remove();
            throw;
        }

        var emulator = resource.Emulator;
        if (seed is not null && (options.DataFile is null || mark is not null))
            await emulator.SeedAsync(() => seed(emulator)).ConfigureAwait(false);

        mark?.Remove();
        _start = emulator.TakeSnapshot();
        var endpoint = resource.Annotations.OfType<EndpointAnnotation>().Single();
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, Host, emulator.Server.Port);
        return emulator;
    }

    /// <returns>Whether it has started, and was put back.</returns>
    internal bool TryRestore()
    {
        if (_start is null)
            return false;

        resource.Emulator?.Restore(_start);
        return true;
    }

    public ValueTask DisposeAsync() => resource.Emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
