using System.Threading.Channels;

namespace SeaTable.Hosting;

/// <summary>An event that waits, and who deals with it.</summary>
internal sealed record WaitingEvent<TBase>(
    TBase Target, SeaTableWebhookEvent Event, Func<SeaTableChange<SeaTableRow>, CancellationToken, Task> Handler)
    where TBase : SeaTableBase;

/// <summary>
/// The events of webhooks that wait: ids of rows, no cells, and not more than it takes to ride out a slow moment.
/// </summary>
internal sealed class WebhookQueue<TBase>
    where TBase : SeaTableBase
{
    /// <summary>The most events that wait.</summary>
    internal const int Capacity = 2000;

    private readonly Channel<WaitingEvent<TBase>> _events = Channel.CreateBounded<WaitingEvent<TBase>>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    internal ChannelReader<WaitingEvent<TBase>> Events => _events.Reader;

    /// <summary>Adds an event.</summary>
    /// <returns>Whether there was room for it, and it is not too late.</returns>
    internal bool TryAdd(WaitingEvent<TBase> waiting) => _events.Writer.TryWrite(waiting);

    /// <summary>Takes no more.</summary>
    internal void Complete() => _events.Writer.TryComplete();
}
