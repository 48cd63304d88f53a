namespace SeaTable;

/// <summary>
/// The base's metadata, fetched by one caller for all who wait. A caller can ask for one that is fetched after a certain moment,
/// for instance after its write was answered.
/// </summary>
internal sealed class MetadataCache(Gateway gateway, TimeSpan lifetime, TimeProvider clock, SchemaWatch watch)
{
    /// <summary>
    /// How old names may be that nothing proves, since no answer tells them and nothing is read back; and how long a base that is
    /// not as the code needs it is taken to be so.
    /// </summary>
    private static readonly TimeSpan s_recent = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private long _moment;
    private long _forgotten;
    private Fetched? _current;
    private Flight? _flight;

    /// <summary>
    /// Marks the present moment, for <see cref="GetNewerThanAsync"/>. Moments are counted, not measured, so that none is equal to
    /// another.
    /// </summary>
    internal long Mark() => Interlocked.Increment(ref _moment);

    /// <summary>Metadata that is within its lifetime.</summary>
    internal Task<BaseMetadata> GetAsync(CancellationToken cancellationToken) => GetAsync(lifetime, cancellationToken);

    /// <summary>Metadata of a moment ago, for what nothing proves.</summary>
    internal Task<BaseMetadata> GetRecentAsync(CancellationToken cancellationToken) =>
        GetAsync(lifetime < s_recent ? lifetime : s_recent, cancellationToken);

    /// <summary>Forgets what is known: the base has just been changed, so that no name is taken from before.</summary>
    internal void Forget()
    {
        lock (_gate)
            (_forgotten, _current) = (Mark(), null);
    }

    private Task<BaseMetadata> GetAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _current is { } current && clock.GetElapsedTime(current.At) < longest
                ? Task.FromResult(current.Metadata)
                : FetchLocked(_forgotten).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Metadata that was asked for after the moment.</summary>
    internal Task<BaseMetadata> GetNewerThanAsync(long moment, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _current is { } current && current.Begun > moment
                ? Task.FromResult(current.Metadata)
                : FetchLocked(moment).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Metadata that is asked for now, whatever is known already.</summary>
    internal Task<BaseMetadata> GetNewAsync(CancellationToken cancellationToken) => GetNewerThanAsync(Mark(), cancellationToken);

    /// <summary>Makes sure that the base is as the code needs it, where that has to be known before anything is sent.</summary>
    /// <exception cref="SeaTableSchemaDriftException">It is not.</exception>
    internal Task ThrowIfSchemaIsBrokenAsync(CancellationToken cancellationToken) =>
        watch.MustLook ? LookAsync(cancellationToken) : Task.CompletedTask;

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GetRecentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableException)
        {
            // Not knowing is no reason to stop what may well work, but a base that was broken when it was last looked at is so
            // still. The next operation looks again.
        }

        watch.ThrowIfBroken();
    }

    private Task<BaseMetadata> FetchLocked(long moment)
    {
        if (_flight is null || _flight.Begun <= moment || SharedCall.IsOver(_flight.At, clock))
        {
            var begun = Mark();
            _flight = new Flight(begun, clock.GetTimestamp(), SharedCall.Start(() => FetchAsync(begun)));
        }

        return _flight.Task;
    }

    private async Task<BaseMetadata> FetchAsync(long begun)
    {
        Fetched? fetched = null;
        try
        {
            var metadata = await ReadAsync().ConfigureAwait(false);
            watch.Look(metadata);
            fetched = new Fetched(begun, clock.GetTimestamp(), metadata);
            return metadata;
        }
        finally
        {
            lock (_gate)
            {
                if (fetched is not null && begun > (_current?.Begun ?? _forgotten))
                    _current = fetched;

                if (_flight?.Begun == begun)
                    _flight = null;
            }
        }
    }

    private async Task<BaseMetadata> ReadAsync()
    {
        var request = new ServerRequest(HttpMethod.Get, "metadata/", "reading the base's metadata");
        using var response = await SharedCall.SendAsync(
            limit => gateway.SendAsync(request, limit), request.Doing, clock).ConfigureAwait(false);
        try
        {
            return MetadataReader.Read(response.Body);
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(request.Doing, e);
        }
    }

    private sealed record Fetched(long Begun, long At, BaseMetadata Metadata);

    private sealed record Flight(long Begun, long At, Task<BaseMetadata> Task);
}
