using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>One emulator for many formulas, with a table of one filled and one empty row.</summary>
public sealed class FormulaBench : IAsyncLifetime
{
    private Workshop? _workshop;
    private string _filled = "";
    private string _empty = "";

    internal Workshop Workshop => _workshop!;

    public async Task InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync(new()
        {
            TimeProvider = new SteppingClock(),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        });
        await _workshop.CallAsync("POST", "tables/", """
            {"table_name": "Bench", "columns": [
                {"column_name": "Word", "column_type": "text"},
                {"column_name": "Num", "column_type": "number"},
                {"column_name": "Day", "column_type": "date", "column_data": {"format": "DD.MM.YYYY"}},
                {"column_name": "Moment", "column_type": "date", "column_data": {"format": "M/D/YYYY HH:mm"}},
                {"column_name": "Span", "column_type": "duration"},
                {"column_name": "Done", "column_type": "checkbox"},
                {"column_name": "State", "column_type": "single-select", "column_data": {"options": [{"id": "1",
                 "name": "open"}]}},
                {"column_name": "Tags", "column_type": "multiple-select", "column_data": {"options": [{"id": "1",
                 "name": "a b"}, {"id": "2", "name": "c"}]}},
                {"column_name": "Where", "column_type": "geolocation", "column_data": {"geo_format": "country_region"}},
                {"column_name": "Pictures", "column_type": "image"},
                {"column_name": "No. of things", "column_type": "number"},
                {"column_name": "Added", "column_type": "ctime"}]}
            """);
        _filled = await _workshop.AddAsync("""
            {"Word": "SeaTable", "Num": 2.5, "Day": "20.06.2030", "Moment": "12/31/2030 23:55", "Span": 5400, "Done": true,
             "State": "open",
             "Tags": ["a b", "c"], "Where": {"country_region": "Germany"}, "Pictures": ["u"], "No. of things": 7}
            """, "Bench");
        _empty = await _workshop.AddAsync("""{"Word": ""}""", "Bench");
    }

    /// <summary>What a formula gives for the filled row, and for the one without values.</summary>
    public async Task<(string Filled, string Empty)> ComputeAsync(string formula)
    {
        var column = new JsonObject
        {
            ["table_name"] = "Bench",
            ["column_name"] = "Result",
            ["column_type"] = "formula",
            ["column_data"] = new JsonObject { ["formula"] = formula },
        };
        await Workshop.CallAsync("POST", "columns/", column.ToJsonString());
        var results = (await Workshop.CellAsync(_filled, "Bench", "Result"), await Workshop.CellAsync(_empty, "Bench", "Result"));
        await Workshop.CallAsync("DELETE", "columns/", """{"table_name": "Bench", "column": "Result"}""");
        return results;
    }

    public async Task DisposeAsync()
    {
        if (_workshop is not null)
            await _workshop.DisposeAsync();
    }
}
