using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SeaTable.Hosting.Tests;

/// <summary>The health check of a base.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task It_names_the_base_and_what_the_api_token_may_do_there()
    {
        await using var emulator = await Crm.StartAsync();
        using var host = Crm.Host([.. emulator.Settings(), .. emulator.Settings("Reader", emulator.ReadOnlyApiToken)],
            (services, configuration) =>
            {
                services.AddCrmBase(configuration.GetSection(Crm.Section));
                services.AddKeyedCrmBase("reader", configuration.GetSection("Reader"));
            });

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        var all = report.Entries["SeaTable SeaTable.Hosting.Tests.CrmBase"];
        Assert.EndsWith("answers, and the API token may read and write.", all.Description, StringComparison.Ordinal);
        Assert.Equal(("read and write", emulator.Server.AbsoluteUri), (all.Data["permission"], all.Data["server"]));
        Assert.NotEmpty((string)all.Data["base"]);
        Assert.EndsWith(
            "the API token may only read.", report.Entries["SeaTable SeaTable.Hosting.Tests.CrmBase:reader"].Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_the_server_once_however_often_it_is_run()
    {
        await using var emulator = await Crm.StartAsync();
        using var host = Crm.Host(emulator.Settings(), (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));
        var health = host.Services.GetRequiredService<HealthCheckService>();

        for (var i = 0; i < 10; i++)
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

        Assert.Equal(2, emulator.Calls.Count);
    }

    [Fact]
    public async Task A_refused_api_token_is_unhealthy_with_the_reason_and_without_the_token()
    {
        const string Wrong = "ffffffffffffffffffffffffffffffffffffffff";
        await using var emulator = await Crm.StartAsync();
        using var host = Crm.Host(emulator.Settings(apiToken: Wrong), (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        var entry = report.Entries["SeaTable SeaTable.Hosting.Tests.CrmBase"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("does not accept the API token", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, entry.Description + entry.Exception, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Throw", HealthStatus.Unhealthy)]
    [InlineData("Warn", HealthStatus.Healthy)]
    public async Task A_base_on_which_every_call_throws_is_unhealthy_with_what_differs(string policy, HealthStatus status)
    {
        await using var emulator = await Crm.StartAsync();
        emulator.DeleteColumn("Contacts", "Email");
        var settings = emulator.Settings();
        settings[$"{Crm.Section}:SchemaDrift"] = policy;
        using var host = Crm.Host(settings, (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(status, report.Status);
        var description = report.Entries["SeaTable SeaTable.Hosting.Tests.CrmBase"].Description;
        Assert.Equal(policy == "Throw", description!.Contains("The column 'Email'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_away_is_unhealthy_although_the_names_are_known()
    {
        var emulator = await Crm.StartAsync();
        using var host = Crm.Host(emulator.Settings(), (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));
        await host.Services.GetRequiredService<CrmBase>().Contacts.CountAsync();
        await emulator.DisposeAsync();

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
    }

    [Theory]
    [InlineData("DisableHealthChecks")]
    [InlineData(null)]
    public async Task It_can_be_left_out_by_a_setting_or_in_code(string? setting)
    {
        await using var emulator = await Crm.StartAsync();
        var settings = emulator.Settings();
        if (setting is not null)
            settings[$"{Crm.Section}:{setting}"] = "true";

        using var host = Crm.Host(settings, (services, configuration) =>
        {
            services.AddHealthChecks();
            services.AddCrmBase(
                configuration.GetSection(Crm.Section), hosting => hosting.DisableHealthChecks |= setting is null);
        });

        Assert.Empty((await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries);
    }
}
