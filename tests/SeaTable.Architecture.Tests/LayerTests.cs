using System.Text;
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

        Assert.True(circle.Count == 0, $"A circle in {project}: {(circle.Count == 0 ? "" : graph.Describe(circle))}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_arrow_goes_up_in_the_order_of_the_page(string project)
    {
        var graph = Graph(project);
        var layers = ArchitecturePage.Read().Projects.Single(found => found.Name == project);

        Assert.Equal(graph.Folders, layers.Folders.Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', layers.Upward(graph).Select(arrow => graph.Describe(arrow, examples: 3))));
    }

    /// <summary>With ARROWS set to a file, writes there what is needed to sort folders into layers; see the page.</summary>
    [Fact]
    public void All_arrows_can_be_shown()
    {
        if (Environment.GetEnvironmentVariable("ARROWS") is not { Length: > 0 } file)
        {
            return;
        }

        var only = Environment.GetEnvironmentVariable("PROJECT");
        var text = new StringBuilder();
        foreach (var project in Repository.Projects.Where(name => string.IsNullOrEmpty(only) || name == only))
        {
            var graph = Graph(project);
            var layers = ArchitecturePage.Read().Projects.SingleOrDefault(found => found.Name == project);
            text.AppendLine($"# {project}").AppendLine();
            text.AppendLine(graph.ShortestCircle() is { Count: > 0 } circle ? $"Shortest circle: {graph.Describe(circle)}" : "No circle.");
            var knots = graph.Folders.GroupBy(folder => graph.Folders.First(other => other == folder || graph.NeedEachOther(folder, other)));
            foreach (var knot in knots.Where(knot => knot.Count() > 1))
            {
                text.AppendLine($"Need each other: {string.Join(", ", knot)}");
            }

            text.AppendLine().AppendLine("Arrows that point up in the page:");
            foreach (var arrow in layers?.Upward(graph) ?? [])
            {
                text.AppendLine(graph.Describe(arrow, examples: 20));
            }

            text.AppendLine().AppendLine("All arrows (* = within a knot):");
            foreach (var (arrow, _) in graph.Arrows)
            {
                text.AppendLine($"{(graph.NeedEachOther(arrow.From, arrow.To) ? "*" : " ")}{graph.Describe(arrow, examples: 1)}");
            }

            text.AppendLine();
        }

        File.WriteAllText(file, text.ToString());
    }

    private static FolderGraph Graph(string project) =>
        FolderReader.Read(ProjectCompilation.Of(project), Path.Combine(Repository.Root, "src", project));
}
