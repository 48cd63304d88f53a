namespace SeaTable.Documentation.Tests.Scorecard;

/// <summary>The page that shows each promise beside its tests.</summary>
internal static class ScorecardPage
{
    internal const string Page = "docs/scorecard.md";

    private const string Untested = "Promised, and held by no test";

    internal static string Write(IReadOnlyList<PromiseArea> areas) => string.Join('\n', Lines(areas)) + "\n";

    private static IEnumerable<string> Lines(IReadOnlyList<PromiseArea> areas)
    {
        var untested = areas.SelectMany(area => area.Promises).Where(promise => promise.Tests.Count == 0).ToList();
        var count = areas.Sum(area => area.Promises.Count);

        yield return "# Scorecard";
        yield return "";
        yield return "What README and the pages promise, and the tests that prove it: they fail where it is broken. Of "
            + $"{count} promises {count - untested.Count} have tests;";
        yield return $"{untested.Count} have none, and stand [at the end]({Anchor(Untested)}). How a promise comes onto this "
            + "page, [CONTRIBUTING.md](../CONTRIBUTING.md#pages) tells.";
        yield return "";
        yield return "| area | promises | with a test |";
        yield return "|---|---:|---:|";
        foreach (var area in areas)
            yield return $"| [{area.Title}]({Anchor(area.Title)}) | {area.Promises.Count} | {Tested(area).Count()} |";

        foreach (var area in areas)
        {
            yield return "";
            yield return $"## {area.Title}";
            yield return "";
            yield return "| promise | told in | proven by |";
            yield return "|---|---|---|";
            foreach (var promise in Tested(area))
            {
                var tests = string.Join(", ", promise.Tests.Select(TestLink));
                yield return $"| {promise.Text} | {PageLink(promise.Page)} | {tests} |";
            }
        }

        yield return "";
        yield return $"## {Untested}";
        yield return "";
        yield return "| promise | told in |";
        yield return "|---|---|";
        foreach (var promise in untested)
            yield return $"| {promise.Text} | {PageLink(promise.Page)} |";
    }

    private static IEnumerable<Promise> Tested(PromiseArea area) => area.Promises.Where(promise => promise.Tests.Count > 0);

    private static string Anchor(string heading) =>
        "#" + heading.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '-');

    private static string PageLink(string page)
    {
        var path = page.Split('#')[0];
        var name = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetFileName(Path.GetDirectoryName(path));
        return $"[{(name == "README" && folder is { Length: > 0 } ? folder : name)}]({FromHere(page)})";
    }

    // One that is missing is told by a test of its own.
    private static string TestLink(string name) => TestMethod.Find(name) is [var test, ..]
        ? $"[`{test.Name}`]({FromHere(test.SourcePath)})"
        : $"`{name}`";

    private static string FromHere(string path) => path.StartsWith("docs/", StringComparison.Ordinal) ? path[5..] : "../" + path;
}
