using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SeaTable.Hosting;

/// <summary>Adds the health checks of bases.</summary>
internal static class HealthChecks
{
    private static readonly string[] s_tags = ["seatable"];

    internal static void Add<TBase>(IServiceCollection services, string name, string? key, SeaTableHostingOptions hosting)
        where TBase : SeaTableBase
    {
        if (hosting.DisableHealthChecks)
            return;

        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"SeaTable {name}",
            provider => new BaseHealthCheck(
                () => Find<TBase>(provider, key), provider.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus: null,
            s_tags));
    }

    // Not from BaseInstances, for the application's tests may have put another one in the place of the base.
    private static TBase Find<TBase>(IServiceProvider provider, string? key)
        where TBase : SeaTableBase =>
        key is null ? provider.GetRequiredService<TBase>() : provider.GetRequiredKeyedService<TBase>(key);
}
