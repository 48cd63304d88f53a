using SeaTable;
#if (!pull)
using SeaTable.Emulator;
#endif
using SeaTableWebApi;

var builder = WebApplication.CreateBuilder(args);

// Server and API token: "dotnet user-secrets set SeaTable:Crm:ApiToken …", or SeaTable__Crm__ApiToken in the environment.
var settings = builder.Configuration.GetSection("SeaTable:Crm");
#if (!pull)

// Until there is one, while you develop: an emulator inside this program serves crm.seatable.json, and keeps nothing.
await using var emulator = builder.Environment.IsDevelopment() && settings["Server"] is null
    ? await SeaTableEmulator.StartAsync("crm.seatable.json") : null;
if (emulator is not null)
    (settings["Server"], settings["ApiToken"]) = (emulator.Server.AbsoluteUri, emulator.ApiToken);
#endif

builder.Services.AddCrmBase(settings);
builder.Services.AddProblemDetails();

var app = builder.Build();
app.UseExceptionHandler();

#if (pull)
// Write "crm." to see the tables of your base.
app.MapGet("/", async (CrmBase crm, CancellationToken ct) =>
    (await crm.Client.GetMetadataAsync(ct)).Tables.Select(table => table.Name));
#else
app.MapGet("/contacts", async (CrmBase crm, CancellationToken ct) =>
    await crm.Contacts.OrderBy(c => c.Name).Take(100).ToListAsync(ct));

app.MapGet("/contacts/{id}", async (string id, CrmBase crm, CancellationToken ct) =>
    await crm.Contacts.GetAsync(id, ct) is { } contact ? Results.Ok(contact) : Results.NotFound());

app.MapPost("/contacts", async (ContactsRow contact, CrmBase crm, CancellationToken ct) =>
{
    await crm.Contacts.AddAsync(contact, ct);
    return Results.Created($"/contacts/{contact.RowId}", contact);
});
#endif

await app.RunAsync();
