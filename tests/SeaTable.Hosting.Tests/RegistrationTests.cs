using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SeaTable.Emulator;

namespace SeaTable.Hosting.Tests;

/// <summary>How bases get into the services of an application.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_base_is_added_with_the_settings_of_its_section()
    {
        await using var emulator = await Crm.StartAsync();
        using var host = Crm.Host(emulator.Settings(), (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));

        await host.StartAsync();
        var crm = host.Services.GetRequiredService<CrmBase>();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        Assert.Same(crm, host.Services.GetRequiredService<CrmBase>());
        Assert.Equal("Ada", Assert.Single(await crm.Contacts.ToListAsync()).Name);
    }

    [Fact]
    public async Task The_builder_that_comes_back_builds_the_client_that_the_base_sends_with()
    {
        await using var emulator = await Crm.StartAsync();
        var counter = new Counter();
        using var host = Crm.Host(emulator.Settings(), (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)).AddHttpMessageHandler(() => counter));

        await host.Services.GetRequiredService<CrmBase>().Contacts.ToListAsync();

        Assert.Equal(3, counter.Calls);
    }

    [Fact]
    public async Task An_application_reaches_an_emulator_without_a_port_by_its_handler()
    {
        await using var emulator = await Crm.StartAsync(new SeaTableEmulatorOptions { InProcess = true });
        using var host = Crm.Host(emulator.Settings(), (services, configuration) => services
            .AddCrmBase(configuration.GetSection(Crm.Section)).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler));

        Assert.Empty(await host.Services.GetRequiredService<CrmBase>().Contacts.ToListAsync());
        Assert.NotEqual(0, emulator.CallCount);
    }

    [Fact]
    public async Task What_is_added_a_second_time_changes_nothing()
    {
        await using var emulator = await Crm.StartAsync();
        var mine = Substitute();
        using var host = Crm.Host(emulator.Settings(), (services, configuration) =>
        {
            services.AddCrmBase(configuration.GetSection(Crm.Section));
            services.AddCrmBase(options => options.Server = new Uri("https://elsewhere.example"));
            services.AddSingleton(mine);
            services.AddKeyedSingleton("test", mine);
            services.AddKeyedCrmBase("test", configuration.GetSection(Crm.Section));
        });

        await host.StartAsync();

        Assert.Equal(2, host.Services.GetServices<CrmBase>().Count());
        Assert.Equal(emulator.Server, host.Services.GetServices<CrmBase>().First().Client.Server);
        Assert.Same(mine, host.Services.GetRequiredKeyedService<CrmBase>("test"));
    }

    [Fact]
    public async Task Two_bases_of_one_schema_stand_side_by_side_by_their_keys()
    {
        await using var acme = await Crm.StartAsync();
        await using var globex = await Crm.StartAsync();
        using var host = Crm.Host(
            [.. acme.Settings("Tenants:Acme"), .. globex.Settings("Tenants:Globex")],
            (services, configuration) =>
            {
                foreach (var tenant in configuration.GetSection("Tenants").GetChildren())
                    services.AddKeyedCrmBase(tenant.Key, tenant);
            });

        await host.StartAsync();
        var bases = host.Services.GetRequiredService<ISeaTableBases<CrmBase>>();
        await bases.GetByKey("Acme").Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        Assert.Equal(["Acme", "Globex"], bases.Keys.Order());
        Assert.Same(bases.GetByKey("Acme"), host.Services.GetRequiredKeyedService<CrmBase>("Acme"));
        Assert.Single(await bases.GetByKey("Acme").Contacts.ToListAsync());
        Assert.Empty(await bases.GetByKey("Globex").Contacts.ToListAsync());
        var error = Assert.Throws<KeyNotFoundException>(() => bases.GetByKey("Initech"));
        Assert.Contains("AddKeyedCrmBase(\"Initech\", …)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Acme, Globex", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("acme")]
    public async Task Two_classes_of_one_name_in_two_namespaces_go_to_the_base_of_each(string? key)
    {
        await using var first = await Crm.StartAsync();
        await using var second = await Crm.StartAsync();
        using var host = Crm.Host([.. first.Settings("First"), .. second.Settings("Second")], (services, configuration) =>
        {
            SeaTableRegistration.AddBase<CrmBase>(
                services, key, configuration.GetSection("First"), null, (options, http) => new CrmBase(options, http));
            SeaTableRegistration.AddBase<Other.CrmBase>(
                services, key, configuration.GetSection("Second"), null, (options, http) => new Other.CrmBase(options, http));
        });

        await host.StartAsync();
        var of = host.Services;
        var one = key is null ? of.GetRequiredService<CrmBase>() : of.GetRequiredKeyedService<CrmBase>(key);
        var other = key is null ? of.GetRequiredService<Other.CrmBase>() : of.GetRequiredKeyedService<Other.CrmBase>(key);
        await one.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        Assert.Equal((first.Server, second.Server), (one.Client.Server, other.Client.Server));
        Assert.Empty(await other.Contacts.ToListAsync());
        var report = await of.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(
            [first.Server.AbsoluteUri, second.Server.AbsoluteUri],
            report.Entries.Values.Select(entry => (string)entry.Data["server"]));
    }

    [Fact]
    public async Task A_new_api_token_in_the_configuration_is_used_without_a_restart()
    {
        await using var emulator = await Crm.StartAsync();
        using var host = Crm.Host(
            emulator.Settings(apiToken: emulator.ReadOnlyApiToken),
            (services, configuration) => services.AddCrmBase(configuration.GetSection(Crm.Section)));
        var crm = host.Services.GetRequiredService<CrmBase>();
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        var configuration = host.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
        configuration[$"{Crm.Section}:ApiToken"] = emulator.ApiToken;
        ((Microsoft.Extensions.Configuration.IConfigurationRoot)configuration).Reload();

        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        Assert.Equal(2, emulator.TokenExchanges);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a token")]
    public async Task A_reload_of_settings_that_can_t_be_right_does_not_fail_and_calls_go_on(string? apiToken)
    {
        await using var emulator = await Crm.StartAsync();
        using var host = Crm.Host(emulator.Settings(), (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));
        var crm = host.Services.GetRequiredService<CrmBase>();
        await crm.Contacts.CountAsync();
        var configuration = host.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();

        configuration[$"{Crm.Section}:ApiToken"] = apiToken;
        ((Microsoft.Extensions.Configuration.IConfigurationRoot)configuration).Reload();
        Assert.Equal(0, await crm.Contacts.CountAsync());
        configuration[$"{Crm.Section}:ApiToken"] = emulator.ReadOnlyApiToken;
        ((Microsoft.Extensions.Configuration.IConfigurationRoot)configuration).Reload();

        await WaitUntilAsync(() => emulator.TokenExchanges == 2);
    }

    [Theory]
    [InlineData("ApiToken", "not a token")]
    [InlineData("MetadataLifetime", "ten minutes")]
    public async Task A_base_whose_settings_were_wrong_at_its_first_use_is_there_once_they_are_right(string name, string wrong)
    {
        await using var emulator = await Crm.StartAsync();
        var settings = emulator.Settings();
        settings[$"{Crm.Section}:MetadataLifetime"] = "00:10:00";
        using var host = Crm.Host(settings, (services, configuration) =>
            services.AddCrmBase(configuration.GetSection(Crm.Section)));
        var configuration = (Microsoft.Extensions.Configuration.IConfigurationRoot)host.Services
            .GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();
        var right = configuration[$"{Crm.Section}:{name}"];

        configuration[$"{Crm.Section}:{name}"] = wrong;
        configuration.Reload();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.NotNull(Record.Exception(() => host.Services.GetRequiredService<CrmBase>()));
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
        configuration[$"{Crm.Section}:{name}"] = right;
        configuration.Reload();

        Assert.Equal(0, await host.Services.GetRequiredService<CrmBase>().Contacts.CountAsync());
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
    }

    [Fact]
    public void Headers_with_tokens_are_not_logged()
    {
        using var host = Crm.Host([], (services, _) => services.AddCrmBase(options => { }));

        var options = host.Services.GetRequiredService<IOptionsMonitor<Microsoft.Extensions.Http.HttpClientFactoryOptions>>()
            .Get("SeaTable.Hosting.Tests.CrmBase");

        Assert.True(options.ShouldRedactHeaderValue("Authorization"));
    }

    private static async Task WaitUntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(1);
    }

    private static CrmBase Substitute() => new(
        new SeaTableOptions { Server = new Uri("https://mine.example"), ApiToken = "mine" }, new HttpClient());

    private sealed class Counter : DelegatingHandler
    {
        internal int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
