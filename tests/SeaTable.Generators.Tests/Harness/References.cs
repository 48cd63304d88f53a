using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>The assemblies that generated code is compiled against.</summary>
internal static class References
{
    private static readonly string[] s_trusted =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>.NET itself, and nothing that the tests happen to bring along.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } = [.. InFolderOf(typeof(object)).Select(From)];

    /// <summary>The runtime with its documentation, as its package brings it.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(
        typeof(SeaTableBase).Assembly.Location,
        documentation: new XmlDocumentation(typeof(SeaTableBase).Assembly.Location));

    /// <summary>The package that adds clients to the services of an application, and what its signatures hold.</summary>
    public static MetadataReference[] Hosting { get; } =
    [
        Named("SeaTable.Hosting"), Named("Microsoft.Extensions.DependencyInjection.Abstractions"),
        Named("Microsoft.Extensions.Configuration.Abstractions"), Named("Microsoft.Extensions.Http"),
    ];

    /// <summary>Services alone, as every web project has them.</summary>
    public static MetadataReference Services { get; } = Named("Microsoft.Extensions.DependencyInjection.Abstractions");

    private static MetadataReference Named(string name) =>
        From(s_trusted.Single(path => Path.GetFileNameWithoutExtension(path) == name));

    private static IEnumerable<string> InFolderOf(Type type)
    {
        var folder = Path.GetDirectoryName(type.Assembly.Location);
        return s_trusted.Where(path => Path.GetDirectoryName(path) == folder);
    }

    private static MetadataReference From(string path) => MetadataReference.CreateFromFile(path);
}
