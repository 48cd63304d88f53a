using System.Reflection;
using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>Rows that other generators see, as the compiler of the .NET SDK that runs these tests has it.</summary>
[Collection(PackageTests.Name)]
public sealed class OtherGeneratorTests(Packages packages)
{
    private static readonly string[] s_files =
        ["Program.cs", "Index.cshtml", "Index.cshtml.cs", "ContactCard.razor", "ContactName.razor"];

    /// <summary>The compiler of the .NET SDK 10.0.400: docs/schema-file.md tells what an older one does.</summary>
    private static readonly Version s_firstThatShowsRows = new(5, 9);

    [Fact]
    public async Task Generators_of_JSON_mappings_and_pages_see_rows_unless_the_project_asks_for_the_ordinary_way()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Web/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Crm</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeaTable.Generators" Version="{packages.Version}" />
                <PackageReference Include="Riok.Mapperly" Version="{Packages.VersionOf("Riok.Mapperly")}" />
              </ItemGroup>
            </Project>
            """);
        foreach (var file in s_files)
        {
            var folder = file.StartsWith("Index", StringComparison.Ordinal) ? "Web/Pages/" : "Web/";
            consumer.WriteResource(folder + file, "Early." + file);
        }

        consumer.WriteResource("Web/crm.seatable.json", "crm.seatable.json");

        // What an editor does to learn what it has to hand to its compiler.
        (await consumer.DotnetAsync(
            "build", "Web", "-t:Compile",
            "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true")).MustSucceed();
        Assert.Contains(
            "build_property.SeaTableEarlyOutput = true",
            consumer.Read("Web/obj/Debug/net10.0/Web.GeneratedMSBuildEditorConfig.editorconfig"), StringComparison.Ordinal);

        var build = await consumer.DotnetAsync("build", "Web", "--no-restore", "-warnaserror");
        if (await CompilerOfAsync(consumer, "Web") < s_firstThatShowsRows)
        {
            MustNotSeeRows(build);
            return;
        }

        build.MustSucceed();
        var run = (await consumer.DotnetAsync("run", "--project", "Web", "--no-build")).MustSucceed();
        Assert.EndsWith("All generators saw the rows.", run.Output.TrimEnd(), StringComparison.Ordinal);

        MustNotSeeRows(await consumer.DotnetAsync("build", "Web", "--no-restore", "-p:SeaTableEarlyOutput=false"));
    }

    [Fact]
    public async Task Without_the_runtime_no_row_goes_out_and_one_error_says_why()
    {
        using var consumer = Consumer.Of(packages, "<SeaTableEarlyOutput>true</SeaTableEarlyOutput>");
        var project = consumer.Read("Consumer/Consumer.csproj");
        consumer.Write("Consumer/Consumer.csproj", project.Replace(
            "Include=\"SeaTable.Generators\"", "Include=\"SeaTable.Generators\" ExcludeAssets=\"compile\"",
            StringComparison.Ordinal));
        consumer.Write("Consumer/Program.cs", "System.Console.WriteLine(\"Hello.\");\n");
        consumer.WriteResource("Consumer/crm.seatable.json", "crm.seatable.json");

        var build = await consumer.DotnetAsync("build", "Consumer");

        Assert.Contains("error STB0011", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }

    private static void MustNotSeeRows(DotnetResult build)
    {
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            "Did not generate serialization metadata for type 'ContactsRow'", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("STB", build.Output, StringComparison.Ordinal);
    }

    private static async Task<Version> CompilerOfAsync(Consumer consumer, string project)
    {
        var folder = (await consumer.DotnetAsync("msbuild", project, "-getProperty:RoslynTargetsPath")).MustSucceed().Output;
        return AssemblyName.GetAssemblyName(Path.Combine(folder.Trim(), "bincore", "Microsoft.CodeAnalysis.dll")).Version!;
    }
}
