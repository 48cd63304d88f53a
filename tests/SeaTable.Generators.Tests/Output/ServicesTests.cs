using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Output;

/// <summary>A client can be added to the services of an application, in projects that reference SeaTable.Hosting.</summary>
public sealed class ServicesTests
{
    private static readonly GeneratorTest s_project = GeneratorTest.Of(SchemaJson.Crm);

    [Fact]
    public void A_project_with_hosting_gets_methods_for_configuration_and_code_with_and_without_a_key() => s_project
        .With(References.Hosting)
        .WithCode("""
            using Crm; using SeaTable; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
            static class Startup
            {
                static void Configure(IServiceCollection services, IConfiguration configuration)
                {
                    IHttpClientBuilder builder = services.AddCrmBase(configuration.GetSection("SeaTable:Crm"));
                    services.AddCrmBase(options => options.ApiToken = "", hosting => hosting.DisableHealthChecks = true);
                    services.AddKeyedCrmBase("acme", configuration.GetSection("SeaTable:Acme"));
                    services.AddKeyedCrmBase("acme", (SeaTableOptions options) => options.VerifyWrites = false);
                }
            }
            """)
        .Run();

    [Fact]
    public void A_project_without_hosting_gets_none_though_it_has_services() =>
        Assert.DoesNotContain(
            s_project.With(References.Services).Run().GeneratedTypes(),
            type => type.Name.EndsWith("Extensions", StringComparison.Ordinal));
}
