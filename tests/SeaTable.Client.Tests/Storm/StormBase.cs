using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Storm;

/// <summary>Reads the base with a plain HttpClient, by keys and option ids, which no renaming touches.</summary>
internal sealed class StormBase : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly SeaTableEmulator _emulator;

    private StormBase(SeaTableEmulator emulator) => _emulator = emulator;

    internal static async Task<StormBase> OpenAsync(SeaTableEmulator emulator)
    {
        var opened = new StormBase(emulator);
        opened._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiToken);
        using var exchange = JsonDocument.Parse(
            await opened._http.GetStringAsync(new Uri(emulator.Server, "api/v2.1/dtable/app-access-token/")));
        opened._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", exchange.RootElement.GetProperty("access_token").GetString());
        return opened;
    }

    /// <summary>The options of a single select: their names by their ids.</summary>
    internal async Task<Dictionary<string, string>> OptionsAsync(string tableId, string columnKey)
    {
        using var metadata = await GetAsync("metadata/");
        return metadata.RootElement.GetProperty("metadata").GetProperty("tables").EnumerateArray()
            .Single(table => table.GetProperty("_id").ValueEquals(tableId))
            .GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("key").ValueEquals(columnKey))
            .GetProperty("data").GetProperty("options").EnumerateArray()
            .ToDictionary(option => option.GetProperty("id").GetString()!, option => option.GetProperty("name").GetString()!);
    }

    /// <summary>The rows of a table: the cells as texts, by key; links as the ids of the other rows, after each other.</summary>
    internal async Task<List<Dictionary<string, string>>> RowsAsync(string tableId)
    {
        const int Page = 1000;
        var rows = new List<Dictionary<string, string>>();
        while (true)
        {
            using var read = await GetAsync(string.Create(CultureInfo.InvariantCulture,
                $"rows/?table_id={tableId}&convert_keys=false&start={rows.Count}&limit={Page}"));
            var found = read.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateObject()
                .ToDictionary(cell => cell.Name, cell => Text(cell.Value), StringComparer.Ordinal)).ToList();
            rows.AddRange(found);
            if (found.Count < Page)
                return rows;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Text(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Number => cell.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Object when cell.TryGetProperty("text", out var text) => text.GetString()!,
        JsonValueKind.Array => string.Join(' ', cell.EnumerateArray().Select(
            item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("row_id", out var id)
                ? id.GetString() : item.ToString())),
        _ => cell.ToString(),
    };

    private async Task<JsonDocument> GetAsync(string path) => JsonDocument.Parse(await _http.GetStringAsync(
        new Uri(_emulator.Server, $"api-gateway/api/v2/dtables/{_emulator.BaseUuid}/{path}")));
}
