using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Options;

namespace SeaTable.Generators.Emit;

/// <summary>The file that registers a client with dependency injection, for projects that reference what it takes.</summary>
internal static class ServicesFile
{
    private const string Collection = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Descriptor = "global::Microsoft.Extensions.DependencyInjection.ServiceDescriptor";

    public static string Emit(BaseModel model, ServiceFacts services)
    {
        string client = Keywords.Qualified(model.Namespace, model.Client);
        string method = "Add" + model.Client;
        SourceWriter writer = SourceFile.Begin(model.FileName, model.Namespace);
        writer.Document($"Registers {See(client)} with dependency injection.");
        writer.Line(SourceFile.Attribute);
        writer.Line($"{model.Accessibility} static class {Keywords.Type(model.Client + "ServiceCollectionExtensions")}");
        writer.Open();
        writer.Line(
            $$"""
            /// <summary>Registers one {{See(client)}} for the whole application.</summary>
            /// <param name="services">Where to register it.</param>
            /// <param name="options">Where the base is, and the API token that opens it.</param>
            /// <returns><paramref name="services"/>, so that calls can be chained.</returns>
            public static {{Collection}} {{method}}(this {{Collection}} services, global::SeaTable.SeaTableOptions options)
            {
                global::System.ArgumentNullException.ThrowIfNull(services);
                services.Add({{Descriptor}}.Singleton(_ => new {{client}}(options)));
                return services;
            }
            """);
        if (services.HasConfiguration)
        {
            writer.Line();
            writer.Line(
                $$"""
                /// <summary>Registers one {{See(client)}} for the whole application.</summary>
                /// <param name="services">Where to register it.</param>
                /// <param name="configuration">The section that holds <c>Server</c>, <c>ApiToken</c> and any other of the <see cref="global::SeaTable.SeaTableOptions"/>.</param>
                /// <returns><paramref name="services"/>, so that calls can be chained.</returns>
                public static {{Collection}} {{method}}(this {{Collection}} services, global::Microsoft.Extensions.Configuration.IConfiguration configuration)
                {
                    global::System.ArgumentNullException.ThrowIfNull(services);
                    global::System.ArgumentNullException.ThrowIfNull(configuration);
                    string? section = (configuration as global::Microsoft.Extensions.Configuration.IConfigurationSection)?.Path;
                    services.Add({{Descriptor}}.Singleton(_ => new {{client}}(global::SeaTable.SeaTableOptions.FromSettings(key => configuration[key], section))));
                    return services;
                }
                """);
        }

        writer.Close();
        return writer.ToString();
    }

    private static string See(string type) => "<see cref=\"" + type + "\"/>";
}
