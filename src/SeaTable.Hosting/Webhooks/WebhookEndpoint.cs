using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting;

/// <summary>
/// Takes the requests of a webhook: checks them, puts their events into the queue and answers, since a server waits for the
/// answer and disables a webhook that fails five times in a row.
/// </summary>
internal sealed class WebhookEndpoint<TBase>(
    Func<TBase> target, WebhookQueue<TBase> queue, string secret,
    Func<SeaTableChange<SeaTableRow>, CancellationToken, Task> handler, ILogger log)
    where TBase : SeaTableBase
{
    /// <summary>
    /// The most bytes of an event; one is about one row, and cells are no longer than some thousand characters.
    /// </summary>
    internal const int LongestBody = 4 << 20;

    /// <summary>A server takes an address for dead that does not answer soon.</summary>
    private static readonly TimeSpan s_longestLook = TimeSpan.FromSeconds(2);

    private readonly RecentEvents _recent = new();

    internal async Task HandleAsync(HttpContext context)
    {
        var status = await TakeAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = status;
    }

    private async Task<int> TakeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken).ConfigureAwait(false) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "its body is too long");

        var signature = request.Headers[SeaTableWebhook.SignatureHeader] is [var value] ? value : null;
        if (!SeaTableWebhook.IsSigned(body.Span, signature, secret))
        {
            return Refuse(
                StatusCodes.Status401Unauthorized, signature is null ? "it has no signature" : "its signature is another one");
        }

        SeaTableWebhookEvent taken;
        try
        {
            taken = SeaTableWebhookEvent.Parse(body);
        }
        catch (FormatException)
        {
            return Refuse(StatusCodes.Status400BadRequest, "it is no event of SeaTable");
        }

        var to = target();
        if (await IsForeignAsync(to, taken, cancellationToken).ConfigureAwait(false))
            return Refuse(StatusCodes.Status403Forbidden, "it is about another base");

        if (!_recent.TryAdd(body.Span))
            return StatusCodes.Status200OK;

        if (queue.TryAdd(new WaitingEvent<TBase>(to, taken, handler)))
            return StatusCodes.Status200OK;

        _recent.Remove(body.Span);
        return Refuse(StatusCodes.Status503ServiceUnavailable, "too many events wait");
    }

    /// <summary>
    /// Whether the event is about another base; what can't be found out now is looked at again when rows are read.
    /// </summary>
    private static async Task<bool> IsForeignAsync(TBase to, SeaTableWebhookEvent taken, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_longestLook);
        try
        {
            var access = await to.Client.GetAccessAsync(limit.Token).ConfigureAwait(false);
            return access.BaseUuid != taken.BaseUuid;
        }
        catch (Exception e) when (e is SeaTableException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private int Refuse(int status, string reason)
    {
        log.Refused(status, reason);
        return status;
    }

    /// <summary>The body as it came; null when it is too long.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LongestBody)
            return null;

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = LongestBody + 1;

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > LongestBody)
                return null;

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
