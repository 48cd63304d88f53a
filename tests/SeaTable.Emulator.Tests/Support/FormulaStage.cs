using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>A base with a row of each kind of column that the examples of formulas look at, and five linked rows.</summary>
public sealed class FormulaStage : IAsyncLifetime
{
    private readonly SteppingClock _clock = new();
    private Workshop? _workshop;
    private string _concert = "";

    internal Workshop Workshop => _workshop!;

    public async Task InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync(new()
        {
            TimeProvider = _clock,
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        });
        await Workshop.CallAsync("POST", "tables/", """
            {"table_name": "Amplifiers", "columns": [
                {"column_name": "Model", "column_type": "text"},
                {"column_name": "Watts", "column_type": "number"},
                {"column_name": "Rent", "column_type": "number"},
                {"column_name": "Weight", "column_type": "number"},
                {"column_name": "Bought", "column_type": "date"}]}
            """);
        await Workshop.CallAsync("POST", "tables/", """
            {"table_name": "Concerts", "columns": [
                {"column_name": "Band", "column_type": "text"},
                {"column_name": "Style", "column_type": "text"},
                {"column_name": "Fee before", "column_type": "number"},
                {"column_name": "Fee now", "column_type": "number"},
                {"column_name": "Budget", "column_type": "number"},
                {"column_name": "Stage", "column_type": "number"},
                {"column_name": "Length", "column_type": "duration"},
                {"column_name": "Day", "column_type": "date"},
                {"column_name": "No day", "column_type": "date"},
                {"column_name": "Booked", "column_type": "date", "column_data": {"format": "YYYY-MM-DD HH:mm"}},
                {"column_name": "Crew", "column_type": "collaborator"},
                {"column_name": "Rig", "column_type": "link", "column_data": {"table": "Concerts", "other_table": "Amplifiers"}}]}
            """);
        var link = (await Workshop.CallAsync("GET", "columns/?table_name=Concerts"))["columns"]!.AsArray()
            .Single(column => (string?)column!["name"] == "Rig")!;
        _concert = await Workshop.AddAsync("""
            {"Band": "Ravens", "Style": "ska", "Fee before": 200, "Fee now": 250, "Budget": 400, "Stage": 60, "Length": 30000,
             "Day": "2021-01-31", "Booked": "2020-09-04 13:05",
             "Crew": ["a@example.com", "b@example.com", "c@example.com", "d@example.com", "e@example.com", "f@example.com"]}
            """, "Concerts");
        var rig = new List<string>();
        foreach (var row in new[]
        {
            """{"Model": "Oak", "Watts": 80, "Rent": 350, "Weight": 10, "Bought": "2019-05-01"}""",
            """{"Model": "Elm", "Watts": 10, "Rent": 210, "Weight": 20, "Bought": "2020-05-01"}""",
            """{"Model": "Fir", "Watts": 20, "Rent": 600, "Weight": 30}""",
            """{"Model": "Yew", "Watts": 30, "Rent": 700, "Weight": 4}""",
            """{"Model": "Ash", "Watts": 40, "Rent": 800, "Weight": 10}""",
        })
        {
            rig.Add(await Workshop.AddAsync(row, "Amplifiers"));
        }

        await Workshop.LinkAsync("Concerts", (string)link["data"]!["link_id"]!, "Amplifiers", _concert, [.. rig]);
    }

    /// <summary>Computes a formula at a time, by default the one of the clock.</summary>
    public async Task<JsonNode?> ComputeAsync(string formula, string? now = null)
    {
        var before = _clock.Now;
        if (now is not null)
            _clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            var body = new JsonObject
            {
                ["table_name"] = "Concerts", ["column_name"] = "Result", ["column_type"] = "formula",
                ["column_data"] = new JsonObject { ["formula"] = formula },
            };
            await Workshop.CallAsync("POST", "columns/", body.ToJsonString());
            return (await Workshop.GetAsync(_concert, "Concerts"))["Result"]?.DeepClone();
        }
        finally
        {
            await Workshop.CallAsync("DELETE", "columns/", """{"table_name": "Concerts", "column": "Result"}""");
            _clock.Now = before;
        }
    }

    public async Task DisposeAsync()
    {
        if (_workshop is not null)
            await _workshop.DisposeAsync();
    }
}
