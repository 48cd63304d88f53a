using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Options;

namespace SeaTable.Generators.Emit;

/// <summary>The file that registers a client with dependency injection, for projects that reference what it takes.</summary>
internal static class ServicesFile
{
    private const string Collection = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Configuration = "global::Microsoft.Extensions.Configuration.IConfiguration";
    private const string Options = "global::SeaTable.SeaTableOptions";
    private const string Descriptor = "global::Microsoft.Extensions.DependencyInjection.ServiceDescriptor";

    public static string Emit(BaseModel model, ServiceFacts services)
    {
        var client = Keywords.Qualified(model.Namespace, model.Client);
        var method = "Add" + model.Client;
        var writer = SourceFile.Begin(model.FileName, model.Namespace);
        writer.Document($"Adds {See(client)} to the services of an application.");
        writer.Line(SourceFile.Attribute);
        writer.Line($"{model.Accessibility} static class {Keywords.Type(model.Client + "ServiceCollectionExtensions")}");
        writer.Open();
        writer.Line(
            $$"""
            /// <summary>Adds {{See(client)}} as a singleton.</summary>
            /// <param name="services">The services to add the client to.</param>
            /// <param name="options">The address of the server and the API token of the base.</param>
            /// <returns>The same services, so that calls can be chained.</returns>
            public static {{Collection}} {{method}}(this {{Collection}} services, {{Options}} options)
            {
                global::System.ArgumentNullException.ThrowIfNull(services);
                services.Add({{Descriptor}}.Singleton(_ => new {{client}}(options)));
                return services;
            }
            """);
        if (services.HasConfiguration)
        {
            writer.Line();
            var section = $"The section with the values of {See(Options)}, such as <c>Server</c> and <c>ApiToken</c>.";
            var options = $"{Options}.FromSettings(key => configuration[key], section)";
            writer.Line(
                $$"""
                /// <summary>Adds {{See(client)}} as a singleton.</summary>
                /// <param name="services">The services to add the client to.</param>
                /// <param name="configuration">{{section}}</param>
                /// <returns>The same services, so that calls can be chained.</returns>
                public static {{Collection}} {{method}}(this {{Collection}} services, {{Configuration}} configuration)
                {
                    global::System.ArgumentNullException.ThrowIfNull(services);
                    global::System.ArgumentNullException.ThrowIfNull(configuration);
                    string? section = (configuration as {{Configuration}}Section)?.Path;
                    services.Add({{Descriptor}}.Singleton(_ => new {{client}}({{options}})));
                    return services;
                }
                """);
        }

        writer.Close();
        return writer.ToString();
    }

    private static string See(string type) => "<see cref=\"" + type + "\"/>";
}
