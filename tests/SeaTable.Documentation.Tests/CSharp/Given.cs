// What the pages' code takes for granted: a client, rows that are stored in its base, and values. A local variable of the same
// name hides each of these.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SeaTable;
using SeaTable.Emulator;

namespace Acme;

public sealed class OnlyGiven : Given;

public abstract class Given : IAsyncDisposable
{
    private WebApplicationBuilder? _builder;
    private WebApplication? _app;

    public SeaTableEmulator emulator = null!;
    public CrmBase crm = null!;
    public CrmBase colleague = null!;

    public ContactsRow ada = new() { Name = "Ada", Age = 36, Email = "ada@example.com", Status = ContactsStatus.Lead };
    public ContactsRow bob = new() { Name = "Bob", Age = 17, Email = "bob@example.com", Status = ContactsStatus.Customer };
    public CompaniesRow acme = new() { Name = "Acme" };
    public CompaniesRow initech = new() { Name = "Initech" };
    public DealsRow deal = new() { Title = "Rocket", Amount = 20_000, Stage = DealsStage.Negotiation };
    public ContactsRow row = null!;
    public ContactsRow mine = null!;
    public ContactsRow theirs = null!;
    public ContactsRow[] rows = null!;
    public CompaniesRow[] others = null!;
    public string rowId = null!;
    public string id = null!;
    public string[] ids = null!;

    public int min = 18, age = 18;
    public int? minAge = 18;
    public string search = "a";
    public string[] words = ["a", "b"];
    public List<ContactsStatus> statuses = [ContactsStatus.Lead, ContactsStatus.Customer];
    public DateTimeOffset longAgo = DateTimeOffset.UtcNow.AddYears(-1);
    public CancellationToken ct = CancellationToken.None;
    public Stream stream = null!;
    public Progress<SeaTableProgress> progress = new();
    public ILoggerFactory loggerFactory = LoggerFactory.Create(_ => { });
    public Mails mails = new();

    public SeaTableColumnOperations columns => crm.Client.Columns;
    public SeaTableOptions options => new() { Server = emulator.Server, ApiToken = emulator.ApiToken };
    public WebApplicationBuilder builder => _builder ??= NewBuilder();
    public WebApplication app => _app ??= Build();
    public IServiceCollection services => builder.Services;
    public IConfigurationSection section => builder.Configuration.GetSection("SeaTable:Crm");
    public TestServer application => StartApplication();

    public async Task OpenAsync()
    {
        emulator = await SeaTableEmulator.StartAsync("crm.seatable.json", new SeaTableEmulatorOptions
        {
            Users = { new EmulatorUser("bob@example.com", "secret") },
        });
        Environment.SetEnvironmentVariable(SeaTableOptions.ServerVariable, emulator.Server.ToString());
        Environment.SetEnvironmentVariable(SeaTableOptions.ApiTokenVariable, emulator.ApiToken);
        crm = new CrmBase(options);
        colleague = new CrmBase(options);
        await crm.Companies.AddRangeAsync([acme, initech]);
        await crm.Contacts.AddRangeAsync([ada, bob]);
        await crm.Deals.AddAsync(deal);
        await crm.Contacts.Links.Company.AddAsync(ada, acme);
        row = (await crm.Contacts.GetAsync(ada.RowId))!;
        (mine, theirs) = (row, (await colleague.Contacts.GetAsync(bob.RowId))!);
        rows = [new() { Name = "Carl", Email = "carl@example.com" }, new() { Name = "Dora", Email = "dora@example.com" }];
        others = [acme, initech];
        var more = await crm.Contacts.AddRangeAsync([new() { Name = "Eve" }, new() { Name = "Fay" }]);
        (rowId, id, ids) = (more[0].RowId, ada.RowId, [more[1].RowId]);
        stream = new MemoryStream([1, 2, 3]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();

        await emulator.DisposeAsync();
    }

    public static Task ImportAsync(CrmBase crm) => crm.Contacts.AddRangeAsync(ReadCsv("contacts.csv"));

    public static IAsyncEnumerable<ContactsRow> ReadContacts(string path) => ReadCsv(path);

    public static async IAsyncEnumerable<ContactsRow> ReadCsv(string path)
    {
        await Task.Yield();
        for (var number = 0; number < 1500; number++)
            yield return new ContactsRow { Name = $"{path} {number}" };
    }

    private WebApplicationBuilder NewBuilder()
    {
        var made = WebApplication.CreateBuilder();
        made.Configuration["SeaTable:Crm:Server"] = emulator.Server.ToString();
        made.Configuration["SeaTable:Crm:ApiToken"] = emulator.ApiToken;
        made.Configuration["Crm:WebhookSecret"] = "secret";
        return made;
    }

    private WebApplication Build()
    {
        if (builder.Services.All(service => service.ServiceType != typeof(CrmBase)))
            builder.Services.AddCrmBase(section);

        return builder.Build();
    }

    private static TestServer StartApplication()
    {
        var made = WebApplication.CreateBuilder();
        made.WebHost.UseTestServer();
        var started = made.Build();
        started.MapPost("/hooks/crm", () => Results.Ok());
        started.StartAsync().GetAwaiter().GetResult();
        return started.GetTestServer();
    }

    public sealed class Mails
    {
        public Task WelcomeAsync(string email, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    public sealed class MyHandler : DelegatingHandler;
}
