using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>A hosted application without ASP.NET Core, made of the packages.</summary>
[Collection(PackageTests.Name)]
public sealed class WorkerApplicationTests(Packages packages)
{
    [Fact]
    public async Task A_hosted_application_needs_no_ASP_NET_Core_and_gets_the_versions_that_the_package_was_compiled_with()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Worker/Worker.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Worker">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Crm</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeaTable.Generators" Version="{packages.Version}" />
                <PackageReference Include="SeaTable.Hosting" Version="{packages.Version}" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.0" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Worker/Program.cs", """
            using Crm;

            var builder = Host.CreateApplicationBuilder(args);
            builder.Configuration.AddInMemoryCollection(
            [
                new("SeaTable:Crm:Server", "http://127.0.0.1:9"),
                new("SeaTable:Crm:ApiToken", Guid.NewGuid().ToString("N")),
            ]);
            builder.Services.AddCrmBase(builder.Configuration.GetSection("SeaTable:Crm"));
            using var host = builder.Build();
            await host.StartAsync();
            Console.WriteLine($"{host.Services.GetRequiredService<CrmBase>().Contacts} is there.");
            await host.StopAsync();
            """);
        consumer.WriteResource("Worker/crm.seatable.json", "crm.seatable.json");

        (await consumer.DotnetAsync("build", "Worker", "-warnaserror")).MustSucceed();
        var run = (await consumer.DotnetAsync("run", "--project", "Worker", "--no-build")).MustSucceed();

        Assert.Contains(" is there.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Microsoft.AspNetCore.App", consumer.Read("Worker/bin/Debug/net10.0/Worker.runtimeconfig.json"),
            StringComparison.Ordinal);
    }
}
