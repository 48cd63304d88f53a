using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SeaTable.Emulator;

namespace SeaTable.Hosting.Tests.Webhooks;

/// <summary>An application with a webhook, and the emulator whose base tells it of changes.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    /// <summary>The secret of the webhook, new for each run.</summary>
    internal static readonly string Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    private static readonly HttpClient s_http = new();

    private readonly Channel<SeaTableChange<SeaTableRow>> _told = Channel.CreateUnbounded<SeaTableChange<SeaTableRow>>();

    private WebhookApp(SeaTableEmulator emulator, WebApplication app)
    {
        (Emulator, App) = (emulator, app);
        Crm = new CrmBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });
    }

    internal SeaTableEmulator Emulator { get; }

    internal WebApplication App { get; }

    /// <summary>Somebody else's client.</summary>
    internal CrmBase Crm { get; }

    internal LogLines Log { get; private init; } = new();

    /// <summary>Runs before a change is taken.</summary>
    internal Func<SeaTableChange<SeaTableRow>, Task>? OnChange { get; set; }

    internal Uri Address => new(new Uri(App.Urls.Single()), "hooks/crm");

    internal static async Task<WebhookApp> StartAsync()
    {
        var emulator = await Tests.Crm.StartAsync();
        var log = new LogLines();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        builder.Configuration.AddInMemoryCollection(emulator.Settings());
        builder.Services.AddCrmBase(builder.Configuration.GetSection(Tests.Crm.Section));
        var app = builder.Build();
        var started = new WebhookApp(emulator, app) { Log = log };
        app.MapSeaTableWebhook<CrmBase>("/hooks/crm", Secret, async (change, _) =>
        {
            if (started.OnChange is { } before)
                await before(change);

            started._told.Writer.TryWrite(change);
        });
        await app.StartAsync();
        return started;
    }

    /// <summary>Adds the webhook to the base.</summary>
    internal void Connect() => Emulator.Webhooks.Add(Address.AbsoluteUri, Secret);

    internal async Task<SeaTableChange<SeaTableRow>> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _told.Reader.ReadAsync(limit.Token);
    }

    internal int Waiting() => _told.Reader.Count;

    internal async Task<int> PostAsync(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body, Encoding.UTF8) };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-SeaTable-Signature", signature);

        using var response = await s_http.SendAsync(request);
        return (int)response.StatusCode;
    }

    internal Task<int> PostSignedAsync(string body) => PostAsync(body, Sign(body));

    internal static string Sign(string body) => "sha256=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));

    /// <summary>The body of an event about a contact.</summary>
    internal string Event(
        string rowId, string type = "modify_row", string? baseUuid = null, string time = "1790000000.25", string cells = "")
    {
        var uuid = (baseUuid ?? Emulator.BaseUuid).Replace("-", "", StringComparison.Ordinal);
        return $$$"""
            {"event": "update", "data": {"dtable_uuid": "{{{uuid}}}", "table_id": "k7Qd", "row_id": "{{{rowId}}}",
            "row_data": [{{{cells}}}], "op_type": "{{{type}}}", "op_user": "x", "op_time": {{{time}}}, "row_count": 1}}
            """;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
