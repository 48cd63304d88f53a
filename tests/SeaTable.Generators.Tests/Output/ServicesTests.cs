using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Output;

/// <summary>A client can be registered as a service, in projects that have services.</summary>
public sealed class ServicesTests
{
    private static readonly GeneratorTest s_project = GeneratorTest.Of(SchemaJson.Crm);

    [Fact]
    public void A_project_with_services_and_configuration_gets_both_methods() => s_project
        .With(References.Services, References.Configuration)
        .WithCode("""
            using Crm; using SeaTable; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
            static class Startup
            {
                static void Configure(IServiceCollection services, IConfiguration configuration, SeaTableOptions options)
                {
                    services.AddCrmBase(configuration.GetSection("SeaTable:Crm"));
                    services.AddCrmBase(options);
                }
            }
            """)
        .Run();

    [Fact]
    public void A_project_with_services_but_without_configuration_gets_the_method_that_takes_options() => s_project
        .With(References.Services)
        .WithCode("""
            using Crm; using SeaTable; using Microsoft.Extensions.DependencyInjection;
            static class Startup
            {
                static void Configure(IServiceCollection services, SeaTableOptions options) => services.AddCrmBase(options);
            }
            """)
        .Run();

    [Fact]
    public void A_project_without_services_gets_none() =>
        Assert.DoesNotContain(
            s_project.Run().GeneratedTypes(), type => type.Name.EndsWith("Extensions", StringComparison.Ordinal));
}
