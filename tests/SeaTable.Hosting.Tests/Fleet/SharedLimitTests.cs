using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace SeaTable.Hosting.Tests.Fleet;

/// <summary>The limit of calls that a fleet keeps together to.</summary>
public sealed class SharedLimitTests
{
    [RedisFact]
    public async Task Processes_over_one_Redis_keep_together_to_the_limit_of_the_base()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();
        await using var server = await LimitedServer.StartAsync(emulator, limit: 50, TimeSpan.FromSeconds(6));

        var succeeded = await FleetProcesses.ReadAsync(4, 30, server.Address, emulator.ApiToken, redis);

        Assert.Equal([30, 30, 30, 30], succeeded);
        Assert.Equal((0, 3), (server.Calls.Refused, server.Windows));
    }

    [RedisFact]
    public async Task A_Redis_that_is_lost_neither_stops_calls_nor_lets_more_through_and_is_logged_once()
    {
        var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();
        await using var server = await LimitedServer.StartAsync(emulator, limit: 10, TimeSpan.FromSeconds(4));
        var log = new LogLines();
        await using var application = Application(server.Address, emulator.ApiToken, log, redis.Connection);
        var crm = application.GetRequiredService<CrmBase>();
        await crm.Contacts.ToListAsync();
        await redis.DisposeAsync();

        for (var i = 0; i < 15; i++)
            await crm.Contacts.ToListAsync();

        Assert.Equal(0, server.Calls.Refused);
        Assert.Equal("Redis does not answer", Assert.Single(log.Of(LogLevel.Warning))[..21]);
    }

    [Fact]
    public async Task A_Redis_that_was_never_there_does_not_keep_an_application_from_its_base()
    {
        await using var emulator = await Crm.StartAsync();
        var log = new LogLines();
        await using var application = Services(emulator.Server, emulator.ApiToken, log)
            .AddSingleton<IConnectionMultiplexer>(_ => throw new InvalidOperationException("There is no Redis."))
            .AddDistributedMemoryCache()
            .BuildServiceProvider();
        var crm = application.GetRequiredService<CrmBase>();

        for (var i = 0; i < 3; i++)
            Assert.Empty(await crm.Contacts.ToListAsync());

        Assert.Single(log.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task An_application_that_has_no_Redis_is_told_so_at_start()
    {
        using var host = Crm.Host([], (services, _) => services
            .AddCrmBase(options => (options.Server, options.ApiToken) = (new Uri("https://seatable.example"), "token"))
            .ShareRateLimit());

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(() => host.StartAsync());

        Assert.StartsWith("ShareRateLimit needs a Redis: add an IConnectionMultiplexer", error.Message, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task A_server_that_tells_no_limit_limits_nothing()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var emulator = await Crm.StartAsync();
        await using var application = Application(emulator.Server, emulator.ApiToken, new LogLines(), redis.Connection);
        var crm = application.GetRequiredService<CrmBase>();

        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => crm.Contacts.ToListAsync()));

        Assert.Equal(500, results.Length);
    }

    [RedisFact]
    public async Task The_window_is_the_servers_and_answers_that_were_overtaken_give_nothing_back()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var services = new ServiceCollection()
            .AddSingleton<IConnectionMultiplexer>(redis.Connection).BuildServiceProvider();
        var window = new RedisWindow(new RedisConnection(services));
        const string Key = "window";

        // Until the limit is told a few go ahead.
        Assert.Equal(20, await TakeAsync(30));

        await window.TellAsync(Key, Told(remaining: 8));
        Assert.Equal(8, await TakeAsync(10));
        await window.TellAsync(Key, Told(remaining: 7));
        Assert.Equal(0, await TakeAsync(1));
        Assert.InRange((await window.TakeAsync(Key, 1)).Wait, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40));

        // An answer without a word of limits, as from something in between, opens no window that was told.
        await window.ForgetAsync(Key);
        Assert.Equal(0, await TakeAsync(1));

        // Another window of the server.
        await window.TellAsync(Key, new SeaTableRateLimit(30, 29, TimeSpan.FromSeconds(100)));
        Assert.Equal(29, await TakeAsync(40));

        static SeaTableRateLimit Told(int remaining) => new(30, remaining, TimeSpan.FromSeconds(40));

        async Task<int> TakeAsync(int times)
        {
            var granted = 0;
            for (var i = 0; i < times; i++)
                granted += (await window.TakeAsync(Key, 1)).IsGranted ? 1 : 0;

            return granted;
        }
    }

    [RedisFact]
    public async Task A_window_that_ends_is_followed_by_a_whole_one_whose_end_the_next_answer_corrects()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var services = new ServiceCollection()
            .AddSingleton<IConnectionMultiplexer>(redis.Connection).BuildServiceProvider();
        var window = new RedisWindow(new RedisConnection(services));
        await window.TellAsync("window", new SeaTableRateLimit(3, 0, TimeSpan.FromMilliseconds(1)));
        await Task.Delay(20);

        List<WindowAnswer> answers = [];
        for (var i = 0; i < 4; i++)
            answers.Add(await window.TakeAsync("window", 1));

        Assert.Equal([(true, false), (true, false), (true, false), (false, false)],
            answers.Select(answer => (answer.IsGranted, answer.IsTold)));

        // A late one of the window before says nothing, and one of this window says when it ends.
        await window.TellAsync("window", new SeaTableRateLimit(3, 0, TimeSpan.Zero));
        await window.TellAsync("window", new SeaTableRateLimit(3, 2, TimeSpan.FromSeconds(10)));
        var last = await window.TakeAsync("window", 1);
        Assert.Equal((false, true), (last.IsGranted, last.IsTold));
        Assert.True(last.Wait <= TimeSpan.FromSeconds(10));
    }

    private static ServiceProvider Application(
        Uri server, string apiToken, LogLines log, IConnectionMultiplexer redis) => Services(server, apiToken, log)
            .AddSingleton(redis).AddDistributedMemoryCache().BuildServiceProvider();

    private static ServiceCollection Services(Uri server, string apiToken, LogLines log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddCrmBase(options => (options.Server, options.ApiToken) = (server, apiToken))
            .ShareBaseTokens().ShareRateLimit();
        return services;
    }
}
