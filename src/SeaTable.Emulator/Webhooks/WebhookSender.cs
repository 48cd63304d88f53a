using System.Text;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Calls;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Options;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Webhooks;

/// <summary>
/// Tells webhooks of what is changed, one request after the other and each once. What fails is counted, and disables a webhook as
/// it does on a server.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    // The server's own: how long it waits, and which error in a row is one too many.
    private const int ErrorsThatDisable = 5;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_errorsAreKept = TimeSpan.FromHours(24);

    private readonly EmulatedBase _base;
    private readonly EmulatorFaults _faults;
    private readonly DelayedWork _delayed;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stopped = new();
    private readonly object _lock = new();
    private Task _last = Task.CompletedTask;
    private int _waiting;
    private int _stops;

    public WebhookSender(EmulatedBase emulatedBase, EmulatorFaults faults, DelayedWork delayed, HttpMessageHandler? handler)
    {
        (_base, _faults, _delayed) = (emulatedBase, faults, delayed);
        _http = handler is null
            ? new HttpClient(new SocketsHttpHandler { UseCookies = false }) : new HttpClient(handler, disposeHandler: false);
        _http.Timeout = s_timeout;
        _base.History.Applied += Tell;
    }

    public DeliveryList Deliveries { get; } = new();

    /// <summary>Waits until nothing is under way.</summary>
    public async Task WhenIdleAsync()
    {
        while (true)
        {
            Task last;
            lock (_lock)
                last = _last;
            if (last.IsCompleted)
                return;
            await last.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends what is under way; what waits is lost, as when a server is restarted. Further calls do nothing, also after it is
    /// disposed.
    /// </summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _stops, 1) == 1)
            return;
        _base.History.Applied -= Tell;
        _stopped.Cancel();
    }

    public void Dispose()
    {
        Stop();
        _http.Dispose();
        _stopped.Dispose();
    }

    // Under the lock of the base.
    private void Tell(AppliedChanges changes)
    {
        if (changes.Operations.All(operation => operation.RowEvent is null))
            return;
        var hooks = _base.Webhooks.All().FindAll(hook => hook.IsValid);
        if (hooks.Count == 0)
            return;
        foreach (var operation in changes.Operations.Where(operation => operation.RowEvent is not null))
        {
            var body = WebhookRequest.Body(operation, _base.Uuid);
            var content = CallContent.Of(_base, QueryCollection.Empty, Encoding.UTF8.GetBytes(operation.RowEvent!));
            foreach (var hook in hooks)
            {
                Enqueue(new Job(hook, body, new FaultedCall(
                    HttpMethods.Post, new Uri(hook.Url).AbsolutePath, EmulatorOperation.None, content, _base.Clock.GetUtcNow())));
            }
        }
    }

    private void Enqueue(Job job)
    {
        lock (_lock)
        {
            if (_waiting >= Limits.WaitingDeliveries)
            {
                Record(job, null, new Outcome(0, "Too many requests wait for the webhooks.", DisablesAtOnce: false), false);
                return;
            }

            _waiting++;
            _last = DeliverAsync(_last, job);
        }
    }

    private async Task DeliverAsync(Task before, Job job)
    {
        // Never on the thread of who writes, for that has the lock of the base.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (!_stopped.IsCancellationRequested)
                await DeliverAsync(job).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _waiting--;
        }
    }

    private Task DeliverAsync(Job job)
    {
        var fault = _faults.Take(job.Call);
        if (fault is null)
            return SendAsync(job, null);
        if (fault.IsLate)
        {
            _ = _delayed.RunDelayedAsync(fault.LateBy ?? Timeout.InfiniteTimeSpan, () => SendAsync(job, fault, isLate: true));
            return Task.CompletedTask;
        }

        return fault.Delay == TimeSpan.Zero
            ? SendAsync(job, fault) : _delayed.RunDelayedAsync(fault.Delay, () => SendAsync(job, fault));
    }

    private async Task SendAsync(Job job, Fault? fault, bool isLate = false)
    {
        await FaultActions.RunAsync(_delayed, fault?.Before, fault, job.Call).ConfigureAwait(false);
        var runs = isLate ? 1 : fault?.Runs ?? 1;
        var outcomes = new List<Outcome>();
        for (var run = 0; run < runs; run++)
            outcomes.Add(await PostAsync(job).ConfigureAwait(false));
        await FaultActions.RunAsync(_delayed, fault?.After, fault, job.Call).ConfigureAwait(false);
        if (!isLate && fault?.Response is { } instead)
            outcomes = [new Outcome(instead(job.Call).Status, null, DisablesAtOnce: false)];
        else if (runs == 0)
            outcomes = [new Outcome(0, "The request was lost.", DisablesAtOnce: false) { IsLost = true }];
        else if (fault is { Delivery: not Delivery.Whole })
            outcomes = [new Outcome(0, "The connection was closed without a response.", DisablesAtOnce: true)];

        foreach (var outcome in outcomes)
            Record(job, fault, outcome, Count(job.Hook, outcome));
    }

    private async Task<Outcome> PostAsync(Job job)
    {
        try
        {
            using var request = WebhookRequest.Create(job.Hook.Url, job.Body, job.Signature);
            // Nobody reads the body, which may have no end.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stopped.Token)
                .ConfigureAwait(false);
            return new Outcome((int)response.StatusCode, null, DisablesAtOnce: false);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            return new Outcome(0, "The emulator was stopped.", DisablesAtOnce: false) { IsLost = true };
        }
        catch (OperationCanceledException)
        {
            return new Outcome(0, "There was no response within 30 seconds.", DisablesAtOnce: false);
        }
        catch (Exception exception)
        {
            return new Outcome(0, exception.Message, DisablesAtOnce: true);
        }
    }

    /// <summary>Counts an error or a success, and determines whether the webhook is disabled by it.</summary>
    private bool Count(Webhook hook, Outcome outcome)
    {
        if (outcome.IsLost || _stopped.IsCancellationRequested)
            return false;
        lock (_base.Gate)
        {
            if (outcome.IsSuccess)
            {
                _base.Webhooks.ClearErrors(hook.Id);
                return false;
            }

            var now = _base.Clock.GetUtcNow();
            if (!outcome.DisablesAtOnce
                && _base.Webhooks.CountError(
                    hook.Id, now.ToUnixTimeSeconds(), (now + s_errorsAreKept).ToUnixTimeSeconds()) < ErrorsThatDisable)
            {
                return false;
            }

            _base.Webhooks.Disable(hook.Id);
            return true;
        }
    }

    private void Record(Job job, Fault? fault, Outcome outcome, bool hasDisabled) => Deliveries.Add(
        new WebhookDelivery(job.Hook.Url, job.Body)
        {
            Signature = job.Signature,
            SentAt = _base.Clock.GetUtcNow(),
            StatusCode = outcome.Status,
            Error = outcome.Error,
            HasDisabled = hasDisabled,
            Fault = fault,
        });

    private sealed record Job(Webhook Hook, string Body, FaultedCall Call)
    {
        public string? Signature { get; } = WebhookRequest.Signature(Body, Hook.Secret);
    }

    private sealed record Outcome(int Status, string? Error, bool DisablesAtOnce)
    {
        public bool IsLost { get; init; }

        public bool IsSuccess => Status is >= 200 and < 300;
    }
}
