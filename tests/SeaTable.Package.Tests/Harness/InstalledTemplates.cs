namespace SeaTable.Package.Tests.Harness;

/// <summary>The templates, installed once for all tests that use them, apart from those of the machine.</summary>
public sealed class InstalledTemplates(Packages packages) : IAsyncLifetime
{
    private TemporaryFolder Folder { get; } = new();

    /// <summary>Gets the options with which <c>dotnet new</c> finds them.</summary>
    public IReadOnlyList<string> Apart => ["--debug:custom-hive", Folder.Path];

    public async Task InitializeAsync() => (await Dotnet.RunAsync(
        Folder.Path, ["new", "install", packages.PathOf("SeaTable.Templates"), .. Apart])).MustSucceed();

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }
}
