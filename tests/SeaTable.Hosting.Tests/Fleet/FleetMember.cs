using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace SeaTable.Hosting.Tests.Fleet;

/// <summary>
/// One process of a fleet: an application with a base whose tokens and limit of calls it shares over Redis. It says when it is
/// ready, waits for a line with a number, reads so often at once, and says how many of the reads succeeded.
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
            .ShareBaseTokens()
            .ShareRateLimit();
        using var host = builder.Build();
        var crm = host.Services.GetRequiredService<CrmBase>();

        Console.WriteLine(Ready);
        var reads = int.Parse(Console.ReadLine()!, CultureInfo.InvariantCulture);
        var results = await Task.WhenAll(Enumerable.Range(0, reads).Select(_ => crm.Contacts.ToListAsync()));
        Console.WriteLine(results.Length);
        return 0;
    }
}
