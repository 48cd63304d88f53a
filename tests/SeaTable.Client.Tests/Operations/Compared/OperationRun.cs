using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>A base with a few rows, the client whose calls are compared, and another one that makes things ready.</summary>
internal sealed class OperationRun : IAsyncDisposable
{
    private readonly Dictionary<string, string> _values = [];
    private readonly HttpClient _http;
    private readonly HttpClient _otherHttp;

    private OperationRun(SeaTableEmulator emulator, Action<SeaTableOptions>? configure)
    {
        Emulator = emulator;
        ApiToken = emulator.CreateApiToken(Ada);
        Sent = new SentCalls(emulator.CreateHandler());
        _http = new HttpClient(Sent);
        _otherHttp = new HttpClient(emulator.CreateHandler());
        var options = Crm.Options(emulator);
        Other = new CrmBase(options, _otherHttp);
        options.ApiToken = ApiToken;
        configure?.Invoke(options);
        Base = new CrmBase(options, _http);
    }

    internal static EmulatorUser Ada { get; } = new("ada@example.com", "secret");

    internal SeaTableEmulator Emulator { get; }

    internal SentCalls Sent { get; }

    /// <summary>Gets the base by the client whose calls are compared, which has a token of Ada's.</summary>
    internal CrmBase Base { get; }

    /// <summary>Gets the base by another client.</summary>
    internal CrmBase Other { get; }

    internal string ApiToken { get; }

    internal SeaTableClient Client => Base.Client;

    internal ContactsTable Contacts => Base.Contacts;

    /// <summary>Gets the id of a contact.</summary>
    internal string Row => _values["row"];

    internal ContactsRow Contact { get; private set; } = null!;

    internal CompaniesRow Company { get; private set; } = null!;

    /// <summary>Gets or sets what is done right before the method is called.</summary>
    internal Func<Task>? OnBegin { get; set; }

    internal static async Task<OperationRun> StartAsync(Action<SeaTableOptions>? configure = null)
    {
        var options = new SeaTableEmulatorOptions { InProcess = true, BigDataStorage = true };
        options.Users.Add(Ada);
        var run = new OperationRun(await SeaTableEmulator.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"), options), configure);
        run.Contact = await run.Other.Contacts.AddAsync(
            new ContactsRow { Name = "Ada", Age = 36, Status = ContactsStatus.Lead, AccountManagers = [Ada.Id] });
        run.Company = await run.Other.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        run.Set("row", run.Contact.RowId);
        run.Set("company", run.Company.RowId);
        run.Set("ada", Ada.Id);
        run.Set("base", run.Emulator.BaseUuid);
        run.Set("base name", run.Emulator.BaseName);
        run.Set("month", $"{DateTime.UtcNow:yyyy-MM}");
        return run;
    }

    internal void Set(string name, string value) => _values[name] = value;

    /// <summary>Begins with what is compared: the client has its token and knows the base, and nothing is sent so far.</summary>
    internal async Task BeginAsync()
    {
        await Client.GetMetadataAsync();
        Sent.Clear();
        if (OnBegin is { } begin)
            await begin();
    }

    /// <summary>Puts the values in the place of their names.</summary>
    internal string Fill(string text) =>
        _values.Aggregate(text, (filled, value) => filled.Replace($"${{{value.Key}}}", value.Value, StringComparison.Ordinal));

    internal JsonNode? Fill(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Select(
            member => KeyValuePair.Create(Fill(member.Key), Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
        _ => json?.DeepClone(),
    };

    /// <summary>Names and counts what is in the base.</summary>
    internal async Task<string> ShapeAsync()
    {
        var whole = await Other.Client.SendAsync(HttpMethod.Get, "");
        var tables = whole.GetProperty("tables").EnumerateArray().Select(table =>
            $"{table.GetProperty("name")}({Count(table, "rows")}): {Names(table, "columns")}; {Names(table, "views")}");
        return $"{string.Join(". ", tables)}. {await Other.Client.Comments.CountAsync(Row)} comments";
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _otherHttp.Dispose();
        await Emulator.DisposeAsync();
    }

    private static int Count(JsonElement table, string member) => table.GetProperty(member).GetArrayLength();

    private static string Names(JsonElement table, string member) =>
        string.Join(", ", table.GetProperty(member).EnumerateArray().Select(item => item.GetProperty("name").GetString()));
}
