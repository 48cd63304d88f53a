using System.Net;
using System.Text;

namespace SeaTable.Hosting.Tests.Secrecy;

/// <summary>
/// A server that repeats the token of a call in what it answers: where it is told to, and written as it is told to.
/// </summary>
internal sealed class EchoingServer : HttpMessageHandler
{
    private const string Uuid = "5c264e76-0e5a-448a-9f34-580b551364ca";

    private static readonly string s_schema = Path.Combine(AppContext.BaseDirectory, "crm.seatable.json");

    private int _exchanges;

    /// <summary>How the token is written.</summary>
    internal Func<string, string> Form { get; set; } = token => token;

    /// <summary>What happens to calls of the base.</summary>
    internal Fault Operations { get; set; }

    /// <summary>What happens to exchanges of the API token.</summary>
    internal Fault Exchange { get; set; }

    /// <summary>All tokens that were sent here, or given from here.</summary>
    internal HashSet<string> Tokens { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = request.Headers.Authorization!.Parameter!;
        lock (Tokens)
            Tokens.Add(token);

        if (request.Content is { } content)
            await content.CopyToAsync(Stream.Null, cancellationToken);

        var path = request.RequestUri!.AbsolutePath;
        var isExchange = path.Contains("app-access-token", StringComparison.Ordinal);
        var response = isExchange && Exchange == Fault.None ? Json(BaseTokenAnswer())
            : isExchange ? Fail(Exchange, Form(token))
            : Operations != Fault.None ? Fail(Operations, Form(token))
            : Json(path.EndsWith("/metadata/", StringComparison.Ordinal)
                ? await File.ReadAllTextAsync(s_schema, cancellationToken)
                : """{"success":true,"metadata":[],"results":[]}""");
        response.RequestMessage = request;
        response.Headers.TryAddWithoutValidation("X-Echo", Form(token));
        response.Headers.TryAddWithoutValidation("Set-Cookie", $"session={Form(token)}");
        return response;
    }

    private string BaseTokenAnswer()
    {
        var number = Interlocked.Increment(ref _exchanges) % 3;
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $$"""{"exp":4102444800,"permission":"rw","n":{{number}}}""")).TrimEnd('=');
        // No other test's token begins like that, whose buffers may be pooled in the same process.
        var token = $"eyJ0eXAiOiJzY2FuIiwiYWxnIjoiSFMyNTYifQ.{payload}.c2lnbmF0dXJl-{number}-b2YtYS1iYXNlLXRva2Vu";
        lock (Tokens)
            Tokens.Add(token);

        return $$"""
            {"access_token":"{{token}}","dtable_uuid":"{{Uuid}}","dtable_name":"crm",
             "dtable_server":"https://{{token}}@elsewhere.example/api-gateway/"}
            """;
    }

    private static HttpResponseMessage Fail(Fault fault, string token) => fault switch
    {
        Fault.Throws => throw new HttpRequestException(
            $"Received an invalid header line: '{token}'.", new IOException($"At {token}.") { Data = { ["line"] = token } }),
        Fault.ThrowsManyOnes =>
            throw new AggregateException("Several.", new IOException("One."), new IOException($"At {token}.")),
        Fault.BreaksOff => Json($$"""{"error_msg":"{{token}}"""),
        Fault.Page => Body(HttpStatusCode.OK, $"<html><title>{token}</title>{token}</html>", "text/html"),
        Fault.Redirect => new HttpResponseMessage(HttpStatusCode.Found)
        {
            Headers =
            {
                { "Location", $"https://{Uri.EscapeDataString(token)}@elsewhere.example/?t={Uri.EscapeDataString(token)}" },
            },
        },
        Fault.RedirectsToHost => new HttpResponseMessage(HttpStatusCode.Found)
        {
            Headers = { { "Location", $"https://{(Uri.CheckHostName(token) == UriHostNameType.Dns ? token : "x")}.example/" } },
        },
        _ => Body((HttpStatusCode)(int)fault, $$"""{"error_message":"Bad token '{{token}}', {{token}}.","code":"{{token}}"}"""),
    };

    private static HttpResponseMessage Json(string body) => Body(HttpStatusCode.OK, body);

    private static HttpResponseMessage Body(HttpStatusCode status, string body, string type = "application/json") => new(status)
    {
        ReasonPhrase = status.ToString(), Content = new StringContent(body, Encoding.UTF8, type),
    };
}

/// <summary>What happens to a call; by its status where it has one.</summary>
internal enum Fault
{
    None,
    Throws,
    ThrowsManyOnes,
    BreaksOff,
    Page,
    Redirect,
    RedirectsToHost,
    BadRequest = 400,
    Unauthorized = 401,
    Forbidden = 403,
    NotFound = 404,
    TooManyRequests = 429,
    InternalServerError = 500,
    ServiceUnavailable = 503,
}
