using SeaTable.Architecture.Tests.Harness;
using SeaTable.Architecture.Tests.Layers;

namespace SeaTable.Architecture.Tests;

/// <summary>Inside a project folders form layers, and an arrow never goes up.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Fact]
    public void The_page_has_each_project() => AssertPageHas(
        "projects", Repository.Projects, ArchitecturePage.Read().Projects.Select(project => project.Name));

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
    public void Each_file_of_a_project_is_read(string project)
    {
        var read = ProjectCompilation.Of(project).SyntaxTrees.Select(tree => Path.GetFullPath(tree.FilePath));

        Assert.Equal([], Repository.FilesOf(project).Except(read));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_page_has_each_folder(string project) =>
        AssertPageHas($"folders of {project}", Graph(project).Folders, Layers(project).Folders);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_arrow_goes_down_in_the_page(string project)
    {
        var graph = Graph(project);

        var wrong = string.Join('\n', Layers(project).NotDown(graph).Select(arrow => graph.Describe(arrow, examples: 3)));

        Assert.True(wrong.Length == 0, $"Arrows in {project} that do not go down in docs/architecture.md:\n{wrong}");
    }

    /// <summary>
    /// Each project of <c>src</c> can be sorted into layers by its report, also one that has no section in the page yet.
    /// With ARROWS set to a path, the reports are written there.
    /// </summary>
    [Fact]
    public void The_report_of_each_project_shows_each_of_its_arrows()
    {
        var reports = Repository.Projects.Select(project => (Graph: Graph(project), Text: string.Join(
            '\n', ArrowReport.Lines(project, Graph(project), Layers(project))))).ToList();
        if (Environment.GetEnvironmentVariable("ARROWS") is { Length: > 0 } file)
            File.WriteAllLines(file, reports.Select(report => report.Text));

        Assert.All(reports, report =>
        {
            Assert.NotEmpty(report.Graph.Folders);
            Assert.All(report.Graph.Arrows, arrow =>
                Assert.Contains($"{arrow.Key.From} -> {arrow.Key.To} (", report.Text, StringComparison.Ordinal));
        });
    }

    private static void AssertPageHas(string what, IEnumerable<string> inSource, IEnumerable<string> inPage)
    {
        var (source, page) = (inSource.ToList(), inPage.ToList());
        var (missing, surplus) = (source.Except(page).ToList(), page.Except(source).ToList());

        Assert.True(
            missing.Count + surplus.Count == 0 && source.Count == page.Count,
            $"docs/architecture.md has not all {what}: it lacks [{string.Join(", ", missing)}], and src lacks " +
            $"[{string.Join(", ", surplus)}]; a name may stand there once.");
    }

    private static ProjectLayers Layers(string project) =>
        ArchitecturePage.Read().Projects.SingleOrDefault(layers => layers.Name == project) ?? new ProjectLayers(project, []);

    private static FolderGraph Graph(string project) => ProjectGraph.Of(project);
}
