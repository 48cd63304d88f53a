namespace SeaTable;

/// <summary>
/// Stands next to the network and lets an addition pass once. A handler that reads the content makes .NET send it from memory
/// from then on, of which the content itself learns nothing; and one that sends copies of a request shows them to it here only.
/// </summary>
internal sealed class SendOnceHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestContent.Of(request)?.Pass(request);
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestContent.Of(request)?.Pass(request);
        return base.Send(request, cancellationToken);
    }
}
