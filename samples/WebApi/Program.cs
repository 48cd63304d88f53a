using System.Text.Json.Serialization;
using Samples;
using WebApi;

var builder = WebApplication.CreateBuilder(args);

// In a program of yours these come from user secrets or the environment: SeaTable__Crm__Server, SeaTable__Crm__ApiToken.
await using var server = await SampleServer.StartAsync();
builder.Configuration.AddInMemoryCollection(server.Settings);
Demo.Configure(builder, server);

builder.Services.AddCrmBase(builder.Configuration.GetSection(SampleServer.Section));
builder.Services.AddValidation();

// A mistyped member is told, as is JSON that is none: see docs/json.md.
builder.Services.ConfigureHttpJsonOptions(
    options => options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow);
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddOutputCache();
builder.Services.AddSingleton<ContactChanges>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<SeaTableExceptionHandler>();
builder.AddTelemetry();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseOutputCache();
app.MapContacts();
app.MapHealth();

// SeaTable signs what it sends with the secret of the webhook. Without one anybody could, so there is no webhook then.
if (app.Configuration[$"{SampleServer.Section}:WebhookSecret"] is { Length: > 0 } secret)
    app.MapSeaTableWebhook<CrmBase>(ContactChanges.Path, secret, app.Services.GetRequiredService<ContactChanges>().HandleAsync);

await Demo.StartAsync(app, server);
await app.RunAsync();
