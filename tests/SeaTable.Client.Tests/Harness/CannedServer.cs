using System.Net;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>A server that answers what a test tells it to, for answers that no good server gives.</summary>
internal sealed class CannedServer : HttpMessageHandler
{
    internal const string ApiToken = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>Answers an operation of the base; the token exchange is answered by itself.</summary>
    internal required Func<HttpRequestMessage, (HttpStatusCode Status, string Body)> Answer { get; init; }

    /// <summary>In which the bodies are sent.</summary>
    internal Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Is told the path of every operation.</summary>
    internal Action<string>? OnCall { get; init; }

    /// <summary>Answers the token exchange.</summary>
    internal Func<(HttpStatusCode Status, string Body)> Exchange { get; init; } =
        () => (HttpStatusCode.OK, """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""");

    internal CrmBase Connect(bool verifyWrites = true) => Connect(options => options.VerifyWrites = verifyWrites);

    internal CrmBase Connect(TimeProvider clock) => Connect(options => options.TimeProvider = clock);

    internal CrmBase Connect(Action<SeaTableOptions> configure)
    {
        var options = new SeaTableOptions
        {
            Server = new Uri("https://seatable.example"), ApiToken = ApiToken, Retry = Crm.OneTry(),
        };
        configure(options);
        return new CrmBase(options, new HttpClient(this));
    }

    /// <summary>A base whose table Contacts holds these rows.</summary>
    internal static CrmBase WithContacts(string rowsJson, Action<string>? onCall = null) => new CannedServer
    {
        OnCall = onCall,
        Answer = WithMetadata(_ => (HttpStatusCode.OK, Results(rowsJson))),
    }.Connect();

    /// <summary>Answers the sample's metadata, and anything else as it is told to.</summary>
    internal static Func<HttpRequestMessage, (HttpStatusCode Status, string Body)> WithMetadata(
        Func<HttpRequestMessage, (HttpStatusCode Status, string Body)> answer) =>
        request => request.RequestUri!.AbsolutePath.EndsWith("/metadata/", StringComparison.Ordinal)
            ? (HttpStatusCode.OK, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json")))
            : answer(request);

    /// <summary>The answer to a statement that selects.</summary>
    internal static string Results(string rowsJson) =>
        $$"""{"success":true,"error_message":"","is_join_stmt":false,"metadata":[],"results":{{rowsJson}}}""";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        OnCall?.Invoke(request.RequestUri!.AbsolutePath);
        var (status, body) = request.RequestUri!.AbsolutePath.Contains("app-access-token", StringComparison.Ordinal)
            ? Exchange() : Answer(request);
        return Task.FromResult(new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding, "application/json"), RequestMessage = request
        });
    }
}
