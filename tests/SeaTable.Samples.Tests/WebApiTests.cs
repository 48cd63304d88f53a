using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SeaTable.Samples.Tests.Harness;

namespace SeaTable.Samples.Tests;

/// <summary>samples/WebApi, as it starts without a server: its three contacts, over HTTP.</summary>
public sealed class WebApiTests : IAsyncLifetime
{
    private static readonly HttpClient s_http = new();

    private readonly Sample _sample = Sample.Start(
        "WebApi", null, null, "--urls", "http://127.0.0.1:0", "--telemetry", "console");

    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        var line = await _sample.LineAsync("Now listening on: ");
        _address = new Uri(line[line.IndexOf("http:", StringComparison.Ordinal)..]);
        await _sample.LineAsync("An emulator of SeaTable runs");
    }

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task Contacts_are_filtered_paged_read_added_and_changed()
    {
        var page = await GetAsync("/contacts?size=2");
        Assert.Equal(
            ["Ada Lovelace", "Charles Babbage"],
            page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(2, page.GetProperty("pages").GetInt64());
        Assert.Equal(1, (await GetAsync("/contacts?search=ada&minAge=20&status=Lead")).GetProperty("total").GetInt64());

        var added = await s_http.PostAsJsonAsync(At("/contacts"), new { name = "Grace Hopper", status = "Lead" });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var location = added.Headers.Location!.OriginalString;
        var changed = await s_http.PatchAsJsonAsync(At(location), new { age = 85 });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var grace = await GetAsync(location);
        Assert.Equal(
            ("Grace Hopper", "Lead", 85), (grace.GetProperty("name").GetString(), grace.GetProperty("status").GetString(),
            grace.GetProperty("age").GetInt32()));

        var emptied = await s_http.PatchAsJsonAsync(At(location), new { age = (int?)null });
        Assert.Equal(HttpStatusCode.OK, emptied.StatusCode);
        grace = await GetAsync(location);
        Assert.Equal(
            ("Grace Hopper", JsonValueKind.Null), (grace.GetProperty("name").GetString(), grace.GetProperty("age").ValueKind));
    }

    [Fact]
    public async Task A_patch_that_cannot_be_what_was_meant_changes_nothing_and_says_why()
    {
        var added = await s_http.PostAsJsonAsync(At("/contacts"), new { name = "Grace Hopper" });
        var location = added.Headers.Location!.OriginalString;

        Assert.Contains("nmae", await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { nmae = "Grace" })));
        Assert.Contains("Phone", await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { phone = "1" })));
        Assert.Contains("name", await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { name = "" })));
        Assert.Contains("name", await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { name = new string('x', 201) })));
        Assert.Contains("email", await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { email = "x" })));
        await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { age = 151 }));
        await RefusedAsync(s_http.PatchAsJsonAsync(At(location), new { status = "Emperor" }));
        await RefusedAsync(s_http.PatchAsync(At(location), new StringContent("{", null, "application/json")));
        Assert.Equal("Grace Hopper", (await GetAsync(location)).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(
            s_http.PatchAsJsonAsync(At("/contacts/A-row-id-nobody-has-ab"), new { age = 1 })));

        // Who accepts no JSON is told by the status.
        using var plain = new HttpRequestMessage(HttpMethod.Patch, At("/contacts/A-row-id-nobody-has-ab"))
        {
            Content = JsonContent.Create(new { age = 1 }),
            Headers = { { "Accept", "text/plain" } },
        };
        using var answer = await s_http.SendAsync(plain);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_callers_do_wrong_is_told_by_status_and_problem()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(s_http.GetAsync(At("/contacts?size=0"))));
        Assert.Contains("Customer", await RefusedAsync(s_http.GetAsync(At("/contacts?status=Nonsense"))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(s_http.GetAsync(At("/contacts/A-row-id-nobody-has-ab"))));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(s_http.PostAsJsonAsync(At("/contacts"), new { email = "x" })));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(
            s_http.PostAsJsonAsync(At("/contacts"), new { name = "Ada", status = "Emperor" })));
        Assert.Equal(HttpStatusCode.Unauthorized, (await s_http.PostAsJsonAsync(At("/hooks/crm"), new { })).StatusCode);
    }

    [Fact]
    public async Task A_kept_answer_is_dropped_when_the_webhook_tells_of_a_change()
    {
        Assert.Equal(1, (await GetAsync("/contacts/summary")).GetProperty("Lead").GetInt64());

        await s_http.PostAsJsonAsync(At("/contacts"), new { name = "Grace Hopper", status = "Lead" });
        await _sample.LineAsync("Inserted: contact");

        Assert.Equal(2, (await GetAsync("/contacts/summary")).GetProperty("Lead").GetInt64());
    }

    [Fact]
    public async Task Health_names_the_base_and_spans_show_the_calls_of_a_request()
    {
        var health = await GetAsync("/health");

        Assert.Equal("Healthy", health.GetProperty("status").GetString());
        await GetAsync("/contacts");
        await _sample.LineAsync("SELECT Contacts");
        await _sample.LineAsync("GET /contacts");
    }

    private Uri At(string path) => new(_address, path);

    private Task<JsonElement> GetAsync(string path) => s_http.GetFromJsonAsync<JsonElement>(At(path));

    private static async Task<string> RefusedAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return response.StatusCode;
    }
}
