using System.Collections.Concurrent;
using SeaTable.Architecture.Tests.Layers;

namespace SeaTable.Architecture.Tests.Harness;

/// <summary>The graph of the folders of each project, read once for all tests.</summary>
internal static class ProjectGraph
{
    private static readonly ConcurrentDictionary<string, Lazy<FolderGraph>> s_graphs = new(StringComparer.Ordinal);

    public static FolderGraph Of(string project) => s_graphs.GetOrAdd(project, name => new Lazy<FolderGraph>(
        () => FolderReader.Read(ProjectCompilation.Of(name), ProjectCompilation.FolderOf(name)))).Value;
}
