using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SeaTable.Emulator;

namespace SeaTable.Hosting.Tests;

/// <summary>An emulator with the sample's base, and settings for it.</summary>
internal static class Crm
{
    internal const string Section = "SeaTable:Crm";

    internal static Task<SeaTableEmulator> StartAsync(SeaTableEmulatorOptions? options = null) =>
        SeaTableEmulator.StartAsync(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"), options);

    /// <summary>The settings of a base at the emulator.</summary>
    internal static Dictionary<string, string?> Settings(
        this SeaTableEmulator emulator, string section = Section, string? apiToken = null) => new()
        {
            [$"{section}:Server"] = emulator.Server.AbsoluteUri,
            [$"{section}:ApiToken"] = apiToken ?? emulator.ApiToken,
        };

    /// <summary>An application, not yet started, with settings and services.</summary>
    internal static IHost Host(
        IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection, IConfiguration> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        configure(builder.Services, builder.Configuration);
        return builder.Build();
    }
}
