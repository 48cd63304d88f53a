using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace SeaTable.Hosting.Tests.Fleet;

/// <summary>
/// One process of a fleet: an application with a base whose tokens it shares over Redis. It says when it is ready, waits for a
/// line, reads, and says how many rows there were.
/// </summary>
internal static class FleetMember
{
    internal const string Ready = "ready";

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var server, var redisAddress])
        {
            Console.Error.WriteLine("This is a process of the tests' fleet. Run the tests with: dotnet test");
            return 2;
        }

        var redis = await ConnectionMultiplexer.ConnectAsync(redisAddress);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<IConnectionMultiplexer>(redis);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = redisAddress);
        builder.Services
            .AddCrmBase(options =>
            {
                options.Server = new Uri(server);
                options.ApiToken = Environment.GetEnvironmentVariable(SeaTableOptions.ApiTokenVariable);
            })
            .ShareBaseTokens();
        using var host = builder.Build();
        var crm = host.Services.GetRequiredService<CrmBase>();

        Console.WriteLine(Ready);
        Console.ReadLine();
        Console.WriteLine((await crm.Contacts.ToListAsync()).Count);
        return 0;
    }
}
