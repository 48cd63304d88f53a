using System.Threading.Channels;

namespace SeaTable.Client.Tests.Watching;

/// <summary>Somebody who watches in the background and keeps what is told.</summary>
internal sealed class Watcher<TRow> : IAsyncDisposable
    where TRow : SeaTableRow
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<SeaTableChange<TRow>> _told = Channel.CreateUnbounded<SeaTableChange<TRow>>();
    private readonly Task _watching;

    internal Watcher(Func<CancellationToken, IAsyncEnumerable<SeaTableChange<TRow>>> watch) => _watching = Task.Run(async () =>
    {
        try
        {
            await foreach (var change in watch(_stop.Token))
                _told.Writer.TryWrite(change);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _told.Writer.TryComplete();
        }
        catch (Exception e)
        {
            _told.Writer.TryComplete(e);
        }
    });

    internal async Task<SeaTableChange<TRow>> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        if (await _told.Reader.WaitToReadAsync(limit.Token) && _told.Reader.TryRead(out var change))
            return change;

        throw await _told.Reader.Completion.ContinueWith(
            task => task.Exception!.InnerException!, limit.Token, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    internal async Task<List<SeaTableChange<TRow>>> NextAsync(int count)
    {
        var changes = new List<SeaTableChange<TRow>>();
        while (changes.Count < count)
            changes.Add(await NextAsync());

        return changes;
    }

    /// <summary>What was told by now and not taken.</summary>
    internal List<SeaTableChange<TRow>> Rest()
    {
        var changes = new List<SeaTableChange<TRow>>();
        while (_told.Reader.TryRead(out var change))
            changes.Add(change);

        return changes;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }
}

/// <summary>How the tests watch.</summary>
internal static class Watching
{
    internal static SeaTableWatchOptions Options(
        string? position = null, SeaTableWatchSource source = SeaTableWatchSource.Automatic, double window = 0.02) => new()
        {
            Position = position, Source = source, Window = TimeSpan.FromSeconds(window),
            PollInterval = TimeSpan.FromSeconds(0.1),
        };

    /// <summary>Watches the contacts from now on.</summary>
    internal static async Task<Watcher<ContactsRow>> WatchContactsAsync(
        this CrmBase crm, SeaTableWatchSource source = SeaTableWatchSource.Automatic, double window = 0.02)
    {
        var now = await crm.Client.GetPositionAsync();
        return crm.WatchContacts(Options(now, source, window));
    }

    internal static Watcher<ContactsRow> WatchContacts(this CrmBase crm, SeaTableWatchOptions options) =>
        new(cancellationToken => crm.Contacts.WatchAsync(options, cancellationToken));
}
