using System.Globalization;
using Samples;
using Worker;

var builder = Host.CreateApplicationBuilder(args);

// What has to be there after a restart: the position of the watch and, without a server, the base of the emulator.
var state = Directory.CreateDirectory(builder.Configuration["state"] ?? "state").FullName;

// In a program of yours these come from user secrets or the environment: SeaTable__Crm__Server, SeaTable__Crm__ApiToken.
await using var server = await SampleServer.StartAsync(Path.Combine(state, "emulator.db"));
builder.Configuration.AddInMemoryCollection(server.Settings);

builder.Services.AddCrmBase(builder.Configuration.GetSection(SampleServer.Section));
builder.Services.AddSingleton(new KeptPosition(Path.Combine(state, "position.txt")));
builder.Services.AddHostedService<KickOffWorker>();
#if EMULATOR
if (server.Emulator is not null)
    builder.Services.AddHostedService<SalesDemo>();
#endif

using var host = builder.Build();

// "--seconds 10" ends it by itself; without that it runs until Ctrl+C, or until whoever has started it sends SIGTERM.
using var end = builder.Configuration["seconds"] is { } seconds
    ? new CancellationTokenSource(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)))
    : new CancellationTokenSource();
await host.RunAsync(end.Token);
