using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using SeaTable.Emulator;

namespace Acme;

/// <summary>Bases in an app host that runs, with a program beside them.</summary>
public sealed class AppHostTests(AppHost host) : IClassFixture<AppHost>
{
    [Fact]
    public async Task A_program_gets_the_address_and_the_API_token_of_the_emulator_that_it_waits_for()
    {
        var finished = await host.WaitAsync("reader", KnownResourceStates.Finished);

        Assert.Equal(0, finished.ExitCode);
        Assert.Contains(host.Emulator.Calls, call => call is { Operation: EmulatorOperation.AppendRows, Table: "Contacts" });
    }

    [Fact]
    public async Task The_dashboard_shows_the_address_of_the_base_and_what_it_started_from()
    {
        var running = await host.WaitAsync("crm", KnownResourceStates.Running);

        var url = Assert.Single(running.Urls);
        Assert.Equal((host.Emulator.Server, false), (new Uri(url.Url), url.IsInactive));
        using var browser = new HttpClient();
        Assert.Contains("<html", await browser.GetStringAsync(url.Url), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(running.Properties, property => property.Value is string text
            && text == Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"));
        Assert.Contains($"is served at {host.Emulator.Server}", await host.LogAsync("crm"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_and_no_property_shows_an_API_token()
    {
        foreach (var (name, token) in new[] { ("crm", host.Emulator.ApiToken), ("real", AppHost.RealToken) })
        {
            var running = await host.WaitAsync(name, KnownResourceStates.Running);

            Assert.DoesNotContain(token, await host.LogAsync(name), StringComparison.Ordinal);
            Assert.DoesNotContain(running.Properties, property =>
                $"{property.Value}".Contains(token, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_command_puts_the_rows_back_to_those_of_the_start()
    {
        await host.WaitAsync("reader", KnownResourceStates.Finished);
        var crm = AppHost.ClientOf(host.Emulator);
        Assert.True(await crm.Contacts.CountAsync() > 1);

        var result = await host.Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync("crm", "restore-rows", CancellationToken.None);

        Assert.True(result.Success);
        Assert.Equal(["Ada"], (await crm.Contacts.ToListAsync()).Select(contact => contact.Name));
    }

    [Fact]
    public async Task A_base_that_a_data_file_holds_is_taken_as_it_is()
    {
        await host.WaitAsync("kept", KnownResourceStates.Running);

        Assert.Equal(["Bob"], (await AppHost.ClientOf(host.Kept).Contacts.ToListAsync()).Select(contact => contact.Name));
    }

    [Fact]
    public async Task A_data_file_whose_rows_were_not_all_added_begins_anew()
    {
        await host.WaitAsync("torn", KnownResourceStates.Running);

        Assert.Equal(["Ada"], (await AppHost.ClientOf(host.Torn).Contacts.ToListAsync()).Select(contact => contact.Name));
        Assert.False(File.Exists(host.TornFile + ".seeding"));
        Assert.True(File.Exists(host.TornFile + ".unfinished"));
    }

    [Fact]
    public async Task A_base_whose_rows_could_not_be_added_fails_and_is_marked_for_the_next_start()
    {
        var failed = await host.WaitAsync("late", KnownResourceStates.FailedToStart);

        Assert.Contains(failed.Properties, property => property.Value is "It took too long.");
        Assert.True(File.Exists(host.LateFile + ".seeding"));
    }

    [Fact]
    public async Task A_command_that_found_no_base_does_not_say_that_it_was_put_back()
    {
        await host.WaitAsync("broken", KnownResourceStates.FailedToStart);

        var result = await host.Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync("broken", "restore-rows", CancellationToken.None);

        Assert.False(result.Success);
        Assert.Contains("'broken' has not started", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page", "is no web address")]
    [InlineData("open", "holds more than the address")]
    public async Task An_address_that_no_client_takes_fails_and_is_not_shown(string name, string expected)
    {
        var failed = await host.WaitAsync(name, KnownResourceStates.FailedToStart);

        Assert.Empty(failed.Urls);
        Assert.Contains(failed.Properties, property => $"{property.Value}".Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(failed.Properties, property =>
            $"{property.Value}".Contains(AppHost.Password, StringComparison.Ordinal));
        Assert.DoesNotContain(AppHost.Password, await host.LogAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_whose_file_is_not_there_fails_and_says_so()
    {
        var failed = await host.WaitAsync("broken", KnownResourceStates.FailedToStart);

        Assert.Contains(failed.Properties, property => property.Value is string text
            && text.Contains("nowhere.seatable.json", StringComparison.Ordinal));
        Assert.Contains("nowhere.seatable.json", await host.LogAsync("broken"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_base_has_the_address_of_its_parameter()
    {
        var running = await host.WaitAsync("real", KnownResourceStates.Running);

        Assert.Equal(AppHost.RealServer, Assert.Single(running.Urls).Url);
    }
}
