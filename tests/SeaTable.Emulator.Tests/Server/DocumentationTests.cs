using System.Text.RegularExpressions;

namespace SeaTable.Emulator.Tests.Server;

public sealed partial class DocumentationTests
{
    [Fact]
    public async Task Every_route_stands_in_the_documentation_with_its_method()
    {
        var page = await ReadAsync("docs/emulator.md");
        var rows = Row().Matches(page).ToList();
        var routes = Route().Matches(await ReadAsync("src/SeaTable.Emulator/Server/Routes.cs")).ToList();

        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            var path = route.Groups["path"].Value.Replace("{view_name}", "{name}", StringComparison.Ordinal);
            Assert.True(
                rows.Exists(row => row.Groups["paths"].Value.Contains($"`{path}`", StringComparison.Ordinal)
                    && row.Groups["methods"].Value.Split(", ").Contains(route.Groups["method"].Value)),
                $"{route.Groups["method"].Value} {path} is not in docs/emulator.md.");
        }
    }

    private static Task<string> ReadAsync(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SeaTable.Generators.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("The root of the repository was not found.");
        return File.ReadAllTextAsync(Path.Combine(folder, path));
    }

    [GeneratedRegex("""Add\("(?<method>[A-Z]+)", (Prefix \+ )?"(?<path>[^"]+)",""")]
    private static partial Regex Route();

    [GeneratedRegex(@"^\| (?<paths>[^|]+) \| (?<methods>[A-Z, ]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
