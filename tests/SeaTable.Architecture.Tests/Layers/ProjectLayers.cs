namespace SeaTable.Architecture.Tests.Layers;

/// <summary>The folders of a project from the top layer down. Folders of one layer do not know each other.</summary>
internal sealed record ProjectLayers(string Name, IReadOnlyList<IReadOnlyList<string>> Layers)
{
    public IEnumerable<string> Folders => Layers.SelectMany(layer => layer);

    /// <summary>Gets the arrows that do not go down.</summary>
    public IEnumerable<(string From, string To)> NotDown(FolderGraph graph) =>
        graph.Arrows.Select(arrow => arrow.Key)
            .Where(arrow => Height(arrow.From) is { } from && Height(arrow.To) is { } to && from >= to);

    private int? Height(string folder) =>
        Layers.Select((layer, depth) => (layer, depth)).Where(item => item.layer.Contains(folder))
            .Select(item => (int?)item.depth).FirstOrDefault();
}
