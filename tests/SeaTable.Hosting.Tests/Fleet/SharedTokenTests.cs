using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using SeaTable.Emulator;
using StackExchange.Redis;

namespace SeaTable.Hosting.Tests.Fleet;

/// <summary>What the processes of a fleet share.</summary>
public sealed class SharedTokenTests
{
    [RedisFact]
    public async Task Twenty_processes_over_one_Redis_exchange_the_api_token_once()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();

        Assert.Equal(Enumerable.Repeat(1, 20), await FleetProcesses.ReadAsync(20, 1, emulator.Server, emulator.ApiToken, redis));

        Assert.Equal(1, emulator.TokenExchanges);
    }

    [RedisFact]
    public async Task What_stands_in_Redis_shows_no_token_and_is_of_no_use_to_who_has_another_api_token()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();
        await using var first = Application(emulator, emulator.ApiToken, redis);
        await using var other = Application(emulator, emulator.ReadOnlyApiToken, redis);
        await first.GetRequiredService<CrmBase>().Contacts.ToListAsync();

        Assert.False((await other.GetRequiredService<CrmBase>().Client.GetAccessAsync()).CanWrite);
        Assert.True((await first.GetRequiredService<CrmBase>().Client.GetAccessAsync()).CanWrite);

        var server = redis.Connection.GetServers().Single();
        var keys = server.Keys().ToList();
        Assert.Equal(2, keys.Count);
        foreach (var key in keys)
        {
            var stored = (await redis.Connection.GetDatabase().HashGetAllAsync(key))
                .Select(entry => Encoding.Latin1.GetString((byte[])entry.Value!)).Append(key.ToString());
            Assert.All(stored, text => Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal));
            Assert.All(stored, text => Assert.DoesNotContain(emulator.ApiToken, text, StringComparison.OrdinalIgnoreCase));
            Assert.All(stored, text => Assert.DoesNotContain("CRM", text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [RedisFact]
    public async Task A_token_that_was_refused_is_renewed_once_for_the_fleet()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();
        await using var first = Application(emulator, emulator.ApiToken, redis);
        await using var second = Application(emulator, emulator.ApiToken, redis);
        foreach (var application in new[] { first, second })
            await application.GetRequiredService<CrmBase>().Contacts.ToListAsync();

        emulator.ExpireBaseTokens();
        await Task.WhenAll(new[] { first, second }.Select(
            application => application.GetRequiredService<CrmBase>().Contacts.ToListAsync()));

        Assert.Equal(2, emulator.TokenExchanges);
    }

    [RedisFact]
    public async Task A_Redis_that_is_gone_keeps_nobody_from_his_base()
    {
        var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();
        await using var application = Application(emulator, emulator.ApiToken, redis);
        var crm = application.GetRequiredService<CrmBase>();
        await redis.DisposeAsync();

        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task A_cache_alone_does()
    {
        await using var emulator = await Crm.StartAsync();
        var cache = new MemoryDistributedCache(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.Extensions.Caching.Memory.MemoryDistributedCacheOptions()));
        var bases = Enumerable.Range(0, 3).Select(_ => Services(emulator, emulator.ApiToken)
            .AddSingleton<IDistributedCache>(cache).BuildServiceProvider().GetRequiredService<CrmBase>()).ToList();

        await bases[0].Contacts.ToListAsync();
        await Task.WhenAll(bases.Select(crm => crm.Contacts.ToListAsync()));

        Assert.Equal(1, emulator.TokenExchanges);
    }

    [Fact]
    public async Task With_a_cache_alone_one_of_those_that_start_at_the_same_moment_exchanges()
    {
        await using var emulator = await Crm.StartAsync();
        using var cache = new SimultaneousCache(20);
        var bases = Enumerable.Range(0, 20).Select(_ => Services(emulator, emulator.ApiToken)
            .AddSingleton<IDistributedCache>(cache).BuildServiceProvider().GetRequiredService<CrmBase>()).ToList();

        await Task.WhenAll(bases.Select(crm => crm.Contacts.ToListAsync()));

        Assert.Equal(1, emulator.TokenExchanges);
    }

    private static ServiceProvider Application(SeaTableEmulator emulator, string apiToken, RedisServer redis) =>
        Services(emulator, apiToken)
            .AddSingleton<IConnectionMultiplexer>(redis.Connection)
            .AddStackExchangeRedisCache(options => options.Configuration = redis.Address)
            .BuildServiceProvider();

    private static ServiceCollection Services(SeaTableEmulator emulator, string apiToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCrmBase(options => (options.Server, options.ApiToken) = (emulator.Server, apiToken)).ShareBaseTokens();
        return services;
    }
}
