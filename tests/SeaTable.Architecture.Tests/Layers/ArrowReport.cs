namespace SeaTable.Architecture.Tests.Layers;

/// <summary>What one needs to sort the folders of a project into layers, as text.</summary>
internal static class ArrowReport
{
    public static IEnumerable<string> Lines(string project, FolderGraph graph, ProjectLayers layers) =>
    [
        $"# {project}",
        "",
        graph.ShortestCircle() is { Count: > 0 } circle ? $"Shortest circle: {graph.Describe(circle)}" : "No circle.",
        .. graph.Folders.GroupBy(folder => graph.Folders.First(other => other == folder || graph.NeedEachOther(folder, other)))
            .Where(knot => knot.Count() > 1)
            .Select(knot => $"Need each other: {string.Join(", ", knot)}"),
        "",
        "Arrows that do not go down in the page:",
        .. layers.NotDown(graph).Select(arrow => graph.Describe(arrow, examples: 20)),
        "",
        "All arrows (* = within a knot):",
        .. graph.Arrows.Select(arrow => arrow.Key)
            .Select(arrow => (graph.NeedEachOther(arrow.From, arrow.To) ? "*" : " ") + graph.Describe(arrow, examples: 1)),
        "",
    ];
}
