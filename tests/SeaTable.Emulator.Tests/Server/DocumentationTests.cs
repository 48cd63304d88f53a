using System.Text.RegularExpressions;
using SeaTable.Emulator.Tests.Support;

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

    [Fact]
    public async Task The_schema_file_that_the_documentation_shows_is_served_with_all_that_is_computed_in_it()
    {
        using var file = new TemporaryFile(".seatable.json");
        var page = (await ReadAsync("docs/schema-file.md")).ReplaceLineEndings("\n");
        await File.WriteAllTextAsync(file.Path, page.Split("## A whole file")[1].Split("```json\n")[1].Split("\n```")[0]);
        await using var workshop = await Workshop.OpenAsync(path: file.Path);

        var company = await workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var deal = await workshop.AddAsync(
            """{"Title": "Rocket", "Stage": "won", "Amount": 200, "Chance": 0.25, "Closed on": "2026-02-20"}""", "Deals");
        await workshop.LinkAsync("Companies", "Lnk1", "Deals", company, deal);

        Assert.Equal("50", await workshop.CellAsync(deal, "Deals", "Expected"));
        Assert.Equal("\"ROCKET\"", await workshop.CellAsync(deal, "Deals", "Label"));
        Assert.Equal("\"2026-03-06T00:00:00+00:00\"", await workshop.CellAsync(deal, "Deals", "Due"));
        Assert.Equal("\"D-0001\"", await workshop.CellAsync(deal, "Deals", "Number"));
        Assert.Contains("\"Acme\"", await workshop.CellAsync(deal, "Deals", "Company"), StringComparison.Ordinal);
        Assert.Equal("1", await workshop.CellAsync(company, "Companies", "Number of deals"));
        Assert.Equal("200", await workshop.CellAsync(company, "Companies", "Sum of deals"));
        Assert.Equal("[\"won\"]", await workshop.CellAsync(company, "Companies", "Stages"));
        Assert.Equal("[\"Rocket\"]", await workshop.CellAsync(company, "Companies", "Largest deal"));
    }

    private static Task<string> ReadAsync(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SeaTable.Generators.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new FileNotFoundException("The root of the repository was not found.");
        }

        return File.ReadAllTextAsync(Path.Combine(folder, path));
    }

    [GeneratedRegex("""Add\("(?<method>[A-Z]+)", (\w+ \+ )?"(?<path>[^"]+)",""")]
    private static partial Regex Route();

    [GeneratedRegex(@"^\| (?<paths>[^|]+) \| (?<methods>[A-Z, ]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
