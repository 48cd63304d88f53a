// A web application with two bases, which tries itself: it starts, answers requests, and looks at what was collected.
using System.Diagnostics;
using System.Net;
using Crm;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SeaTable.Emulator;

try
{
    await using var unconfigured = Build([], [], []);
    await unconfigured.StartAsync();
    throw new InvalidOperationException("It started without settings.");
}
catch (AggregateException e)
{
    Expect("what stopped it", true, e.InnerExceptions.All(one => one is OptionsValidationException));
    foreach (var setting in new[] { "SeaTable:Crm:Server", "SeaTable:Types:Server" })
        Expect(setting, true, e.Message.Contains($"{setting} is missing", StringComparison.Ordinal));
}

await using var contacts = await SeaTableEmulator.StartAsync("crm.seatable.json");
await using var types = await SeaTableEmulator.StartAsync("types.seatable.json");
List<Activity> spans = [];
List<Metric> metrics = [];
await using var app = Build(
    new()
    {
        ["SeaTable:Crm:Server"] = contacts.Server.AbsoluteUri,
        ["SeaTable:Crm:ApiToken"] = contacts.ApiToken,
        ["SeaTable:Types:Server"] = types.Server.AbsoluteUri,
        ["SeaTable:Types:ApiToken"] = types.ApiToken,
    },
    spans, metrics);
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

Expect("health", (HttpStatusCode.OK, "Healthy"), await GetAsync("/health"));
Expect("an added row", HttpStatusCode.OK, (await http.PostAsync("/contacts/Ada", null)).StatusCode);
Expect("the rows of both bases", (HttpStatusCode.OK, "1 and 0"), await GetAsync("/counts"));

app.Services.GetRequiredService<TracerProvider>().ForceFlush();
app.Services.GetRequiredService<MeterProvider>().ForceFlush();
foreach (var span in new[] { "append_rows Contacts", "SELECT Contacts", "SELECT Everything" })
    Expect($"spans {span}", true, spans.Any(one => one.Source.Name == "SeaTable" && one.DisplayName == span));

Expect("where the spans are", true, spans.All(one => one.ParentId is not null || one.Source.Name != "SeaTable"));
foreach (var metric in new[] { "db.client.operation.duration", "seatable.client.calls", "seatable.client.rows" })
    Expect($"metrics {metric}", true, metrics.Any(one => one.MeterName == "SeaTable" && one.Name == metric));

// A base whose server is gone is unhealthy, and the application says so.
await types.DisposeAsync();
await using var halfGone = Build(
    new()
    {
        ["SeaTable:Crm:Server"] = contacts.Server.AbsoluteUri,
        ["SeaTable:Crm:ApiToken"] = contacts.ApiToken,
        ["SeaTable:Types:Server"] = types.Server.AbsoluteUri,
        ["SeaTable:Types:ApiToken"] = types.ApiToken,
        ["SeaTable:Types:Retry:MaxAttempts"] = "1",
    },
    [], []);
await halfGone.StartAsync();
using var other = new HttpClient { BaseAddress = new Uri(halfGone.Urls.Single()) };
Expect("health without a server", HttpStatusCode.ServiceUnavailable, (await other.GetAsync("/health")).StatusCode);
Console.WriteLine("The web application ran to its end.");

static WebApplication Build(Dictionary<string, string?> settings, List<Activity> spans, List<Metric> metrics)
{
    var builder = WebApplication.CreateBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Configuration.AddInMemoryCollection(settings);
    builder.Services.AddCrmBase(builder.Configuration.GetSection("SeaTable:Crm"));
    builder.Services.AddTypesBase(builder.Configuration.GetSection("SeaTable:Types"));
    builder.Services.AddOpenTelemetry()
        .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore").AddInMemoryExporter(spans))
        .WithMetrics(telemetry => telemetry.AddInMemoryExporter(metrics));
    var app = builder.Build();
    app.MapHealthChecks("/health");
    app.MapPost("/contacts/{name}", (string name, CrmBase crm, CancellationToken ct) =>
        crm.Contacts.AddAsync(new ContactsRow { Name = name }, ct));
    app.MapGet("/counts", async (CrmBase crm, TypesBase types, CancellationToken ct) =>
        $"{await crm.Contacts.CountAsync(ct)} and {await types.Everything.CountAsync(ct)}");
    return app;
}

async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
{
    using var response = await http.GetAsync(path);
    return (response.StatusCode, await response.Content.ReadAsStringAsync());
}

static void Expect<T>(string what, T expected, T actual)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual))
        throw new InvalidOperationException($"{what}: expected {expected}, got {actual}");
}
