using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Facts;

namespace SeaTable.Tool.Cloning;

/// <summary>The links of rows that have more than a cell shows.</summary>
/// <param name="ColumnKey">The key of the link column.</param>
/// <param name="RowId">The id of the row.</param>
/// <param name="LinkedIds">The ids of all linked rows: first those that the cell shows, in its order.</param>
internal sealed record LongLinks(string ColumnKey, string RowId, IReadOnlyList<string> LinkedIds)
{
    /// <summary>How many rows are asked for in a call: their answers have a hundred links each.</summary>
    private const int RowsPerCall = 20;

    /// <summary>Finds the full cells among rows, and reads the rest of their links.</summary>
    public static async Task<IReadOnlyList<LongLinks>> ReadAsync(
        SeaTableClient client, ClonedTable table, IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var found = new List<LongLinks>();
        foreach (var (key, _) in table.Links)
        {
            var full = rows.Select(row => (Id: Text(row, SystemFields.Id), Shown: Shown(row, key)))
                .Where(row => row.Shown.Count >= ServerLimits.LinksPerCell).ToList();
            foreach (var part in full.Chunk(RowsPerCall))
            {
                var others = part.ToDictionary(row => row.Id, _ => new List<string>());
                await ReadAsync(client, table, key, others, cancellationToken).ConfigureAwait(false);
                found.AddRange(part.Select(row => new LongLinks(key, row.Id, [.. row.Shown.Union(others[row.Id])])));
            }
        }

        return found;
    }

    public void Store(SeaTableDataFile file, ClonedTable table) => file.PutLinks(table.Id, ColumnKey, RowId, LinkedIds);

    private static async Task ReadAsync(
        SeaTableClient client, ClonedTable table, string key, Dictionary<string, List<string>> links,
        CancellationToken cancellationToken)
    {
        var open = links.Keys.ToList();
        for (var offset = 0; open.Count > 0; offset += ServerLimits.LinksPerQueryMost)
        {
            var answer = await client.SendAsync(HttpMethod.Post, "query-links/", new JsonObject
            {
                ["table_id"] = table.Id,
                ["link_column_key"] = key,
                ["rows"] = new JsonArray([.. open.Select(id => new JsonObject
                {
                    ["row_id"] = id, ["offset"] = offset, ["limit"] = ServerLimits.LinksPerQueryMost,
                })]),
            }, cancellationToken).ConfigureAwait(false);
            foreach (var id in open.ToList())
            {
                var ids = Shown(answer, id);
                links[id].AddRange(ids);
                if (ids.Count < ServerLimits.LinksPerQueryMost)
                    open.Remove(id);
            }
        }
    }

    private static List<string> Shown(JsonElement holder, string member) =>
        holder.TryGetProperty(member, out var cell) && cell.ValueKind == JsonValueKind.Array
            ? [.. cell.EnumerateArray().Select(link => Text(link, "row_id")).Where(id => id.Length > 0)] : [];

    private static string Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";
}
