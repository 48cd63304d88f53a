using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SeaTable.Emulator;
using SeaTableWebApi;

namespace SeaTable.Hosting.Tests.Rows;

/// <summary>The web API of docs/json.md, whose requests and responses are rows.</summary>
internal sealed class RowApi : IAsyncDisposable
{
    private static readonly HttpClient s_http = new();
    private readonly WebApplication _app;

    private RowApi(SeaTableEmulator emulator, WebApplication app) => (Emulator, _app) = (emulator, app);

    internal SeaTableEmulator Emulator { get; }

    /// <summary>Starts the API on an empty base.</summary>
    /// <param name="hasReflection">Whether System.Text.Json looks at the classes of rows, or takes what generated code
    /// tells.</param>
    internal static async Task<RowApi> StartAsync(bool hasReflection = true)
    {
        var emulator = await Crm.StartAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = nameof(RowApi) });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Configuration.AddInMemoryCollection(emulator.Settings());
        builder.Services.AddCrmBase(builder.Configuration.GetSection(Crm.Section));
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            if (!hasReflection)
                options.SerializerOptions.TypeInfoResolverChain.Insert(0, CrmBase.JsonTypeInfoResolver);
        });
        builder.Services.AddOpenApi(options => options.AddSchemaTransformer(CrmBase.DescribeRowsAsync));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<SeaTableExceptionHandler>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapOpenApi();
        app.MapGet("/contacts", (CrmBase crm, CancellationToken ct) => crm.Contacts.ToListAsync(ct));
        app.MapGet("/contacts/{id}", FindAsync);
        app.MapPost("/contacts", AddAsync);
        app.MapPatch("/contacts/{id}", ChangeAsync);
        await app.StartAsync();
        return new RowApi(emulator, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    internal CrmBase Connect() => new(new SeaTableOptions { Server = Emulator.Server, ApiToken = Emulator.ApiToken });

    /// <summary>Sends JSON as it stands, and returns the status and the body.</summary>
    internal async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(_app.Urls.Single()), path));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

        using var response = await s_http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<Results<Ok<ContactsRow>, NotFound>> FindAsync(string id, CrmBase crm, CancellationToken ct) =>
        await crm.Contacts.GetAsync(id, ct) is { } contact ? TypedResults.Ok(contact) : TypedResults.NotFound();

    private static async Task<Created<ContactsRow>> AddAsync(ContactsRow contact, CrmBase crm, CancellationToken ct)
    {
        await crm.Contacts.AddAsync(contact, ct);
        return TypedResults.Created($"/contacts/{contact.RowId}", contact);
    }

    private static async Task<NoContent> ChangeAsync(string id, ContactsRow changes, CrmBase crm, CancellationToken ct)
    {
        await crm.Contacts.UpdateAsync(changes.WithRowId(id), ct);
        return TypedResults.NoContent();
    }
}
