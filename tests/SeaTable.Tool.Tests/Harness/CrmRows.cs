using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>Fills the base of the quickstart with rows of all types of columns, and links in no order.</summary>
internal static class CrmRows
{
    /// <summary>Rows of one call are of one time.</summary>
    private const int RowsPerCall = 50;

    internal static async Task AddAsync(SeaTableEmulator emulator, int contacts, int noteLength = 20)
    {
        var client = emulator.Client();
        var random = new Random(7);
        var companies = await AddAsync(client, "Companies", 40, index => new JsonObject
        {
            ["Name"] = $"Firm {index} GmbH",
            ["Website"] = $"https://firm-{index}.test/about",
            ["Industry"] = index % 3 == 0 ? null : $"Industry {index % 4}",
            ["Country"] = new JsonObject { ["country_region"] = "Germany" },
            ["Head office"] = new JsonObject { ["lng"] = 8.5 + index, ["lat"] = 49.25 },
            ["Logo"] = new JsonArray($"https://files.test/logo{index}.png"),
            ["Annual revenue"] = index * 1000.25,
            ["Growth"] = 0.125,
            ["Notes"] = $"# Firm\n\n* of {index}",
        });
        var people = await AddAsync(client, "Contacts", contacts, index => new JsonObject
        {
            ["Name"] = $"Erika Muster{string.Concat($"{index}".Select(digit => (char)(digit - '0' + 'a')))}",
            ["Email"] = $"erika{index % 50}@mustermann.test",
            ["Phone"] = $"+49 621 {100000 + index}",
            ["Age"] = index % 90,
            ["Birthday"] = $"19{10 + (index % 80)}-03-0{1 + (index % 9)}",
            ["Status"] = $"Status {index % 5}",
            ["Tags"] = index % 7 == 0 ? [] : new JsonArray($"tag {index % 3}", $"tag {index % 11}"),
            ["Account managers"] = new JsonArray("0123456789abcdef0123456789abcdef@auth.local"),
            ["Newsletter"] = index % 2 == 0,
            ["Consent"] = new JsonObject
            {
                ["username"] = "someone", ["sign_image_url"] = "/x.png", ["sign_time"] = "2026-01-01",
            },
            ["Last contacted"] = $"2026-02-0{1 + (index % 9)} 10:15",
            ["Rating"] = index % 6,
            ["Photo"] = new JsonArray($"https://files.test/face{index}.png"),
            ["Home"] = new JsonObject { ["province"] = "", ["detail"] = $"Nirgendwoweg {index}" },
            ["Notes"] = $"{new string('n', noteLength)} {index}",
        });
        var deals = await AddAsync(client, "Deals", 60, index => new JsonObject
        {
            ["Title"] = $"Deal {index}", ["Stage"] = $"Stage {index % 3}", ["Amount"] = index * 12.5, ["Probability"] = 0.5,
            ["Close date"] = "2026-05-06", ["Effort"] = 5400, ["Department"] = 3, ["Owner"] = new JsonArray("a@b.test"),
            ["Offer"] = new JsonArray(new JsonObject
            {
                ["name"] = "offer.pdf", ["size"] = 10, ["type"] = "file", ["url"] = "https://files.test/offer.pdf",
            }),
        });
        var activities = await AddAsync(client, "Activities", 30, index => new JsonObject
        {
            ["Subject"] = $"Call {index}", ["Kind"] = "Call", ["Start"] = "2026-01-02 03:04", ["Duration"] = 60, ["Done"] = true,
        });

        // A company with more links than a cell shows, and links that were made in another order than the rows.
        await LinkAsync(client, "Contacts", "Companies", "Lc41", Shuffle(people.Take(300), random)
            .Select((id, index) => (id, Pick(companies, index % 3 == 0 ? 1 : 4, random))));
        await LinkAsync(client, "Companies", "Deals", "Ld52",
            Shuffle(companies, random).Select(id => (id, Pick(deals, 3, random))));
        await LinkAsync(client, "Activities", "Activities", "Lf96", activities.Select(id => (id, Pick(activities, 2, random))));
        await LinkAsync(client, "Companies", "Contacts", "Lc41", [(companies[0], people.Take(130).ToArray())]);
        await client.SendAsync(HttpMethod.Put, "lock-rows/", new JsonObject
        {
            ["table_name"] = "Contacts", ["row_ids"] = new JsonArray(people[0], people[1]),
        });
    }

    internal static async Task<string[]> AddAsync(
        SeaTableClient client, string table, int count, Func<int, JsonObject> row, int rowsPerCall = RowsPerCall)
    {
        var ids = new List<string>();
        foreach (var part in Enumerable.Range(0, count).Chunk(rowsPerCall))
        {
            var answer = await client.SendAsync(HttpMethod.Post, "rows/", new JsonObject
            {
                ["table_name"] = table, ["rows"] = new JsonArray([.. part.Select(row)]),
            });
            ids.AddRange(answer.GetProperty("row_ids").EnumerateArray().Select(id => id.GetProperty("_id").GetString()!));
        }

        return [.. ids];
    }

    private static Task<JsonElement> LinkAsync(
        SeaTableClient client, string table, string other, string linkId, IEnumerable<(string Id, string[] Others)> links)
    {
        var map = new JsonObject();
        foreach (var (id, others) in links)
            map[id] = new JsonArray([.. others.Select(one => JsonValue.Create(one))]);

        return client.SendAsync(HttpMethod.Put, "links/", new JsonObject
        {
            ["table_name"] = table, ["other_table_name"] = other, ["link_id"] = linkId, ["other_rows_ids_map"] = map,
        });
    }

    private static string[] Pick(string[] ids, int count, Random random) => [.. Shuffle(ids, random).Take(count)];

    private static List<string> Shuffle(IEnumerable<string> ids, Random random) =>
        ids.OrderBy(_ => random.Next()).ToList();
}
