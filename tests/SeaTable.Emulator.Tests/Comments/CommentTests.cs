using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Comments;

public sealed class CommentTests
{
    [Fact]
    public async Task Comments_are_written_read_counted_and_deleted()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = clock });
        var (row, other) = (await workshop.AddAsync("""{"Title": "a"}"""), await workshop.AddAsync("""{"Title": "b"}"""));

        var created = await AddAsync(workshop, row, "First comment");
        clock.Now += TimeSpan.FromDays(2);
        await AddAsync(workshop, row, "Second comment");
        var list = (await workshop.CallAsync("GET", "comments/?row_id=" + row)).AsArray();
        var recent = await workshop.CallAsync("GET", "comments-within-days/?days=1");
        var first = await workshop.CallAsync("GET", "comments/1/");
        var count = await workshop.CallAsync("GET", "comments-count/?row_id=" + row);
        var counts = await workshop.Http.GetStringAsync(Web(workshop) + "rows-comments-num/");
        var deleted = await workshop.CallAsync("DELETE", "comments/1/");
        var gone = await workshop.TryAsync("GET", "comments/1/");

        Assert.Equal("""{"success":true}""", created.ToJsonString());
        Assert.Equal(
            new JsonObject
            {
                ["id"] = 1, ["author"] = "emulator", ["comment"] = "First comment", ["dtable_uuid"] = workshop.Emulator.BaseUuid,
                ["row_id"] = row, ["created_at"] = "2025-03-14T09:26:53.000Z", ["updated_at"] = "2025-03-14T09:26:53.000Z",
                ["resolved"] = 0,
            }.ToJsonString(),
            first.ToJsonString());
        Assert.Equal(first.ToJsonString(), list[0]!.ToJsonString());
        Assert.Equal(["First comment", "Second comment"], list.Select(comment => (string?)comment!["comment"]));
        Assert.Equal("Second comment", (string?)Assert.Single(recent["comments"]!.AsArray())!["comment"]);
        Assert.Equal("""{"count":2}""", count.ToJsonString());
        Assert.Equal($$$"""{"rows_comments_num":{"{{{row}}}":2}}""", counts);
        Assert.Equal("""{"success":true}""", deleted.ToJsonString());
        Assert.Equal((404, """{"error_msg":"Comment not found."}"""), (gone.Status, gone.Json!.ToJsonString()));
        Assert.Equal("[]", (await workshop.CallAsync("GET", "comments/?row_id=" + other)).ToJsonString());
    }

    [Fact]
    public async Task The_web_server_takes_comments_lists_them_in_pages_and_resolves_them()
    {
        await using var workshop = await Workshop.OpenAsync();
        var row = await workshop.AddAsync("""{"Title": "a"}""");
        var web = Web(workshop) + "comments/";

        foreach (var text in new[] { "one", "two", "three" })
        {
            using var posted = await workshop.Http.PostAsJsonAsync(web, new { row_id = row, table_id = "0000", comment = text });
            Assert.Equal("""{"success":true}""", await posted.Content.ReadAsStringAsync());
        }

        using var resolved = await workshop.Http.PutAsJsonAsync(web + "2/", new { options = new { resolved = true } });
        using var missing = await workshop.Http.PostAsJsonAsync(web, new { row_id = row, table_id = "0000" });
        var page = JsonNode.Parse(await workshop.Http.GetStringAsync(web + $"?row_id={row}&page=2&per_page=1"))!;
        using var deleted = await workshop.Http.DeleteAsync(web + "1/");

        Assert.True(resolved.IsSuccessStatusCode);
        Assert.Equal(3, (int)page["count"]!);
        var comment = Assert.Single(page["comment_list"]!.AsArray())!;
        Assert.Equal(("two", 1), ((string?)comment["comment"], (int)comment["resolved"]!));
        Assert.Equal("""{"error_msg":"comment invalid."}""", await missing.Content.ReadAsStringAsync());
        Assert.Equal("""{"count":2}""", (await workshop.CallAsync("GET", "comments-count/?row_id=" + row)).ToJsonString());
    }

    [Fact]
    public async Task Readers_comment_and_delete_only_what_they_wrote()
    {
        await using var workshop = await Workshop.OpenAsync();
        var row = await workshop.AddAsync("""{"Title": "a"}""");
        await AddAsync(workshop, row, "by a writer");
        workshop.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await workshop.BaseTokenAsync(workshop.Emulator.ReadOnlyApiToken));

        await AddAsync(workshop, row, "by a reader");
        var denied = await workshop.TryAsync("DELETE", "comments/1/");
        await workshop.CallAsync("DELETE", "comments/2/");

        Assert.Equal((403, """{"error_msg":"Permission denied."}"""), (denied.Status, denied.Json!.ToJsonString()));
    }

    [Theory]
    [InlineData("POST", "comments/?table_id=0000", """{"comment": "x"}""", 400, "row_id invalid.")]
    [InlineData("POST", "comments/?row_id=A", """{"comment": "x"}""", 400, "table_id invalid.")]
    [InlineData("POST", "comments/?table_id=0000&row_id=A", """{"comment": ""}""", 400, "comment invalid.")]
    [InlineData("POST", "comments/?table_id=none&row_id=A", """{"comment": "x"}""", 400, "Table does not exist.")]
    [InlineData("POST", "comments/?table_id=0000&row_id=A", """{"comment": "x"}""", 404, "row _id not exits")]
    [InlineData("GET", "comments/", null, 400, "row_id invalid.")]
    [InlineData("GET", "comments-count/", null, 400, "row_id invalid.")]
    [InlineData("GET", "comments-within-days/", null, 400, "days invalid.")]
    [InlineData("GET", "comments-within-days/?days=0", null, 400, "days invalid.")]
    public async Task A_call_that_makes_no_sense_is_refused(string method, string path, string? body, int status, string message)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (actual, error) = await workshop.TryAsync(method, path, body);

        Assert.Equal((status, message), (actual, (string?)error!["error_message"]));
    }

    [Fact]
    public async Task Before_6_2_only_the_web_server_takes_comments()
    {
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, Version = new Version(6, 1) });
        var row = await workshop.AddAsync("""{"Title": "a"}""");

        var (status, _) = await workshop.TryAsync("POST", "comments/?table_id=0000&row_id=" + row, """{"comment": "x"}""");
        using var posted = await workshop.Http.PostAsJsonAsync(
            Web(workshop) + "comments/", new { row_id = row, table_id = "0000", comment = "x" });

        Assert.Equal((405, 200), (status, (int)posted.StatusCode));
    }

    [Fact]
    public async Task Comments_last_and_are_part_of_a_snapshot()
    {
        using var file = new TemporaryFile(".sqlite");
        string row;
        await using (var workshop = await Workshop.OpenAsync(new() { InProcess = true, DataFile = file.Path }))
        {
            row = await workshop.AddAsync("""{"Title": "a"}""");
            await AddAsync(workshop, row, "kept");
            using var snapshot = workshop.Emulator.TakeSnapshot();
            await AddAsync(workshop, row, "gone");
            workshop.Emulator.Restore(snapshot);
        }

        await using var again = await Workshop.OpenAsync(new() { InProcess = true, DataFile = file.Path });
        var comment = Assert.Single((await again.CallAsync("GET", "comments/?row_id=" + row)).AsArray())!;
        Assert.Equal("kept", (string?)comment["comment"]);
    }

    private static Task<JsonNode> AddAsync(Workshop workshop, string row, string text) => workshop.CallAsync(
        "POST", "comments/?table_id=0000&row_id=" + row, new JsonObject { ["comment"] = text }.ToJsonString());

    private static string Web(Workshop workshop) => $"/api/v2.1/dtables/{workshop.Emulator.BaseUuid}/";
}
