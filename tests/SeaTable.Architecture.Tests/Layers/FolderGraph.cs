namespace SeaTable.Architecture.Tests.Layers;

/// <summary>The folders of a project, and which of them use which.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<(string From, string To), List<Reference>> _arrows;

    public FolderGraph(IEnumerable<string> folders, IEnumerable<Reference> references)
    {
        Folders = [.. folders.Distinct().Order(StringComparer.Ordinal)];
        _arrows = references.Distinct().GroupBy(reference => (reference.From, reference.To))
            .ToDictionary(arrow => arrow.Key,
                arrow => arrow.OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line).ToList());
    }

    /// <summary>Gets the folders that have code, with <c>.</c> for the project's own.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Gets the arrows between folders, with the places that make each.</summary>
    public IEnumerable<KeyValuePair<(string From, string To), List<Reference>>> Arrows =>
        _arrows.OrderBy(arrow => arrow.Key.From, StringComparer.Ordinal).ThenBy(arrow => arrow.Key.To, StringComparer.Ordinal);

    /// <summary>Gets the shortest circle as its folders, the first of them again at the end; empty when there is none.</summary>
    public IReadOnlyList<string> ShortestCircle() =>
        Folders.Select(folder => ShortestPath(folder, folder)).Where(circle => circle.Count > 0)
            .MinBy(circle => circle.Count) ?? [];

    /// <summary>Tells whether two folders need each other, by whatever detours.</summary>
    public bool NeedEachOther(string one, string other) => ShortestPath(one, other).Count > 0
        && ShortestPath(other, one).Count > 0;

    /// <summary>Tells the folders of a path, below each step the first places that make it.</summary>
    public string Describe(IReadOnlyList<string> path, int examples = 3) =>
        string.Join(" -> ", path) + string.Concat(path.Zip(path.Skip(1)).Select(step => $"\n{Describe(step, examples)}"));

    /// <summary>Tells an arrow and the first places that make it.</summary>
    public string Describe((string From, string To) arrow, int examples) =>
        $"  {arrow.From} -> {arrow.To} ({_arrows[arrow].Count} times)"
        + string.Concat(_arrows[arrow].DistinctBy(use => (use.Used, use.User)).Take(examples).Select(use => $"\n    {use}"));

    private List<string> ShortestPath(string from, string to)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var folder))
        {
            foreach (var next in Next(folder).Where(next => cameFrom.TryAdd(next, folder)))
            {
                if (next == to)
                {
                    return WayBack(cameFrom, from, to);
                }

                queue.Enqueue(next);
            }
        }

        return [];
    }

    private IEnumerable<string> Next(string folder) => Folders.Where(other => _arrows.ContainsKey((folder, other)));

    private static List<string> WayBack(Dictionary<string, string> cameFrom, string from, string to)
    {
        List<string> path = [to];
        do
        {
            path.Insert(0, cameFrom[path[0]]);
        }
        while (path[0] != from);

        return path;
    }
}
