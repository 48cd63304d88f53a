using System.Text.Json.Nodes;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What goes out for a spreadsheet comes in again as it was, whatever people have written into the base.</summary>
public sealed class SpreadsheetTests
{
    private const string Signs = "=+-@'\"',;|\t\n\r ab0.\\/\u00a0\u00e4=-'";

    private static readonly string[] s_columns =
        ["Name", "Notes", "State", "Tags", "Email", "Web", "Count", "Effort", "Place", "Photos", "Files"];

    [Theory]
    [InlineData(1, ",")]
    [InlineData(2, ";")]
    [InlineData(3, "tab")]
    public async Task Random_texts_options_and_links_come_back_exactly(int seed, string delimiter)
    {
        var random = new Random(seed);
        await using var from = await RowsBase.StartAsync();
        await using var into = await RowsBase.StartAsync();
        var client = from.Base.Emulator.Client();
        var names = Enumerable.Range(0, 30).Select(_ => Text(random, 6).Trim()).Where(name => name.Length > 0).Distinct()
            .ToList();
        var parts = await CrmRows.AddAsync(client, "Parts", names.Count, index => new JsonObject { ["Part"] = names[index] });
        var items = await CrmRows.AddAsync(client, "Items", 150, index => new JsonObject
        {
            ["Name"] = index == 0 ? "first" : Text(random, 8),
            ["Notes"] = $"{Text(random, 8)}x{Text(random, 8)}",
            ["State"] = Option(random),
            ["Tags"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Option(random)).Distinct().Select(
                name => (JsonNode)name)]),
            ["Email"] = Text(random, 5),
            ["Web"] = Text(random, 5),
            ["Count"] = random.Next(-9, 9) / 4.0,
            ["Effort"] = random.Next(-9999, 9999),
            ["Place"] = new JsonObject { ["lng"] = random.Next(-180, 180) / 2.0, ["lat"] = random.Next(-90, 90) / 2.0 },
            ["Photos"] = new JsonArray($"https://example.com/{random.Next()},=.png", "/workspace/'a.png"),
            ["Files"] = new JsonArray(new JsonObject
            {
                ["name"] = $"={Text(random, 3)}a", ["size"] = 1, ["type"] = "file", ["url"] = "https://example.com/a.pdf",
            }),
        });
        await client.SendAsync(HttpMethod.Put, "links/", new JsonObject
        {
            ["table_name"] = "Items", ["other_table_name"] = "Parts", ["link_id"] = "L001",
            ["other_rows_ids_map"] = new JsonObject(items.Select(id => KeyValuePair.Create(id, (JsonNode?)new JsonArray(
                [.. parts.Where(_ => random.Next(9) == 0).Select(part => (JsonNode)part)])))),
        });

        var sheet = new[] { "--spreadsheet", "--delimiter", delimiter };
        await from.RunAsync(["rows", "export", "Parts", "--columns", "Part", "-o", from.PathOf("parts.csv"), .. sheet]);
        var export = await from.RunAsync(["rows", "export", "Items", "-o", from.PathOf("items.csv"), .. sheet]);
        await into.RunAsync(["rows", "import", from.PathOf("parts.csv"), "-t", "Parts", .. sheet]);
        var import = await into.ImportAsync(from.PathOf("items.csv"), [.. sheet, "--add-options"]);
        var again = await into.RunAsync(["rows", "export", "Items", "-o", into.PathOf("items.csv"), .. sheet]);

        Assert.True(import.ExitCode == 0, import.Error);
        Assert.Equal((0, 0), (export.ExitCode, again.ExitCode));
        Assert.Equal(await RowsAsync(from), await RowsAsync(into));
        Assert.All(
            Cells(await File.ReadAllTextAsync(from.PathOf("items.csv"))),
            cell => Assert.False(cell.Length > 0 && "=+@\t\r".Contains(cell[0]), $"{cell} is a formula."));
    }

    /// <summary>All cells as they are, in the order of the rows.</summary>
    private static async Task<string> RowsAsync(RowsBase items)
    {
        var rows = await items.SqlAsync(
            $"SELECT {string.Join(", ", s_columns)} FROM Items ORDER BY No LIMIT 1000");
        var links = await items.RunAsync("rows", "export", "Items", "--columns", "Parts");
        return string.Join('\n', rows.Select(row => string.Join(" | ", s_columns.Select(column => row[column].GetRawText()))))
            + links.Output;
    }

    private static IEnumerable<string> Cells(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("seatable-cells-").FullName, "cells.csv");
        File.WriteAllText(path, text);
        using var reader = new Delimited.DelimitedReader(path, Delimited.FileForm.Of(path, null, null));
        while (reader.Read())
        {
            foreach (var cell in reader.Cells)
                yield return cell;
        }
    }

    private static string Option(Random random) => Text(random, 4).Trim() is { Length: > 0 } name ? name : "o";

    private static string Text(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Signs[random.Next(Signs.Length)]));
}
