namespace SeaTable.Package.Tests.Harness;

/// <summary>
/// A user's project: it restores the packages from a feed, into a folder of all consumers, so that the compiler's server loads
/// the generator once.
/// </summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Consumer()
    {
    }

    public static Consumer Of(Packages packages, string properties = "", string frameworks = "net10.0")
    {
        var consumer = new Consumer();
        consumer.Write("NuGet.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{packages.Restored.Path}" />
              </config>
              <packageSources>
                <add key="packed" value="{packages.Feed.Path}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="restored before" value="{OrdinaryPackageFolder()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        consumer.Write("Consumer/Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <RootNamespace>Crm</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeaTable.Generators" Version="{packages.Version}" />
                <PackageReference Include="SeaTable.Emulator" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        return consumer;
    }

    public void Write(string name, string text) => _folder.Write(name, text);

    public void Delete(string name) => File.Delete(Path.Combine(_folder.Path, name));

    /// <summary>The names of files in a folder, in their order.</summary>
    public IEnumerable<string> Files(string folder, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.GetFiles(Path.Combine(_folder.Path, folder), pattern))
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public string Read(string name) => File.ReadAllText(Path.Combine(_folder.Path, name));

    /// <summary>The path of the only file of a name below a folder.</summary>
    public string Find(string folder, string file) => Directory
        .GetFiles(Path.Combine(_folder.Path, folder), file, SearchOption.AllDirectories).First();

    public void WriteResource(string name, string resource)
    {
        using var reader = new StreamReader(typeof(Consumer).Assembly.GetManifestResourceStream(resource)!);
        Write(name, reader.ReadToEnd());
    }

    public Task<DotnetResult> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(_folder.Path, arguments);

    public void Dispose() => _folder.Dispose();

    // What was restored once for this repository need not be fetched again. The packages under test are never found there.
    private static string OrdinaryPackageFolder() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
