using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Server;

namespace SeaTable.Emulator.Page;

/// <summary>
/// Tells pages that something changed, as server-sent events. An event holds counters only, so a page that missed some sees from
/// the next one what it has to read anew.
/// </summary>
internal sealed class PageEvents
{
    // Connections that say nothing for long are closed by what lies between.
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(20);

    // Many changes in a short time are one event.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(60);

    private readonly SharedParts _shared;
    private readonly ServedBases _bases;
    private readonly HashSet<ServedBase> _followed = [];

    // Counters begin anew with the emulator.
    private readonly string _start = Guid.NewGuid().ToString("N");

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PageEvents(SharedParts shared, ServedBases bases)
    {
        (_shared, _bases) = (shared, bases);
        shared.Recorder.WasChanged += Tell;
        bases.WasChanged += Follow;
        Follow();
    }

    /// <summary>Sends events until the page or the server is closed.</summary>
    public async Task SendAsync(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        try
        {
            while (!either.IsCancellationRequested)
            {
                // What changes while the event is on its way is told by the next one.
                var next = Volatile.Read(ref _next).Task;
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Event()), either.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(either.Token).ConfigureAwait(false);
                await Task.WhenAny(next, Task.Delay(s_longestSilence, either.Token)).ConfigureAwait(false);
                await Task.Delay(s_pause, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private void Follow()
    {
        lock (_followed)
        {
            foreach (var served in _bases.All.Where(_followed.Add))
            {
                served.Base.History.Applied += _ => Tell();
                served.Webhooks.Sender.Deliveries.WasChanged += Tell;
            }
        }

        Tell();
    }

    private void Tell() => Interlocked.Exchange(
        ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private string Event()
    {
        // A base that was added is a change, too.
        var (rows, schema) = (0L, (long)_bases.All.Count);
        foreach (var served in _bases.All)
        {
            lock (served.Base.Gate)
                (rows, schema) = (rows + served.Base.History.Revision, schema + served.Base.History.SchemaRevision);
        }

        var counters = new JsonObject
        {
            ["start"] = _start, ["rows"] = rows, ["schema"] = schema, ["calls"] = _shared.Recorder.Revision,
        };
        return $"data: {counters.ToJsonString()}\n\n";
    }
}
