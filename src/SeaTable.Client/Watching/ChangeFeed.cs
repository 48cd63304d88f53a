using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SeaTable;

/// <summary>
/// Collects what changes in the base, by the live connection or by asking, until somebody takes it. It goes on through lost
/// connections and failing servers, and ends by what does not pass, such as a refused API token.
/// </summary>
internal sealed class ChangeFeed : IAsyncDisposable
{
    private readonly ClientSession _session;
    private readonly SeaTableWatchOptions _options;
    private readonly IReadOnlySet<string> _tables;
    private readonly OperationReader _reader;
    private readonly OperationsLog _log;
    private readonly MissedChanges _missed;
    private readonly ReconnectDelay _delay;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly object _gate = new();
    private ChangeSet _pending;
    private long? _seen;
    private long _complete;
    private long _told;
    private int _liveFailures;
    private Task _running = Task.CompletedTask;
    private ExceptionDispatchInfo? _failure;

    internal ChangeFeed(
        ClientSession session, SeaTableWatchOptions options, IReadOnlyDictionary<string, IKnownTable> known,
        IReadOnlySet<string> tables)
    {
        (_session, _options, _tables) = (session, options, tables);
        _reader = new OperationReader(known);
        _log = new OperationsLog(session);
        _missed = new MissedChanges(_log, _reader, tables, session.Settings);
        _delay = new ReconnectDelay(Clock);
        _pending = new ChangeSet(tables);
        if (options.Position is { } position)
        {
            From = WatchPosition.Parse(position);
            (_seen, _complete, _told) = (From.Value.Complete, From.Value.Complete, From.Value.Told);
        }
    }

    /// <summary>Where it was told to go on; null for now.</summary>
    internal WatchPosition? From { get; }

    private TimeProvider Clock => _session.Settings.TimeProvider;

    private ILogger Log => _session.Settings.Log;

    internal void Start() => _running = Task.Run(RunAsync);

    /// <summary>Waits until something has changed, and takes what has changed within the window.</summary>
    /// <returns>What has changed, and between which versions that is everything.</returns>
    /// <exception cref="SeaTableException">The base can't be watched.</exception>
    internal async Task<(ChangeSet Changes, long From, long To)> TakeAsync(CancellationToken cancellationToken)
    {
        if (!await _signal.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            _failure?.Throw();

        await Task.Delay(_options.Window, Clock, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _signal.Reader.TryRead(out _);
            var taken = (_pending, _complete, _seen ?? _complete);
            _pending = new ChangeSet(_tables);
            _complete = taken.Item3;
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                try
                {
                    await WatchAsync(_stopping.Token).ConfigureAwait(false);
                }
                catch (SeaTableException e) when (e.IsTransient)
                {
                    var pause = e.RetryAfter is { } asked && asked > _delay.Shortest ? asked : _delay.Next();
                    Log.WatchFailed(OperationTelemetry.TypeOf(e), pause);
                    await Task.Delay(pause, Clock, _stopping.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            _signal.Writer.TryComplete();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failure = ExceptionDispatchInfo.Capture(e); // Whoever watches gets it.
            _signal.Writer.TryComplete();
        }
    }

    /// <summary>Watches until the connection ends.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var token = await _session.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        if (From is { } from && from.BaseUuid != token.BaseUuid)
        {
            throw new SeaTableConfigurationException(
                "SeaTableWatchOptions.Position was told by a watch of another base. Keep a position for each base.");
        }

        if (_options.Source == SeaTableWatchSource.Automatic)
        {
            try
            {
                var live = await LiveConnections.JoinAsync(_session, token, cancellationToken).ConfigureAwait(false);
                _liveFailures = 0;
                await using (live.ConfigureAwait(false))
                    await FollowAsync(live, token, cancellationToken).ConfigureAwait(false);

                return;
            }
            catch (LiveException e)
            {
                Log.LiveClosed(e.Message, _options.PollInterval);
                if (++_liveFailures <= ReconnectDelay.QuickTries)
                {
                    await LookAsync(cancellationToken).ConfigureAwait(false);
                    await Task.Delay(_delay.Next(), Clock, cancellationToken).ConfigureAwait(false);
                    return;
                }
            }
        }

        await PollAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task FollowAsync(LiveConnection live, BaseToken token, CancellationToken cancellationToken)
    {
        Log.LiveConnected(live.IsWebSocket ? "websocket" : "polling");
        await CatchUpAsync(
            live.Version ?? await _log.ReadVersionAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

        // What the end of its token does to a joined connection, nobody has told: so it is made anew then.
        var now = Clock.GetUtcNow();
        using var time = new TimeLimit(
            token.EndsAt is { } end ? end - now : Timeout.InfiniteTimeSpan, Clock, cancellationToken);
        try
        {
            while (await live.ReceiveAsync(time.Token).ConfigureAwait(false) is { } operation)
                await NoteAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }

        var pause = _delay.Next();
        Log.LiveEnded(pause);
        await Task.Delay(pause, Clock, cancellationToken).ConfigureAwait(false);
    }

    private async Task NoteAsync(LiveOperation operation, CancellationToken cancellationToken)
    {
        // The log had it already, when the gap before was closed.
        if (operation.Version <= _seen)
            return;

        if (operation.Version > _seen + 1)
        {
            await CatchUpAsync(operation.Version, cancellationToken).ConfigureAwait(false);
            if (operation.Version <= _seen)
                return;
        }

        lock (_gate)
        {
            var version = operation.Version ?? (_seen ?? 0) + 1;
            var unknown = _reader.Read(
                operation.Json, new OperationFacts(null, null, version <= _told, version), _pending);
            if (unknown is not null)
                Log.UnknownOperation(unknown);

            AdvanceLocked(version);
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        for (var looks = 0; _options.Source == SeaTableWatchSource.Polling || looks < ReconnectDelay.LooksBetweenTries; looks++)
        {
            await LookAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(_options.PollInterval, Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks whether anything has changed.</summary>
    private async Task LookAsync(CancellationToken cancellationToken) => await CatchUpAsync(
        await _log.ReadVersionAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Brings what is known up to the version that the base has.</summary>
    private async Task CatchUpAsync(long? current, CancellationToken cancellationToken)
    {
        if (_seen is not { } seen)
        {
            lock (_gate)
                (_seen, _complete) = (current, current ?? 0); // It begins now.

            return;
        }

        if (current == seen)
            return;

        var (changes, now) = current < seen ? (Anything(), current.Value)
            : await _missed.ReadAsync(seen, _told, current, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _pending.Add(changes);
            if (current < seen)
                _told = 0;

            AdvanceLocked(now);
        }
    }

    /// <summary>A base that counts from less than before was brought back to an earlier state.</summary>
    private ChangeSet Anything()
    {
        var anything = new ChangeSet(_tables);
        anything.AddAnything(new OperationFacts(null, null, IsRepeated: false));
        return anything;
    }

    private void AdvanceLocked(long version)
    {
        _seen = version;
        if (!_pending.IsEmpty)
            _signal.Writer.TryWrite(true);
    }
}
