using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SeaTable.Hosting;

/// <summary>
/// Reads the rows that waiting events are about, those of many in one call, and hands the changes on, one after the other. When
/// the application stops, it finishes what waits, as long as the application gives it time.
/// </summary>
internal sealed class WebhookWorker<TBase>(WebhookQueue<TBase> queue, ILoggerFactory? logs = null) : IHostedService, IDisposable
    where TBase : SeaTableBase
{
    /// <summary>So many events are dealt with together.</summary>
    private const int MostTogether = 500;

    private readonly ILogger _log = logs?.CreateLogger(HostingLog.WebhookCategory) ?? NullLogger.Instance;
    private readonly CancellationTokenSource _stopping = new();
    private Task _working = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _working = Task.Run(WorkAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Complete();
        try
        {
            await _working.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
            await _working.ConfigureAwait(false);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WorkAsync()
    {
        try
        {
            while (await queue.Events.WaitToReadAsync(_stopping.Token).ConfigureAwait(false))
            {
                var together = new List<WaitingEvent<TBase>>();
                while (together.Count < MostTogether && queue.Events.TryRead(out var waiting))
                    together.Add(waiting);

                foreach (var same in together.GroupBy(waiting => (waiting.Target, waiting.Handler)))
                {
                    await HandleAsync(same.Key.Target, same.Key.Handler, [.. same.Select(waiting => waiting.Event)])
                        .ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application gives it no more time.
        }
    }

    private async Task HandleAsync(
        TBase target, Func<SeaTableChange<SeaTableRow>, CancellationToken, Task> handler, SeaTableWebhookEvent[] events)
    {
        try
        {
            foreach (var change in await target.ReadWebhookAsync(events, _stopping.Token).ConfigureAwait(false))
                await HandleAsync(handler, change).ConfigureAwait(false);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            _log.EventsFailed(events.Length, e.GetType().Name);
        }
    }

    private async Task HandleAsync(
        Func<SeaTableChange<SeaTableRow>, CancellationToken, Task> handler, SeaTableChange<SeaTableRow> change)
    {
        try
        {
            await handler(change, _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            _log.HandlerFailed(e, change.ToString()); // One change that can't be dealt with is no reason to lose the others.
        }
    }
}
