using System.Net;
using System.Text;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>A server that answers all calls the same, whatever SeaTable would, once the API token is exchanged.</summary>
internal sealed class OddServer : IDisposable
{
    private const string Exchange = "app-access-token";

    private static int s_count;

    private readonly HttpListener _listener = new();
    private readonly string _variable = $"SEATABLE_ODD_TESTS_{Interlocked.Increment(ref s_count)}";

    private OddServer(int status, string body, bool exchanges)
    {
        for (var port = 20_000 + Random.Shared.Next(20_000); ; port++)
        {
            try
            {
                _listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
                _listener.Start();
                Address = $"http://127.0.0.1:{port}";
                break;
            }
            catch (HttpListenerException)
            {
                // Somebody has that port.
            }
        }

        Environment.SetEnvironmentVariable(_variable, Token);
        _ = AnswerAsync(status, body, exchanges);
    }

    internal static string Token => "0123456789abcdef0123456789abcdef01234567";

    internal string Address { get; }

    /// <param name="status">The status of all answers.</param>
    /// <param name="body">Their body.</param>
    /// <param name="exchanges">Whether the exchange of the API token succeeds.</param>
    internal static OddServer Start(int status, string body, bool exchanges = true) => new(status, body, exchanges);

    internal Task<ToolRun> RunAsync(params string[] arguments) =>
        ToolRun.StartAsync(
        [.. arguments, .. arguments.Contains("--server") ? [] : new[] { "--server", Address }, "--token-variable", _variable]);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        _listener.Close();
    }

    private async Task AnswerAsync(int status, string body, bool exchanges)
    {
        while (true)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var isExchange = exchanges && call.Request.RawUrl!.Contains(Exchange, StringComparison.Ordinal);
            call.Response.StatusCode = isExchange ? 200 : status;
            if (status is >= 300 and < 400 && !isExchange)
                call.Response.RedirectLocation = "https://elsewhere.example/login";

            call.Response.Close(Encoding.UTF8.GetBytes(isExchange ? AccessJson() : body), willBlock: true);
        }
    }

    private static string AccessJson()
    {
        var claims = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"exp":4102444800,"permission":"rw"}""")).TrimEnd('=');
        return $$"""
            { "app_name": "x", "access_token": "eyJhbGciOiJIUzI1NiJ9.{{claims}}.c2ln", "dtable_uuid":
              "b1b3f2a4-0000-4000-8000-000000000000", "dtable_name": "odd" }
            """;
    }
}
