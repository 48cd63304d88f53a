using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>All that a base answers about itself, as text that is the same for the same content.</summary>
internal static class BaseContent
{
    /// <summary>Reads schema, rows, and links beyond those that cells show.</summary>
    internal static async Task<string> ReadAsync(SeaTableEmulator emulator)
    {
        var client = emulator.Client();
        var metadata = await client.SendAsync(HttpMethod.Get, "metadata/");
        var people = await client.SendAsync(HttpMethod.Get, "related-users/");
        var lines = new List<string> { metadata.GetRawText(), people.GetRawText() };
        foreach (var table in metadata.GetProperty("metadata").GetProperty("tables").EnumerateArray())
        {
            var id = table.GetProperty("_id").GetString()!;
            var rows = await RowsAsync(client, id, "false");
            lines.AddRange(rows);
            string[] rowIds = [.. rows.Select(row => (string)JsonNode.Parse(row)!["_id"]!)];
            foreach (var column in table.GetProperty("columns").EnumerateArray()
                .Where(column => column.GetProperty("type").GetString() == "link"))
            {
                lines.AddRange(await LinksAsync(client, id, column.GetProperty("key").GetString()!, rowIds));
            }
        }

        return string.Join('\n', lines);
    }

    internal static SeaTableClient Client(this SeaTableEmulator emulator) =>
        new(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });

    internal static async Task<IReadOnlyList<string>> RowsAsync(SeaTableClient client, string tableId, string convertKeys)
    {
        var rows = new List<JsonElement>();
        for (var start = 0; ; start += 1000)
        {
            var page = (await client.SendAsync(
                HttpMethod.Get, $"rows/?table_id={tableId}&start={start}&limit=1000&convert_keys={convertKeys}"))
                    .GetProperty("rows");
            rows.AddRange(page.EnumerateArray());
            if (page.GetArrayLength() < 1000)
                break;
        }

        return [.. rows.OrderBy(Id, StringComparer.Ordinal).Select(row => row.GetRawText())];
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(
        SeaTableClient client, string tableId, string column, string[] rowIds)
    {
        var lines = new List<string>();
        foreach (var part in rowIds.Chunk(500))
        {
            var answer = await client.SendAsync(HttpMethod.Post, "query-links/", new JsonObject
            {
                ["table_id"] = tableId,
                ["link_column_key"] = column,
                ["rows"] = new JsonArray([.. part.Select(id => new JsonObject { ["row_id"] = id, ["limit"] = 100 })]),
            });
            lines.AddRange(answer.EnumerateObject().Select(member => $"{column} {member.Name} {LinkedTo(member.Value)}"));
        }

        return lines;
    }

    private static string LinkedTo(JsonElement links) => string.Join(
        ',', links.EnumerateArray().Select(link => link.GetProperty("row_id").GetString()).Order(StringComparer.Ordinal));

    private static string Id(JsonElement row) => row.GetProperty("_id").GetString()!;
}
