using SeaTable;
#if (!pull)
using SeaTable.Emulator;
#endif
using SeaTableWebApi;

var builder = WebApplication.CreateBuilder(args);

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
    (settings["Server"], settings["ApiToken"]) = (emulator.Server.AbsoluteUri, emulator.ApiToken);
#endif

builder.Services.AddCrmBase(settings);

// What callers did wrong is told by a status and a problem of it, which docs/hosting.md explains.
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<SeaTableExceptionHandler>();
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

var app = builder.Build();
app.UseExceptionHandler();

#if (pull)
// Write "crm." to see the tables of your base.
app.MapGet("/", async (CrmBase crm, CancellationToken ct) =>
    (await crm.Client.GetMetadataAsync(ct)).Tables.Select(table => table.Name));
#else
if (emulator is not null)
{
    await app.Services.GetRequiredService<CrmBase>().Contacts.AddRangeAsync(
    [
        new ContactsRow { Name = "Ada Lovelace", Email = "ada@example.com", Age = 36, Status = ContactsStatus.Lead },
        new ContactsRow { Name = "Grace Hopper", Email = "grace@example.com", Age = 45, Status = ContactsStatus.Customer },
    ]);
}

app.MapGet("/", () => Results.Redirect("/contacts"));

app.MapGet("/contacts", async (CrmBase crm, CancellationToken ct, int page = 1) => page < 1
    ? Results.Problem("The first page is 1.", statusCode: StatusCodes.Status400BadRequest)
    : Results.Ok((await crm.Contacts.OrderBy(c => c.Name).ToPageAsync(page, 100, ct)).Items));

app.MapGet("/contacts/{id}", async (string id, CrmBase crm, CancellationToken ct) =>
    await crm.Contacts.GetAsync(id, ct) is { } contact ? Results.Ok(contact) : Results.NotFound());

app.MapPost("/contacts", async (NewContact contact, CrmBase crm, CancellationToken ct) =>
{
    var row = await crm.Contacts.AddAsync(contact.ToRow(), ct);
    return Results.Created($"/contacts/{row.RowId}", row);
});
#endif

await app.RunAsync();
