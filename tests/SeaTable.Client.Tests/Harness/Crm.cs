using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>An emulator with the sample's base, and the generated client on it.</summary>
internal sealed class Crm : IAsyncDisposable
{
    private Crm(SeaTableEmulator emulator, Wire wire, SeaTableOptions options)
    {
        Emulator = emulator;
        Wire = wire;
        Http = new HttpClient(wire);
        Base = new CrmBase(options, Http);
    }

    internal SeaTableEmulator Emulator { get; }

    /// <summary>What goes over the wire, and what happens to it there.</summary>
    internal Wire Wire { get; }

    internal HttpClient Http { get; }

    internal CrmBase Base { get; }

    internal ContactsTable Contacts => Base.Contacts;

    internal static async Task<Crm> StartAsync(Action<SeaTableOptions>? configure = null,
        SeaTableEmulatorOptions? emulatorOptions = null)
    {
        var emulator = await SeaTableEmulator.StartAsync(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"),
            emulatorOptions);
        var options = Options(emulator);
        configure?.Invoke(options);
        return new Crm(emulator, new Wire(), options);
    }

    /// <summary>The options of a client on an emulator.</summary>
    internal static SeaTableOptions Options(SeaTableEmulator emulator) =>
        new() { Server = emulator.Server, ApiToken = emulator.ApiToken, Retry = OneTry() };

    /// <summary>Most tests are about what becomes of one failure, so they see the first.</summary>
    internal static SeaTableRetryOptions OneTry() => new() { MaxAttempts = 1 };

    /// <summary>Lets two columns of the table Contacts swap their names, as a colleague may.</summary>
    internal bool Swap(string one, string other)
    {
        Emulator.RenameColumn("Contacts", one, "in between");
        Emulator.RenameColumn("Contacts", other, one);
        Emulator.RenameColumn("Contacts", "in between", other);
        return true;
    }

    /// <summary>Another client on the same base, with options of its own.</summary>
    internal CrmBase Client(Action<SeaTableOptions> configure)
    {
        var options = Options(Emulator);
        configure(options);
        return new CrmBase(options, Http);
    }

    /// <summary>Sends a call that the client does not have.</summary>
    internal async Task SendAsync(HttpMethod method, string path, string body)
    {
        using var http = new HttpClient { BaseAddress = Emulator.Server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Emulator.ApiToken);
        var token = await http.GetFromJsonAsync<JsonNode>(new Uri("api/v2.1/dtable/app-access-token/", UriKind.Relative));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)token!["access_token"]);
        using var request = new HttpRequestMessage(
            method, new Uri($"api-gateway/api/v2/dtables/{Emulator.BaseUuid}/{path}", UriKind.Relative))
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }
}
