using SeaTable.Architecture.Tests.Harness;
using SeaTable.Architecture.Tests.Layers;

namespace SeaTable.Architecture.Tests;

/// <summary>Inside a project folders form layers, and an arrow never goes up.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> Projects => [.. ArchitecturePage.Read().Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_form_no_circle(string project)
    {
        var graph = Graph(project);

        var circle = graph.ShortestCircle();

        Assert.True(circle.Count == 0, $"A circle in {project}: {graph.Describe(circle)}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_page_has_each_folder(string project) =>
        Assert.Equal(Graph(project).Folders, Layers(project)!.Folders.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_arrow_goes_down_in_the_page(string project)
    {
        var graph = Graph(project);

        Assert.Equal("", string.Join('\n', Layers(project)!.NotDown(graph).Select(arrow => graph.Describe(arrow, examples: 3))));
    }

    /// <summary>With ARROWS set to a path, writes there what is needed to sort the folders of PROJECT, or of all, into layers.</summary>
    [Fact]
    public void All_arrows_can_be_shown()
    {
        if (Environment.GetEnvironmentVariable("ARROWS") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, Repository.Projects
                .Where(project => (Environment.GetEnvironmentVariable("PROJECT") ?? project) == project)
                .SelectMany(project => ArrowReport.Lines(project, Graph(project), Layers(project))));
        }
    }

    private static ProjectLayers? Layers(string project) =>
        ArchitecturePage.Read().Projects.SingleOrDefault(layers => layers.Name == project);

    private static FolderGraph Graph(string project) => ProjectGraph.Of(project);
}
