using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using SeaTable.Emulator;

namespace Aspire.Hosting;

/// <summary>Adds SeaTable bases to an app host.</summary>
public static class SeaTableBaseBuilderExtensions
{
    private const string Endpoint = "http";
    private const int TokenDigits = 40;

    /// <summary>
    /// Adds a SeaTable base. Its address and its API token are the parameters <c>{name}-server</c> and <c>{name}-api-token</c>,
    /// here and where the application is deployed; with <see cref="RunAsEmulator"/> only there.
    /// </summary>
    /// <param name="builder">The builder of the app host.</param>
    /// <param name="name">The name of the base in the app host, such as <c>crm</c>.</param>
    /// <returns>The builder of the base.</returns>
    public static IResourceBuilder<SeaTableBaseResource> AddSeaTableBase(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var server = builder.AddParameter($"{name}-server").Resource;
        var apiToken = builder.AddParameter($"{name}-api-token", secret: true).Resource;
        return builder.AddResource(new SeaTableBaseResource(name, server, apiToken))
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = "SeaTable base", State = KnownResourceStates.NotStarted, Properties = [],
            })
            .WithIconName("Table")
            .ExcludeFromManifest()
            .OnInitializeResource((resource, start, cancellationToken) => BaseStart.RunAsync(
                resource, start, start.Services.GetKeyedService<EmulatedBase>(resource.Name), cancellationToken));
    }

    /// <summary>
    /// Has the app host run an emulator of SeaTable with the base, in its own process. Where the application is published nothing
    /// of it is there, and the base has its parameters.
    /// </summary>
    /// <param name="builder">The builder of the base.</param>
    /// <param name="path">
    /// A schema file, an export of a base (<c>.dtable</c>) or a data file, seen from the folder of the app host. Rows in it are
    /// loaded too.
    /// </param>
    /// <param name="configure">
    /// Sets the emulator up: a data file that keeps the rows, also seen from the folder of the app host, a certain port, or what
    /// else there is. The page is served unless it says otherwise.
    /// </param>
    /// <param name="seed">
    /// Adds the rows to begin with, by a client of one's own. Not called when a data file holds the base already.
    /// </param>
    /// <returns>The builder of the base.</returns>
    public static IResourceBuilder<SeaTableBaseResource> RunAsEmulator(
        this IResourceBuilder<SeaTableBaseResource> builder, string path, Action<SeaTableEmulatorOptions>? configure = null,
        Func<SeaTableEmulator, Task>? seed = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (app, resource) = (builder.ApplicationBuilder, builder.Resource);
        if (app.ExecutionContext.IsPublishMode)
            return builder;
        if (resource.IsEmulated)
        {
            throw new InvalidOperationException(
                $"The base '{resource.Name}' runs as an emulator already. Call RunAsEmulator once.");
        }

        var options = new SeaTableEmulatorOptions { ServesPage = true };
        configure?.Invoke(options);
        if (options.InProcess)
        {
            throw new ArgumentException(
                "An emulator that listens to no port can't be reached by other programs. Leave InProcess as it is.",
                nameof(configure));
        }

        var source = Path.GetFullPath(path, app.AppHostDirectory);
        // What is no name of a file the emulator refuses.
        if (options.DataFile is { Length: > 0 } file and not ":memory:")
            options.DataFile = Path.GetFullPath(file, app.AppHostDirectory);

        var apiToken = options.ApiToken ??= RandomNumberGenerator.GetHexString(TokenDigits, lowercase: true);

        app.Resources.Remove(resource.ServerParameter);
        app.Resources.Remove(resource.ApiTokenParameter);
        resource.Emulate(
            builder.GetEndpoint(Endpoint), new ParameterResource(resource.ApiTokenParameter.Name, _ => apiToken, secret: true));
        app.Services.AddKeyedSingleton(resource.Name, (_, _) => new EmulatedBase(resource, source, options, seed));
        return builder
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", name: Endpoint, isProxied: false)
            {
                TargetHost = EmulatedBase.Host,
            })
            .WithUrlForEndpoint(Endpoint, url => url.DisplayText = options.ServesPage ? "The base" : null)
            .WithCommand("restore-rows", "Restore rows", context => RestoreAsync(context, resource.Name), new CommandOptions
            {
                Description = "Puts the base back to what it was when the app host started.",
                ConfirmationMessage = "All that was written since the app host started is lost. Go on?",
                IconName = "ArrowReset",
                UpdateState = state => state.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                    ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            });
    }

    /// <summary>
    /// Gives the base to a program: the settings <c>SeaTable:{name}:Server</c> and <c>SeaTable:{name}:ApiToken</c> as variables
    /// of its environment.
    /// </summary>
    /// <typeparam name="T">The type of the program.</typeparam>
    /// <param name="builder">The builder of the program.</param>
    /// <param name="source">The builder of the base.</param>
    /// <param name="section">
    /// The section that the program reads, such as <c>Bases:Crm</c>; null for <c>SeaTable:{name}</c>.
    /// </param>
    /// <returns>The builder of the program.</returns>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<SeaTableBaseResource> source, string? section = null)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        if (section is not null && !CanBeTold(section))
        {
            throw new ArgumentException(
                "Variables of the environment can't tell this section. Name one such as Bases:Crm, or none for the usual one.",
                nameof(section));
        }

        var prefix = (section ?? $"SeaTable:{source.Resource.Name}").Replace(":", "__", StringComparison.Ordinal);
        return builder.WithReferenceRelationship(source.Resource).WithEnvironment(context =>
        {
            context.EnvironmentVariables[prefix + "__Server"] = source.Resource.ServerExpression;
            context.EnvironmentVariables[prefix + "__ApiToken"] = source.Resource.ApiTokenExpression;
        });
    }

    private static bool CanBeTold(string section) =>
        !section.Split(':').Any(string.IsNullOrWhiteSpace) && !section.Any(sign => sign == '=' || char.IsControl(sign));

    private static Task<ExecuteCommandResult> RestoreAsync(ExecuteCommandContext context, string name)
    {
        var isRestored = context.Services.GetRequiredKeyedService<EmulatedBase>(name).TryRestore();
        return Task.FromResult(isRestored
            ? CommandResults.Success()
            : CommandResults.Failure($"The base '{name}' has not started, so there are no rows to put back."));
    }
}
