using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SeaTable.Hosting.Tests.Secrecy;

/// <summary>
/// A run through all that can go wrong at a server which repeats tokens, and a scan of all that came of it: logs of the client,
/// of the hosting and of the HTTP client, spans, measurements, exceptions, health, what serializes, and what a debugger shows.
/// </summary>
public sealed class SecrecyScanTests
{
    private static readonly string[] s_apiTokens =
        ["7c1e5a90b3d24f68a7e0c5d1f2b3948576a1c0de", "e4b7709d1f3c42a58b6de0f9a1c7352846bd90fa"];

    [Fact]
    public async Task Nothing_that_is_logged_thrown_traced_dumped_serialized_or_shown_by_a_debugger_holds_a_token()
    {
        using var collected = new Collected();
        var server = new EchoingServer();
        foreach (var fault in Enum.GetValues<Fault>())
        {
            foreach (var (name, write) in TokenForms.All)
            {
                server.Form = write;
                // A repeat would only wait for the next exchange.
                await using var application = Application(server, collected, maxAttempts: 1);
                (server.Exchange, server.Operations) = (fault, Fault.None);
                await UseAsync(application, collected, $"exchange, {fault}, {name}");

                (server.Exchange, server.Operations) = (Fault.None, Fault.None);
                await using var connected = Application(server, collected);
                await connected.GetRequiredService<CrmBase>().Contacts.ToListAsync();
                server.Operations = fault;
                await UseAsync(connected, collected, $"operations, {fault}, {name}");
            }
        }

        var texts = collected.Texts;
        foreach (var kind in new[]
        {
            "log", "log {OriginalFormat}", "span", "tag error.type", "seatable.client.calls", "health", "debugger", "json",
            "exception",
        })
        {
            Assert.Contains(texts, text => text.StartsWith(kind, StringComparison.Ordinal));
        }

        Assert.Contains(texts, text => text.Contains("Received 403 for POST", StringComparison.Ordinal));
        Assert.Equal(5, server.Tokens.Count);
        var parts = TokenForms.PartsOf(server.Tokens);
        Assert.Equal([], texts.Select(text => (Found: TokenForms.FindIn(text, parts), text))
            .Where(one => one.Found is not null).Select(one => $"{one.Found} in {one.text}").Take(20));
    }

    [Fact]
    public void The_scan_finds_tokens_in_each_of_their_forms()
    {
        var parts = TokenForms.PartsOf(s_apiTokens);

        Assert.All(TokenForms.All, form => Assert.NotNull(TokenForms.FindIn($"At '{form.Write(s_apiTokens[0])}'.", parts)));
        Assert.Null(TokenForms.FindIn("At '(token)', 7c1e5a90b3d.", parts));
        Assert.Contains("secret", DebuggerView.TextsOf(new { Inner = new { Text = "secret" } }));
    }

    private static async Task UseAsync(ServiceProvider application, Collected collected, string what)
    {
        var crm = application.GetRequiredService<CrmBase>();
        Func<Task>[] calls =
        [
            () => crm.Contacts.ToListAsync(),
            () => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            () => crm.Contacts.GetAsync("AAAAAAAAAAAAAAAAAAAAAA"),
            () => crm.SqlAsync($"SELECT Name FROM Contacts LIMIT 10"),
            () => crm.Client.GetMetadataAsync(),
            () => { crm.Client.UseApiToken(s_apiTokens[1]); return crm.Contacts.ToListAsync(); },
        ];
        foreach (var call in calls)
        {
            var error = await Record.ExceptionAsync(call);
            for (var e = error; e is not null; e = e.InnerException)
            {
                collected.Add($"exception, {what}", $"{e} {(e as SeaTableException)?.RetryAfter}");
                foreach (System.Collections.DictionaryEntry entry in e.Data)
                    collected.Add($"exception, {what}, data", $"{entry.Key} {entry.Value}");
            }

            if (error is not null)
            {
                foreach (var text in DebuggerView.TextsOf(error))
                    collected.Add($"debugger, {what}", text);
            }
        }

        var report = await application.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        foreach (var entry in report.Entries.Values)
            collected.Add($"health, {what}", $"{entry.Description} {entry.Exception} {string.Join(" ", entry.Data)}");

        var options = application.GetRequiredService<IOptionsMonitor<SeaTableOptions>>().Get($"{typeof(CrmBase)}");
        collected.Add("json", JsonSerializer.Serialize(options));
        foreach (var text in DebuggerView.TextsOf(crm, options, report))
            collected.Add("debugger", text);
    }

    private static ServiceProvider Application(EchoingServer server, Collected collected, int maxAttempts = 2)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(collected));
        services.AddCrmBase(options =>
        {
            (options.Server, options.ApiToken) = (new Uri("https://seatable.example"), s_apiTokens[0]);
            (options.Retry.MaxAttempts, options.Retry.BaseDelay) = (maxAttempts, TimeSpan.Zero);
            options.Retry.TotalTimeout = TimeSpan.FromSeconds(10); // Shorter than the wait after a 429.
        }).ConfigurePrimaryHttpMessageHandler(() => server);
        return services.BuildServiceProvider();
    }
}
