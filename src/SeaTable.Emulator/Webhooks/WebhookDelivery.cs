namespace SeaTable.Emulator;

/// <summary>A request to a webhook, and what came of it.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Initializes a new instance of the <see cref="WebhookDelivery"/> class.</summary>
    /// <param name="url">The address of the webhook.</param>
    /// <param name="body">The body of the request.</param>
    public WebhookDelivery(string url, string body) => (Url, Body) = (url, body);

    /// <summary>Gets the address of the webhook.</summary>
    public string Url { get; init; }

    /// <summary>Gets the body of the request, which is JSON.</summary>
    public string Body { get; init; }

    /// <summary>
    /// Gets the header <c>X-SeaTable-Signature</c>; <see langword="null"/> when the webhook has no secret.
    /// </summary>
    public string? Signature { get; init; }

    /// <summary>Gets the time of the request.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>Gets the status of the response; 0 when there was none.</summary>
    public int StatusCode { get; init; }

    /// <summary>Gets why there was no response; <see langword="null"/> when there was one.</summary>
    public string? Error { get; init; }

    /// <summary>Gets whether the webhook was disabled by it: it is told of no more changes until it is saved again.</summary>
    public bool HasDisabled { get; init; }

    /// <summary>Gets the fault that the delivery met; <see langword="null"/> for none.</summary>
    public Fault? Fault { get; init; }
}
