using SeaTable;
#if (!pull)
using SeaTable.Emulator;
#endif
using SeaTableWorker;

var builder = Host.CreateApplicationBuilder(args);

// Server and API token: SEATABLE_SERVER and SEATABLE_API_TOKEN in the environment, or both in this section: while you develop by
// "dotnet user-secrets set SeaTable:Crm:Server …" and "dotnet user-secrets set SeaTable:Crm:ApiToken …", elsewhere by
// SeaTable__Crm__Server and SeaTable__Crm__ApiToken in the environment.
var settings = builder.Configuration.GetSection("SeaTable:Crm");
if (settings["Server"] is null && settings["ApiToken"] is null)
{
    settings["Server"] = builder.Configuration[SeaTableOptions.ServerVariable];
    settings["ApiToken"] = builder.Configuration[SeaTableOptions.ApiTokenVariable];
}
#if (!pull)

// Until there is one, while you develop: an emulator inside this program serves crm.seatable.json, and keeps nothing.
await using var emulator = builder.Environment.IsDevelopment() && settings["Server"] is null
    ? await SeaTableEmulator.StartAsync("crm.seatable.json") : null;
if (emulator is not null)
{
    (settings["Server"], settings["ApiToken"]) = (emulator.Server.AbsoluteUri, emulator.ApiToken);
    builder.Services.AddHostedService<Demo>();
}
#endif

builder.Services.AddCrmBase(settings);
builder.Services.AddHostedService<ChangeLogger>();

using var host = builder.Build();
await host.RunAsync();
