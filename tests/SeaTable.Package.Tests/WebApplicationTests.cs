using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>A web application outside this repository, made of the packages.</summary>
[Collection(PackageTests.Name)]
public sealed class WebApplicationTests(Packages packages)
{
    [Fact]
    public async Task Settings_are_checked_at_start_two_bases_answer_and_health_spans_and_metrics_arrive()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Web/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Crm</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);STB0005;STB0015;STB0016</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeaTable.Generators" Version="{packages.Version}" />
                <PackageReference Include="SeaTable.Hosting" Version="{packages.Version}" />
                <PackageReference Include="SeaTable.Emulator" Version="{packages.Version}" />
                <PackageReference Include="OpenTelemetry.Extensions.Hosting" Version="{Packages.VersionOf("OpenTelemetry.Extensions.Hosting")}" />
                <PackageReference Include="OpenTelemetry.Exporter.InMemory" Version="{Packages.VersionOf("OpenTelemetry.Exporter.InMemory")}" />
              </ItemGroup>
            </Project>
            """);
        consumer.WriteResource("Web/Program.cs", "Web.cs");
        consumer.WriteResource("Web/crm.seatable.json", "crm.seatable.json");
        consumer.WriteResource("Web/types.seatable.json", "Web.types.seatable.json");

        (await consumer.DotnetAsync("build", "Web", "-warnaserror")).MustSucceed();
        var run = (await consumer.DotnetAsync("run", "--project", "Web", "--no-build")).MustSucceed();

        Assert.EndsWith("The web application ran to its end.", run.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
