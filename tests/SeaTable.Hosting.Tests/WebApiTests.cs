using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SeaTable.Emulator;
using SeaTableWebApi;

namespace SeaTable.Hosting.Tests;

/// <summary>The web API of docs/hosting.md: which status what goes wrong becomes, and what the health check shows.</summary>
public sealed class WebApiTests : IAsyncLifetime
{
    private static readonly HttpClient s_http = new();
    private SeaTableEmulator _emulator = null!;
    private WebApplication _app = null!;
    private CrmBase _colleague = null!;
    private ContactsRow _ada = null!;

    public async Task InitializeAsync()
    {
        _emulator = await Crm.StartAsync();
        _colleague = new CrmBase(new SeaTableOptions { Server = _emulator.Server, ApiToken = _emulator.ApiToken });
        _ada = await _colleague.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead });

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Configuration.AddInMemoryCollection(_emulator.Settings());
        var added = builder.Services.AddCrmBase(builder.Configuration.GetSection(Crm.Section));
        builder.Services.Configure<SeaTableOptions>(added.Name, options => options.Retry.MaxAttempts = 1);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<SeaTableExceptionHandler>();
        _app = builder.Build();
        _app.UseExceptionHandler();
        _app.MapPatch("/contacts/{id}", PatchContactAsync);
        _app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task What_a_caller_did_wrong_and_what_somebody_else_was_faster_with_is_no_fault_of_the_server()
    {
        Assert.Equal(HttpStatusCode.OK, await PatchAsync(new("Ada L.", "Customer", false)));
        Assert.Equal(HttpStatusCode.BadRequest, await PatchAsync(new(null, "Emperor", false)));
        Assert.Equal(HttpStatusCode.BadRequest, await PatchAsync(new(new string('x', 10_001), null, false)));
        Assert.Equal(HttpStatusCode.NotFound, await PatchAsync(new("Ada", null, false), "A-row-id-nobody-has-ab"));
        Assert.Equal(HttpStatusCode.BadRequest, await PatchAsync(new("Ada", null, false), "no.id"));

        BeforeTheWrite(async () =>
        {
            _ada.Age = 36;
            await _colleague.Contacts.UpdateAsync(_ada);
        });
        Assert.Equal(HttpStatusCode.Conflict, await PatchAsync(new("Ada", null, true)));

        BeforeTheWrite(async () => await _colleague.Contacts.DeleteAsync(_ada));
        Assert.Equal(HttpStatusCode.NotFound, await PatchAsync(new("Ada", null, false)));
    }

    [Fact]
    public async Task What_is_the_fault_of_the_base_the_server_or_nobody_is_told_apart()
    {
        _emulator.DeleteOption("Contacts", "Status", "Customer");
        Assert.Equal(HttpStatusCode.InternalServerError, await PatchAsync(new(null, "Customer", false)));

        _emulator.Faults.Next(Fault.TooManyRequests(TimeSpan.Zero), HttpMethod.Put);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PatchAsync(new("Ada 1", null, false)));

        _emulator.Faults.Next(Fault.HtmlPage(HttpStatusCode.NotFound), HttpMethod.Put);
        Assert.Equal(HttpStatusCode.BadGateway, await PatchAsync(new("Ada 2", null, false)));
    }

    [Fact]
    public async Task The_health_check_says_which_base_answers_and_what_the_token_permits()
    {
        var health = await s_http.GetFromJsonAsync<JsonElement>(Address("/health"));

        Assert.Equal("Healthy", health.GetProperty("status").GetString());
        var check = health.GetProperty("checks").GetProperty("SeaTable SeaTable.Hosting.Tests.CrmBase");
        Assert.EndsWith(
            "answers, and the API token may read and write.", check.GetProperty("description").GetString(),
            StringComparison.Ordinal);
    }

    /// <summary>Somebody else acts between the read of the next request and its write.</summary>
    private void BeforeTheWrite(Func<Task> action) => _emulator.Faults.Next(
        Fault.RunAfter(action), HttpMethod.Get, $"rows/{_ada.RowId}", "Contacts");

    private async Task<HttpStatusCode> PatchAsync(ContactPatch patch, string? id = null)
    {
        using var response = await s_http.PatchAsJsonAsync(Address($"/contacts/{id ?? _ada.RowId}"), patch);
        return response.StatusCode;
    }

    private Uri Address(string path) => new(new Uri(_app.Urls.Single()), path);

    private static async Task<IResult> PatchContactAsync(string id, ContactPatch patch, CrmBase crm, CancellationToken ct)
    {
        if (await crm.Contacts.GetAsync(id, ct) is not { } contact)
            return Results.NotFound();

        contact.Name = patch.Name ?? contact.Name;
        contact.Status = patch.Status is { } status ? ContactsStatus.FromName(status) : contact.Status;
        if (patch.IsCareful)
            await crm.Contacts.UpdateAsync(contact, SeaTableUpdate.IfUnchanged, ct);
        else
            await crm.Contacts.UpdateAsync(contact, ct);

        return Results.Ok();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => new
        {
            status = entry.Value.Status.ToString(),
            entry.Value.Description,
        }),
    });

    private sealed record ContactPatch(string? Name, string? Status, bool IsCareful);
}
