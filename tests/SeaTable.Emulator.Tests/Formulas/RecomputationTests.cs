using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Formulas;

/// <summary>After changes of rows and links formulas give what they give in a base that was filled like that at once.</summary>
public sealed class RecomputationTests
{
    private const string Tables = """
        {"table_name": "Planks", "columns": [
            {"column_name": "Name", "column_type": "text"},
            {"column_name": "Cost", "column_type": "number"},
            {"column_name": "Due", "column_type": "date"},
            {"column_name": "Twice", "column_type": "formula", "column_data": {"formula": "{Cost} * 2 + len({Name})"}}]}
        """;

    private const string Links = """
        {"table_name": "Wagons", "columns": [
            {"column_name": "Name", "column_type": "text"},
            {"column_name": "Extra", "column_type": "number"},
            {"column_name": "Built of", "column_type": "link", "column_data": {"table": "Wagons", "other_table": "Planks"}}]}
        """;

    private static readonly (string Table, string Name, string Formula)[] s_formulas =
    [
        ("Wagons", "Sum", "sum({Built of.Twice}) + {Extra}"),
        ("Wagons", "Dear", "countlinks('Built of', '{Cost} > 40')"),
        ("Wagons", "Latest", "lookup(findmax('Built of', 'Due'), 'Name')"),
        ("Wagons", "All", "rollup('Built of', 'Name', 'concatenate') & '/' & {Sum}"),
        ("Wagons", "Next", "max({Built of.Due}) + 1"),
        ("Planks", "Shares", "sum({Wagons.Sum}) / countlinks('Wagons')"),
        ("Planks", "In all", "{Wagons.All} & {Shares}"),
    ];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Changed_rows_give_what_the_same_rows_give_in_a_new_base(int seed)
    {
        var random = new Random(seed);
        await using var changed = await OpenAsync();
        var rows = new List<(string Table, string Id, JsonObject Cells)>();
        var links = new List<(string Car, string Part)>();
        for (var round = 0; round < 6; round++)
        {
            for (var step = 0; step < 15; step++)
                await ChangeAsync(changed.Workshop, changed.LinkId, rows, links, random);

            await using var filled = await OpenAsync();
            var ids = new Dictionary<string, string>();
            foreach (var (table, id, cells) in rows)
                ids[id] = await filled.Workshop.AddAsync(cells.ToJsonString(), table);
            foreach (var (car, part) in links)
                await filled.Workshop.LinkAsync("Wagons", filled.LinkId, "Planks", ids[car], ids[part]);

            foreach (var table in new[] { "Wagons", "Planks" })
                Assert.Equal(await ResultsAsync(filled.Workshop, table), await ResultsAsync(changed.Workshop, table));
        }
    }

    private static async Task ChangeAsync(
        Workshop workshop, string linkId, List<(string Table, string Id, JsonObject Cells)> rows,
        List<(string Car, string Part)> links, Random random)
    {
        var table = random.Next(2) == 0 ? "Wagons" : "Planks";
        var cars = rows.FindAll(row => row.Table == "Wagons");
        var parts = rows.FindAll(row => row.Table == "Planks");
        switch (random.Next(rows.Count < 4 ? 1 : 6))
        {
            case 0:
                var cells = Cells(table, random);
                rows.Add((table, await workshop.AddAsync(cells.ToJsonString(), table), cells));
                break;
            case 1:
                var index = random.Next(rows.Count);
                var (changedTable, id, _) = rows[index];
                var changes = Cells(changedTable, random);
                rows[index] = (changedTable, id, changes);
                await workshop.CallAsync("PUT", "rows/", new JsonObject
                {
                    ["table_name"] = changedTable,
                    ["updates"] = new JsonArray(new JsonObject { ["row_id"] = id, ["row"] = changes.DeepClone() }),
                }.ToJsonString());
                break;
            case 2 when rows.Count > 8:
                var deleted = rows[random.Next(rows.Count)];
                rows.Remove(deleted);
                links.RemoveAll(link => link.Car == deleted.Id || link.Part == deleted.Id);
                await workshop.CallAsync(
                    "DELETE", "rows/", $$"""{"table_name": "{{deleted.Table}}", "row_ids": ["{{deleted.Id}}"]}""");
                break;
            case 3 when links.Count > 0:
                var cut = links[random.Next(links.Count)];
                links.Remove(cut);
                await workshop.CallAsync("DELETE", "links/", Workshop.LinkBody("Wagons", linkId, "Planks", cut.Car, [cut.Part]));
                break;
            default:
                if (cars.Count == 0 || parts.Count == 0)
                    break;
                var link = (Car: cars[random.Next(cars.Count)].Id, Part: parts[random.Next(parts.Count)].Id);
                if (links.Contains(link))
                    break;
                links.Add(link);
                await workshop.LinkAsync("Wagons", linkId, "Planks", link.Car, link.Part);
                break;
        }
    }

    private static JsonObject Cells(string table, Random random)
    {
        var cells = new JsonObject { ["Name"] = random.Next(5) == 0 ? null : $"n{random.Next(90)}" };
        cells[table == "Wagons" ? "Extra" : "Cost"] = random.Next(4) == 0 ? null : random.Next(1, 90);
        if (table == "Planks")
        {
            var day = new DateOnly(2024, 1, 1).AddDays(random.Next(400));
            cells["Due"] = random.Next(4) == 0 ? null : day.ToString("o", CultureInfo.InvariantCulture);
        }

        return cells;
    }

    private static async Task<string[]> ResultsAsync(Workshop workshop, string table) =>
        [.. (await workshop.ListAsync($"table_name={table}&convert_keys=true")).Select(row => string.Join('|',
            row!.AsObject().Where(cell => cell.Key[0] != '_' && cell.Key is not ("Built of" or "Wagons"))
                .Select(cell => cell.Key + cell.Value?.ToJsonString())))];

    private static async Task<Base> OpenAsync()
    {
        var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        await workshop.CallAsync("POST", "tables/", Tables);
        await workshop.CallAsync("POST", "tables/", Links);
        foreach (var (table, name, formula) in s_formulas)
        {
            await workshop.CallAsync("POST", "columns/", new JsonObject
            {
                ["table_name"] = table, ["column_name"] = name, ["column_type"] = "formula",
                ["column_data"] = new JsonObject { ["formula"] = formula },
            }.ToJsonString());
        }

        var link = (await workshop.CallAsync("GET", "columns/?table_name=Wagons"))["columns"]!.AsArray()
            .Single(column => (string?)column!["type"] == "link")!;
        return new Base(workshop, (string)link["data"]!["link_id"]!);
    }

    private sealed record Base(Workshop Workshop, string LinkId) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Workshop.DisposeAsync();
    }
}
