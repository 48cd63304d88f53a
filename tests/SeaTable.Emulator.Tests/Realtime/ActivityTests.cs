using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

public sealed class ActivityTests
{
    [Fact]
    public async Task An_added_row_has_the_recorded_activity()
    {
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = new SteppingClock() });
        var id = await workshop.AddAsync("""{"Name": "activity target"}""", "Parts");

        var answer = await workshop.CallAsync("GET", $"activities/?row_id={id}&page=1&per_page=25");

        Assert.Equal(1, (int)answer["total_count"]!);
        var activity = Assert.Single(answer["activities"]!.AsArray())!;
        JsonForms.AssertEqual(
            $$"""
            {"id": 1, "dtable_uuid": "{{workshop.Emulator.BaseUuid}}", "row_id": "{{id}}", "row_count": 1,
             "op_user": "emulator", "op_type": "insert_row", "op_time": "2025-03-14T09:26:53.000Z", "op_app": "emulator",
             "detail": {"table_id": "P4rt", "table_name": "Parts", "row_name": "activity target", "row_name_option": "",
                        "row_data": [{"column_key": "0000", "column_name": "Name", "column_type": "text", "column_data": {},
                                      "value": "activity target"}]} }
            """,
            activity);
    }

    [Fact]
    public async Task What_is_changed_within_five_minutes_is_one_activity()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = clock });
        var id = await workshop.AddAsync("""{"Title": "a"}""");
        await ChangeAsync("b");
        clock.Now += TimeSpan.FromMinutes(4);
        await ChangeAsync("c");
        clock.Now += TimeSpan.FromMinutes(6);
        await ChangeAsync("d");
        await ChangeAsync("e");

        var activities = await ActivitiesAsync(workshop, id);

        Assert.Equal(["modify_row", "insert_row"], activities.Select(activity => (string?)activity!["op_type"]));
        var (change, added) = (activities[0]!["detail"]!, activities[1]!["detail"]!);
        Assert.Equal(("e", "c"), ((string?)change["row_data"]![0]!["value"], (string?)change["row_data"]![0]!["old_value"]));
        Assert.Equal("e", (string?)change["row_name"]);
        var title = added["row_data"]!.AsArray().Single(cell => (string?)cell!["column_key"] == "0000")!;
        Assert.Equal(("c", null), ((string?)title["value"], title["old_value"]));

        Task<JsonNode> ChangeAsync(string title) => workshop.CallAsync("PUT", "rows/", $$$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{{id}}}", "row": {"Title": "{{{title}}}"}}]}
            """);
    }

    [Fact]
    public async Task A_row_that_is_deleted_soon_leaves_no_activity_and_a_later_one_does()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = clock });
        var (soon, later) = (await workshop.AddAsync("""{"Title": "a"}"""), await workshop.AddAsync("""{"Title": "b"}"""));

        await DeleteAsync(soon);
        clock.Now += TimeSpan.FromMinutes(6);
        await DeleteAsync(later);

        Assert.Empty(await ActivitiesAsync(workshop, soon));
        var activities = await ActivitiesAsync(workshop, later);
        Assert.Equal(["delete_row", "insert_row"], activities.Select(activity => (string?)activity!["op_type"]));
        Assert.Equal("b", (string?)activities[0]!["detail"]!["row_name"]);
        Assert.Empty(activities[0]!["detail"]!["row_data"]!.AsArray());

        Task<JsonNode> DeleteAsync(string id) =>
            workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
    }

    [Fact]
    public async Task A_link_is_a_change_of_both_rows()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = clock });
        var job = await workshop.AddAsync("""{"Title": "job"}""");
        var part = await workshop.AddAsync("""{"Name": "part"}""", "Parts");
        var link = await workshop.LinkIdAsync();
        clock.Now += TimeSpan.FromMinutes(6);
        await workshop.LinkAsync("Jobs", link, "Parts", job, part);

        foreach (var (row, name, other) in new[] { (job, "job", part), (part, "part", job) })
        {
            var activity = (await ActivitiesAsync(workshop, row))[0]!;
            Assert.Equal("modify_row", (string?)activity["op_type"]);
            Assert.Equal(name, (string?)activity["detail"]!["row_name"]);
            var cell = activity["detail"]!["row_data"]![0]!;
            Assert.Equal("link", (string?)cell["column_type"]);
            Assert.Equal($"""["{other}"]""", cell["value"]!.ToJsonString());
            Assert.Equal("[]", cell["old_value"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_row_has_to_be_named_and_one_that_nobody_knows_has_no_activities()
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, refusal) = await workshop.TryAsync("GET", "activities/");

        Assert.Equal((400, "row_id invalid."), (status, (string?)refusal!["error_message"]));
        Assert.Equal(
            """{"activities":[],"total_count":0}""",
            (await workshop.CallAsync("GET", "activities/?row_id=nobody")).ToJsonString());
    }

    private static async Task<JsonArray> ActivitiesAsync(Workshop workshop, string rowId) =>
        (JsonArray)(await workshop.CallAsync("GET", $"activities/?row_id={rowId}"))["activities"]!;
}
