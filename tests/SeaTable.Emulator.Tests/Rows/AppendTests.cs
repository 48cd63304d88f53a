using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Rows;

public sealed class AppendTests
{
    [Fact]
    public async Task Quirk_4_the_first_row_of_the_answer_is_in_storage_form()
    {
        await using var workshop = await Workshop.OpenAsync(new()
        {
            TimeProvider = new SteppingClock(),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        });

        var answer = await workshop.CallAsync("POST", "rows/", """
            {"table_name": "Jobs", "convert_keys": true, "rows": [
                {"Title": "a", "Due": "1975-01-01", "State": "Done", "Skills": ["welding"], "Paid": true, "Price": 3,
                 "Notes": "**b**", "Nobody": 1},
                {"Title": "b"}]}
            """);

        var id = (string?)answer["row_ids"]![0]!["_id"];
        Assert.Equal(2, (int)answer["inserted_row_count"]!);
        Assert.Equal(2, answer["row_ids"]!.AsArray().Count);
        var expected = $$$"""
            {"_id":"{{{id}}}","_creator":"emulator","_ctime":"2025-03-14T09:26:53.589+00:00",
            "_last_modifier":"emulator","_mtime":"2025-03-14T09:26:53.589+00:00",
            "0000":"a","DaIs":"1975-01-01","SiSe":"880012","MuSe":["17"],"ChBx":true,"NmBr":3,
            "LgTx":{"text":"**b**","preview":"b","images":[],"links":[]},"AuNu":"job-0042"}
            """.ReplaceLineEndings("");
        Assert.Equal(expected, answer["first_row"]!.ToJsonString(JsonForms.Plain));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"No such column": 1}""")]
    [InlineData("""{"NmBr": 1}""")]
    public async Task Quirk_21_a_row_without_a_known_name_is_not_added(string row)
    {
        await using var workshop = await Workshop.OpenAsync();

        var answer = await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "Jobs", "rows": [{{row}}]}""");

        Assert.Equal("""{"inserted_row_count":0,"row_ids":[],"first_row":null}""", answer.ToJsonString());
        Assert.Empty(await workshop.ListAsync("table_name=Jobs"));
    }

    [Fact]
    public async Task Quirk_21_an_empty_text_adds_an_empty_row()
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Title": ""}"""));

        Assert.Null(row["Title"]);
    }

    [Fact]
    public async Task Quirk_1_unknown_names_and_column_keys_are_dropped_with_200()
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Title": "x", "Prise": 1, "NmBr": 2, "title": "y"}"""));

        Assert.Equal("x", (string?)row["Title"]);
        Assert.Null(row["Price"]);
        Assert.False(row.ContainsKey("Prise"));
    }

    [Fact]
    public async Task Quirk_22_defaults_are_filled_in_only_when_asked_for()
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        var without = await workshop.GetAsync(await workshop.AddAsync("""{"Title": "x"}"""));

        var answer = await workshop.CallAsync("POST", "rows/", """
            {"table_name": "Jobs", "apply_default": true, "rows": [{"Title": "y", "Paid": null}]}
            """);
        var with = await workshop.GetAsync((string)answer["row_ids"]![0]!["_id"]!);

        Assert.Null(without["Price"]);
        Assert.Null(without["State"]);
        Assert.Equal("12.5", with["Price"]!.ToJsonString());
        Assert.Equal("Waiting", (string?)with["State"]);
        Assert.Equal("2025-03-21T00:00:00+00:00", (string?)with["Due"]);
        Assert.Null(with["Paid"]);
    }

    [Theory]
    [InlineData("POST", """{"Title": "x"}""", "rows", 1001, "batch_append_rows_exceeds_limit")]
    [InlineData("PUT", """{"row_id": "x", "row": {}}""", "updates", 1001, "batch_update_rows_exceeds_limit")]
    [InlineData("DELETE", "\"x\"", "row_ids", 10_001, "batch_delete_rows_exceeds_limit")]
    public async Task A_call_takes_a_limited_number_of_rows(string method, string item, string member, int count, string error)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync(
            method,
            "rows/",
            $$"""{"table_name": "Jobs", "{{member}}": [{{string.Join(',', Enumerable.Repeat(item, count))}}]}""");

        Assert.Equal(400, status);
        Assert.Equal(error, (string?)json!["error_type"]);
        Assert.Empty(await workshop.ListAsync("table_name=Jobs"));
    }

    [Fact]
    public async Task Fifty_callers_at_once_lose_nothing()
    {
        await using var workshop = await Workshop.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async caller =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var id = await workshop.AddAsync($$"""{"Title": "{{caller}}-{{turn}}", "State": "State {{turn}}"}""");
                await workshop.CallAsync("PUT", "rows/", $$"""
                    {"table_name": "Jobs", "updates": [{"row_id": "{{id}}", "row": {"Price": {{turn}} } }]}
                    """);
                Assert.Equal(turn, (int)(await workshop.GetAsync(id))["Price"]!);
            }
        }));

        var rows = await workshop.ListAsync("table_name=Jobs&convert_keys=true");
        Assert.Equal(500, rows.Select(row => (string?)row!["Title"]).Distinct().Count());
        Assert.Equal(500, rows.Select(row => (string?)row!["Number"]).Distinct().Count());
        Assert.Equal(10, rows.Select(row => (string?)row!["State"]).Distinct().Count());
    }

    [Fact]
    public async Task Quirk_29_locked_rows_say_true_and_others_null()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "x"}""");

        await workshop.CallAsync("PUT", "lock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
        var locked = await workshop.GetAsync(id);
        await workshop.CallAsync("PUT", "unlock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
        var unlocked = await workshop.GetAsync(id);

        Assert.True((bool)locked["_locked"]!);
        Assert.Equal("emulator", (string?)locked["_locked_by"]);
        Assert.True(unlocked.ContainsKey("_locked") && unlocked["_locked"] is null && unlocked["_locked_by"] is null);
    }
}
