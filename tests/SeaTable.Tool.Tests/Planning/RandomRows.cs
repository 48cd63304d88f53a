using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Rows with something in each cell that people can fill.</summary>
internal static class RandomRows
{
    internal static async Task AddAsync(ToolBase target, BaseDocument document)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in document.Tables)
        {
            var row = new JsonObject(table.Columns.Select(column => KeyValuePair.Create(column.Name, Value(column)))
                .Where(cell => cell.Value is not null));
            var body = new JsonObject { ["table_name"] = table.Name, ["rows"] = new JsonArray(row, new JsonObject()) };
            var answer = await target.SendAsync(HttpMethod.Post, "rows/", body.ToJsonString());
            if (answer.TryGetProperty("row_ids", out var made) && made.GetArrayLength() > 0)
                ids[table.Id!] = made[0].GetProperty("_id").GetString()!;
        }

        foreach (var link in document.Tables.SelectMany(table => table.Columns).Where(column => column.Type == "link")
            .DistinctBy(column => column.Setting("link_id")))
        {
            var (from, to) = (link.Setting("table_id")!, link.Setting("other_table_id")!);
            if (!ids.TryGetValue(from, out var row) || !ids.TryGetValue(to, out var other))
                continue;

            await target.SendAsync(HttpMethod.Post, "links/", new JsonObject
            {
                ["link_id"] = link.Setting("link_id"), ["table_id"] = from, ["other_table_id"] = to,
                ["other_rows_ids_map"] = new JsonObject { [row] = new JsonArray(other) },
            }.ToJsonString());
        }
    }

    /// <summary>Counts the rows of each table and the filled cells of each column, by the ids of the base.</summary>
    internal static async Task<Dictionary<string, int>> CountAsync(ToolBase target, BaseDocument document)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in document.Tables)
        {
            var answer = await target.SendAsync(
                HttpMethod.Get, $"rows/?table_name={Uri.EscapeDataString(table.Name)}&convert_keys=false");
            var rows = answer.GetProperty("rows").EnumerateArray().ToList();
            counts[table.Id!] = rows.Count;
            foreach (var column in table.Columns.Where(column => Value(column) is not null || column.Type == "link"))
                counts[$"{table.Id}/{column.Key}"] = rows.Count(row => IsFilled(row, column.Key!));
        }

        return counts;
    }

    private static bool IsFilled(JsonElement row, string key) => row.TryGetProperty(key, out var cell) && cell.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.Array => cell.GetArrayLength() > 0,
        JsonValueKind.String => cell.GetString()!.Length > 0,
        _ => true,
    };

    private static JsonNode? Value(ColumnDocument column) => column.Type switch
    {
        "text" or "long-text" or "email" or "url" => "x",
        "number" => 5,
        "date" => column.Setting("format")?.EndsWith("HH:mm", StringComparison.Ordinal) is true
            ? "2030-01-02 03:04" : "2030-01-02",
        "checkbox" => true,
        "rate" => 1,
        "duration" => 3661,
        "single-select" => column.Options is [var option, ..] ? option.Name : null,
        "multiple-select" => column.Options is [_, ..] options
            ? new JsonArray([.. options.Select(option => JsonValue.Create(option.Name))]) : null,
        "geolocation" => new JsonObject { ["lng"] = 1.5, ["lat"] = 2.5 },
        "collaborator" => new JsonArray(string.Create(CultureInfo.InvariantCulture, $"{Guid.Empty:N}@auth.local")),
        _ => null,
    };
}
