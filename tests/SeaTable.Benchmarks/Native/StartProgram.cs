using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SeaTable.Benchmarks.Native;

/// <summary>A small program that prints a value of the first row, published as native code or for the JIT compiler.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="source">The file with its code.</param>
/// <param name="isNative">Whether it is native code.</param>
internal sealed class StartProgram(string name, string source, bool isNative)
{
    private static readonly string s_repository = Repository();

    private string _file = "";

    public string Name { get; } = name;

    /// <summary>Gets the size of what is published, in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Publishes it.</summary>
    /// <returns>Null, or what is missing.</returns>
    public async Task<string?> PublishAsync(string folder)
    {
        var project = Path.Combine(folder, source + (isNative ? "Native" : "Jit"));
        var output = Path.Combine(project, "published");
        Directory.CreateDirectory(project);
        File.Copy(Path.Combine(AppContext.BaseDirectory, source + ".cs"), Path.Combine(project, "Program.cs"));
        await File.WriteAllTextAsync(Path.Combine(project, "Start.csproj"), Project()).ConfigureAwait(false);
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", output, "-v", "q", "-nologo"])
        {
            RedirectStandardOutput = true,
        };
        using var publishing = Process.Start(start)!;
        var said = await publishing.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await publishing.WaitForExitAsync().ConfigureAwait(false);
        if (publishing.ExitCode != 0)
            return said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? said;

        _file = Path.Combine(output, OperatingSystem.IsWindows() ? "Start.exe" : "Start");
        Size = isNative ? new FileInfo(_file).Length : Directory.GetFiles(output, "*.dll").Sum(file => new FileInfo(file).Length);
        return null;
    }

    /// <summary>Runs it.</summary>
    /// <returns>The time from its start to its end, right after the first row.</returns>
    public async Task<TimeSpan> RunAsync(Uri server, string apiToken)
    {
        var start = new ProcessStartInfo(_file) { RedirectStandardOutput = true };
        start.Environment["SEATABLE_SERVER"] = server.ToString();
        start.Environment["SEATABLE_API_TOKEN"] = apiToken;
        var watch = Stopwatch.StartNew();
        using var program = Process.Start(start)!;
        var printed = await program.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await program.WaitForExitAsync().ConfigureAwait(false);
        return printed.Trim() == "Person number 0" ? watch.Elapsed
            : throw new InvalidOperationException($"{Name} ended with {program.ExitCode} and printed '{printed}'.");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This runs in the repository only.");

        return folder;
    }

    private string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>Start</RootNamespace>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <NuGetAudit>false</NuGetAudit>
            <DebugType>none</DebugType>
            {(isNative ? Native() : "")}
          </PropertyGroup>
          <ItemGroup>
            {(source == "Typed" ? Typed() : ByHand())}
          </ItemGroup>
        </Project>
        """;

    // Linked by gcc where there is no clang.
    private static string Native() =>
        $"<PublishAot>true</PublishAot><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>"
        + (OperatingSystem.IsLinux() && !Has("clang") ? "<CppCompilerAndLinker>gcc</CppCompilerAndLinker>" : "");

    private static string Typed() => $"""
        <ProjectReference Include="{s_repository}/src/SeaTable.Client/SeaTable.Client.csproj" />
        <ProjectReference Include="{s_repository}/src/SeaTable.Generators/SeaTable.Generators.csproj" OutputItemType="Analyzer"
          ReferenceOutputAssembly="false" />
        <AdditionalFiles Include="{s_repository}/tests/SeaTable.Benchmarks/Reading/people.seatable.json" />
        """;

    private static string ByHand() =>
        $"""<Compile Include="{s_repository}/tests/SeaTable.Benchmarks/Reading/PersonPoco.cs" />""";

    private static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
