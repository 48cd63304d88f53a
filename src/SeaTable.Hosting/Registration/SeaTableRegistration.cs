using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace SeaTable.Hosting;

/// <summary>Adds bases to the services of an application. The generated methods, such as <c>AddCrmBase</c>, call it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SeaTableRegistration
{
    /// <summary>Adds a base with the settings of a configuration section.</summary>
    /// <typeparam name="TBase">The generated class of the base.</typeparam>
    /// <param name="services">The services to add the base to.</param>
    /// <param name="key">The key of the base, or <see langword="null"/> for the one without a key.</param>
    /// <param name="configuration">The section.</param>
    /// <param name="configureHosting">Sets what else is registered with the base, after the section.</param>
    /// <param name="create">Creates the base.</param>
    /// <returns>The builder of the HTTP client that the base sends with.</returns>
    public static IHttpClientBuilder AddBase<TBase>(
        IServiceCollection services,
        string? key,
        IConfiguration configuration,
        Action<SeaTableHostingOptions>? configureHosting,
        Func<SeaTableOptions, HttpClient, TBase> create)
        where TBase : SeaTableBase
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = (configuration as IConfigurationSection)?.Path;
        var hosting = SeaTableHostingOptions.From(configuration, section);
        return Register(services, key, hosting, configureHosting, create, section, (name, options) =>
        {
            options.Configure(target => target.Apply(setting => configuration[setting], section));
            services.AddSingleton<IOptionsChangeTokenSource<SeaTableOptions>>(provider => new ReloadedSettings(
                name, configuration,
                provider.GetService<ILoggerFactory>()?.CreateLogger(HostingLog.Category) ?? NullLogger.Instance));
        });
    }

    /// <summary>Adds a base with options that code sets.</summary>
    /// <typeparam name="TBase">The generated class of the base.</typeparam>
    /// <param name="services">The services to add the base to.</param>
    /// <param name="key">The key of the base, or <see langword="null"/> for the one without a key.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="configureHosting">Sets what else is registered with the base.</param>
    /// <param name="create">Creates the base.</param>
    /// <returns>The builder of the HTTP client that the base sends with.</returns>
    public static IHttpClientBuilder AddBase<TBase>(
        IServiceCollection services,
        string? key,
        Action<SeaTableOptions> configure,
        Action<SeaTableHostingOptions>? configureHosting,
        Func<SeaTableOptions, HttpClient, TBase> create)
        where TBase : SeaTableBase
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Register(
            services, key, new SeaTableHostingOptions(), configureHosting, create, null, (_, options) =>
                options.Configure(configure));
    }

    private static IHttpClientBuilder Register<TBase>(
        IServiceCollection services,
        string? key,
        SeaTableHostingOptions hosting,
        Action<SeaTableHostingOptions>? configureHosting,
        Func<SeaTableOptions, HttpClient, TBase> create,
        string? section,
        Action<string, OptionsBuilder<SeaTableOptions>> configure)
        where TBase : SeaTableBase
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        var registered = new RegisteredBase<TBase>(key, create);
        if (services.Any(service =>
            (service.IsKeyedService ? null : service.ImplementationInstance) is RegisteredBase<TBase> other
            && other.Key == key))
        {
            // As with every TryAdd the first one stays, with its options.
            return services.AddHttpClient(registered.Name);
        }

        configureHosting?.Invoke(hosting);
        services.AddSingleton(registered);
        AddOptions(services, registered.Name, section, configure);
        AddInstances<TBase>(services, key);
        services.TryAddSingleton<WebhookQueue<TBase>>();
        services.AddHostedService<WebhookWorker<TBase>>();
        HealthChecks.Add<TBase>(services, registered.Name, key, hosting);
        Telemetry.Add(services, hosting);
        return BaseHttpClient.Add(services, registered.Name);
    }

    private static void AddOptions(
        IServiceCollection services, string name, string? section, Action<string, OptionsBuilder<SeaTableOptions>> configure)
    {
        var options = services.AddOptions<SeaTableOptions>(name);
        configure(name, options);
        options.PostConfigure<IServiceProvider>(static (target, provider) =>
        {
            // The clock of the application's tests.
            if (target.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } clock)
                target.TimeProvider = clock;

            target.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        });
        services.AddSingleton<IValidateOptions<SeaTableOptions>>(new OptionsValidator(name, section));
        options.ValidateOnStart();
    }

    private static void AddInstances<TBase>(IServiceCollection services, string? key)
        where TBase : SeaTableBase
    {
        services.TryAddSingleton<BaseInstances<TBase>>();
        services.TryAddSingleton<ISeaTableBases<TBase>>(provider => provider.GetRequiredService<BaseInstances<TBase>>());
        if (key is null)
            services.TryAddSingleton(provider => provider.GetRequiredService<BaseInstances<TBase>>().Get(null));
        else
            services.TryAddKeyedSingleton(key, (provider, _) => provider.GetRequiredService<BaseInstances<TBase>>().Get(key));
    }
}
