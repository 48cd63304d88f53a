using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>Frameworks, versions of C#, settings and other languages, built together and by the packages alone.</summary>
[Collection(PackageTests.Name)]
public sealed class LanguageTests(Packages packages)
{
    private static readonly (string Name, string Frameworks, string Language, string Nullable)[] s_projects =
    [
        ("CSharp10", "net8.0;net10.0", "10", "disable"),
        ("CSharp11", "net8.0", "11", "enable"),
        ("CSharp12", "net8.0", "12", "annotations"),
        ("CSharp13", "net10.0", "13", "enable"),
        ("Latest", "net8.0;net10.0", "latest", "disable"),
        ("Preview", "net10.0", "preview", "warnings"),
    ];

    [Fact]
    public async Task Every_version_of_CSharp_and_setting_compiles_and_FSharp_uses_what_CSharp_has()
    {
        using var consumer = Consumer.Of(packages);
        foreach (var (name, frameworks, language, nullable) in s_projects)
        {
            consumer.Write($"{name}/{name}.csproj", Project(
                $"<TargetFrameworks>{frameworks}</TargetFrameworks><LangVersion>{language}</LangVersion>"
                    + $"<Nullable>{nullable}</Nullable><RootNamespace>Crm</RootNamespace>",
                Reference("Generators")));
            consumer.WriteResource($"{name}/crm.seatable.json", "crm.seatable.json");
            consumer.WriteResource($"{name}/Uses.cs", "Languages.Uses.cs");
        }

        consumer.Write("FSharp/FSharp.fsproj", Project(
            "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>",
            Reference("Emulator") + """
                <Compile Include="Program.fs" />
                <ProjectReference Include="../CSharp10/CSharp10.csproj" />
                <None Include="../CSharp10/crm.seatable.json" CopyToOutputDirectory="PreserveNewest" />
                """));
        consumer.WriteResource("FSharp/Program.fs", "Languages.Program.fs");
        consumer.Write("All.slnx", Solution([.. s_projects.Select(project => $"{project.Name}/{project.Name}.csproj"),
            "FSharp/FSharp.fsproj"]));

        (await consumer.DotnetAsync("build", "All.slnx", "-warnaserror")).MustSucceed();
        var run = (await consumer.DotnetAsync("run", "--project", "FSharp", "--no-build")).MustSucceed();

        Assert.Equal("1 1 1 ada@example.com", run.Output.Trim());
    }

    [Fact]
    public async Task A_schema_file_in_a_project_of_another_language_is_told_where_it_belongs()
    {
        using var consumer = Consumer.Of(packages);
        const string Target = "<TargetFramework>net10.0</TargetFramework>";
        consumer.Write("Basic/Basic.vbproj", Project(Target, Reference("Generators")));
        consumer.Write("Basic/Thing.vb", "Public Class Thing\nEnd Class\n");
        consumer.WriteResource("Basic/crm.seatable.json", "crm.seatable.json");
        consumer.Write("FSharp/FSharp.fsproj", Project(
            Target, Reference("Generators") + "<Compile Include=\"Thing.fs\" />"));
        consumer.Write("FSharp/Thing.fs", "module Thing\n");
        consumer.WriteResource("FSharp/crm.seatable.json", "crm.seatable.json");
        consumer.Write("All.slnx", Solution(["Basic/Basic.vbproj", "FSharp/FSharp.fsproj"]));

        var build = (await consumer.DotnetAsync("build", "All.slnx")).MustSucceed();

        foreach (var language in new[] { "VB", "F#" })
        {
            Assert.Contains(
                "warning STB1003: Nothing is generated from crm.seatable.json, because this project is written in "
                    + $"{language} and SeaTable.Generators writes C#.",
                build.Output, StringComparison.Ordinal);
        }
    }

    private static string Project(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>{properties}<NuGetAudit>false</NuGetAudit><NoWarn>$(NoWarn);STB0006</NoWarn></PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    private static string Solution(IEnumerable<string> projects) =>
        $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}\" />"))}</Solution>";

    private string Reference(string package) =>
        $"<PackageReference Include=\"SeaTable.{package}\" Version=\"{packages.Version}\" />";
}
