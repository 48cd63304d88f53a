using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// Builds generated files with the SDK itself, all analyzers of .NET switched on: those need a newer compiler than the one that
/// these tests run the generator in.
/// </summary>
internal sealed partial class StrictBuild : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-strict-").FullName;

    /// <summary>Builds a library that consists of the files, and gives what was warned of: the rule and the line.</summary>
    public static IReadOnlyList<(string Rule, string Line)> Warnings(IReadOnlyDictionary<string, string> sources)
    {
        using var build = new StrictBuild();
        build.Write("Strict.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <WarningLevel>9999</WarningLevel>
                <AnalysisLevel>latest</AnalysisLevel>
                <AnalysisMode>All</AnalysisMode>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <UseSharedCompilation>false</UseSharedCompilation>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(SeaTableBase).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        foreach (var (file, text) in sources)
        {
            build.Write(file, text);
        }

        return build.Run();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<(string Rule, string Line)> Run()
    {
        // Nothing above the folder, wherever it is, has a say.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(name, "<Project />");
        }

        var (exitCode, output) = Dotnet("build", "Strict.csproj", "-v:quiet", "-nologo", "-clp:NoSummary");
        Assert.True(exitCode == 0, output);
        return
        [
            .. output.Split('\n')
                .Select(line => (Warning().Match(line).Groups[1].Value, line.Trim()))
                .Where(line => line.Value.Length > 0)
                .Distinct(),
        ];
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private (int ExitCode, string Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of this test run's own build leaks in, and no build node stays behind that holds files of the folder.
        foreach (
            var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    [GeneratedRegex(@"warning ([A-Z]+\d+):")]
    private static partial Regex Warning();
}
