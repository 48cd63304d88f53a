using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>
/// The file that adds a client to the services of an application, for projects that reference the package SeaTable.Hosting, which
/// does it.
/// </summary>
internal static class ServicesFile
{
    private const string Collection = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string HttpClientBuilder = "global::Microsoft.Extensions.DependencyInjection.IHttpClientBuilder";
    private const string Configuration = "global::Microsoft.Extensions.Configuration.IConfiguration";
    private const string Options = "global::SeaTable.SeaTableOptions";
    private const string HostingOptions = "global::SeaTable.Hosting.SeaTableHostingOptions";
    private const string Registration = "global::SeaTable.Hosting.SeaTableRegistration";

    public static string Emit(BaseModel model)
    {
        var client = Keywords.Qualified(model.Namespace, model.Client);
        var writer = SourceFile.Begin(model.FileName, model.Namespace);
        writer.Document($"Adds {See(client)} to the services of an application.");
        writer.Line(SourceFile.Attribute);
        writer.Line($"{model.Accessibility} static class {Keywords.Type(model.Client + "ServiceCollectionExtensions")}");
        writer.Open();
        Add(writer, model, client, FromConfiguration(), isKeyed: false);
        writer.Line();
        Add(writer, model, client, FromCode(), isKeyed: false);
        writer.Line();
        Add(writer, model, client, FromConfiguration(), isKeyed: true);
        writer.Line();
        Add(writer, model, client, FromCode(), isKeyed: true);
        writer.Close();
        return writer.ToString();
    }

    private static Parameter FromConfiguration() => new(
        Configuration, "configuration",
        $"The section with the values of {See(Options)}, such as <c>Server</c> and <c>ApiToken</c>.");

    private static Parameter FromCode() => new($"global::System.Action<{Options}>", "configure", "Sets the options.");

    private static void Add(SourceWriter writer, BaseModel model, string client, Parameter parameter, bool isKeyed)
    {
        var method = (isKeyed ? "AddKeyed" : "Add") + model.Client;
        var asWhat = isKeyed ? "as a singleton with a key, such as that of a tenant" : "as a singleton";
        writer.Line(
            $$"""
            /// <summary>Adds {{See(client)}} {{asWhat}}, unless it was added already.</summary>
            /// <param name="services">The services to add the client to.</param>
            """);
        if (isKeyed)
            writer.Line("/// <param name=\"key\">The key.</param>");

        writer.Line(
            $$"""
            /// <param name="{{parameter.Name}}">{{parameter.Text}}</param>
            /// <param name="configureHosting">Sets what else is added with the client, such as its health check.</param>
            /// <returns>The builder of the HTTP client that it sends with.</returns>
            public static {{HttpClientBuilder}} {{method}}(
                this {{Collection}} services,
            """);
        if (isKeyed)
            writer.Line("    string key,");

        writer.Line(
            $$"""
                {{parameter.Type}} {{parameter.Name}},
                global::System.Action<{{HostingOptions}}>? configureHosting = null)
            {
                global::System.ArgumentNullException.ThrowIfNull(services);
            """);
        if (isKeyed)
            writer.Line("    global::System.ArgumentNullException.ThrowIfNull(key);");

        writer.Line(
            $$"""
                global::System.ArgumentNullException.ThrowIfNull({{parameter.Name}});
                return {{Registration}}.AddBase(
                    services,
                    {{(isKeyed ? "key" : "null")}},
                    {{parameter.Name}},
                    configureHosting,
                    (options, http) => new {{client}}(options, http));
            }
            """);
    }

    private static string See(string type) => "<see cref=\"" + type + "\"/>";

    private sealed record Parameter(string Type, string Name, string Text);
}
