using System.Runtime.InteropServices;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>
/// The sample that queries, published as one native file by a project that uses the packages. Where there is nothing that links
/// native code it is trimmed only, which finds the same of what can't be known before the program runs.
/// </summary>
[Collection(PackageTests.Name)]
public sealed class NativeTests(Packages packages)
{
    [Fact]
    public async Task A_program_that_queries_is_compiled_to_native_code_or_trimmed_without_a_warning_and_runs()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Queries/Queries.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeaTable.Generators" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        consumer.WriteResource("Queries/crm.seatable.json", "crm.seatable.json");
        foreach (var file in new[] { "Program.cs", "Deals.cs", "TypedQueries.cs", "HandwrittenSql.cs" })
            consumer.WriteResource("Queries/" + file, "Queries." + file);

        consumer.WriteResource("Consumer/Program.cs", "Host.cs");

        (await consumer.DotnetAsync(["publish", "Queries", "-o", "native", "-r", RuntimeInformation.RuntimeIdentifier,
            .. HowToPublish()])).MustSucceed();
        var run = (await consumer.DotnetAsync(
            "run", "--project", "Consumer", "--", Path.Combine("Queries", "crm.seatable.json"),
            Path.Combine("native", "Queries"))).MustSucceed();

        Assert.Contains("Analytical engine: 98000, closes 2027-03-01, stage Proposal", run.Output, StringComparison.Ordinal);
        Assert.Contains("Deleted them: 0 are left.", run.Output, StringComparison.Ordinal);
    }

    private static string[] HowToPublish()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Has("clang") || Environment.GetEnvironmentVariable("VCINSTALLDIR") is not null ? ["-p:PublishAot=true"]
            : OperatingSystem.IsLinux() && Has("gcc") ? ["-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc"]
            : ["-p:PublishTrimmed=true", "--self-contained"];

        bool Has(string program) => folders.Any(folder => File.Exists(Path.Combine(folder, program)));
    }
}
