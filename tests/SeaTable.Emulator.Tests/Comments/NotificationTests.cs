using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Comments;

public sealed class NotificationTests
{
    private static readonly EmulatorUser s_ada = new("ada@example.com", "secret");
    private static readonly EmulatorUser s_bob = new("bob@example.com", "secret");

    [Fact]
    public async Task A_user_who_is_entered_into_a_cell_is_told()
    {
        await using var workshop = await OpenAsync();
        var body = new JsonObject
        {
            ["table_name"] = "Tasks",
            ["rows"] = new JsonArray(new JsonObject { ["Name"] = "a", ["Who"] = new JsonArray(s_ada.Id, s_bob.Id) }),
        };

        using var ada = await LogInAsync(workshop, s_ada);
        using var bob = await LogInAsync(workshop, s_bob);
        using var written = await ada.PostAsJsonAsync(Path(workshop, "rows/"), body);
        var row = (string)(await ReadAsync(written))["row_ids"]![0]!["_id"]!;
        var list = await ListAsync(bob, workshop);

        var notification = Assert.Single(list)!.AsObject();
        Assert.Equal(
            new JsonObject
            {
                ["id"] = 1, ["username"] = s_bob.Id, ["dtable_uuid"] = workshop.Emulator.BaseUuid,
                ["msg_type"] = "selected_collaborator", ["created_at"] = "2025-03-14T09:26:53.000Z",
                ["detail"] = new JsonObject
                {
                    ["author"] = s_ada.Id, ["table_id"] = (string?)notification["detail"]!["table_id"], ["row_id"] = row,
                },
                ["seen"] = 0,
            }.ToJsonString(),
            notification.ToJsonString());
        Assert.Empty(await ListAsync(ada, workshop));
        Assert.Empty((await workshop.CallAsync("GET", "notifications/"))["notification_list"]!.AsArray());
    }

    [Fact]
    public async Task Who_is_entered_later_is_told_once_by_a_column_that_is_set_to_tell()
    {
        await using var workshop = await OpenAsync();
        var row = await workshop.AddAsync($$"""{"Name": "a", "Silent": ["{{s_bob.Id}}"]}""", "Tasks");
        using var bob = await LogInAsync(workshop, s_bob);

        await UpdateAsync($$"""{"Silent": ["{{s_bob.Id}}"], "Who": ["{{s_ada.Id}}"]}""");
        Assert.Empty(await ListAsync(bob, workshop));
        await UpdateAsync($$"""{"Who": ["{{s_ada.Id}}", "{{s_bob.Id}}"]}""");
        await UpdateAsync($$"""{"Who": ["{{s_bob.Id}}"]}""");
        Assert.Equal("emulator", (string?)Assert.Single(await ListAsync(bob, workshop))!["detail"]!["author"]);
        await workshop.CallAsync("POST", "sql/", """{"sql": "UPDATE Tasks SET Who = NULL"}""");
        await workshop.CallAsync("POST", "sql/", $$"""{"sql": "UPDATE Tasks SET Who = ('{{s_bob.Id}}')"}""");
        Assert.Equal(2, (await ListAsync(bob, workshop)).Count);

        Task UpdateAsync(string cells) => workshop.CallAsync(
            "PUT", "rows/", $$"""{"table_name": "Tasks", "updates": [{"row_id": "{{row}}", "row": {{cells}}}]}""");
    }

    [Fact]
    public async Task Who_has_commented_on_a_row_is_told_of_the_next_comment()
    {
        await using var workshop = await OpenAsync();
        var row = await workshop.AddAsync("""{"Title": "a"}""");
        using var ada = await LogInAsync(workshop, s_ada);
        using var bob = await LogInAsync(workshop, s_bob);

        await CommentAsync(ada, "Well?");
        await CommentAsync(bob, "Well.");

        var notification = Assert.Single(await ListAsync(ada, workshop))!;
        Assert.Equal("row_comment", (string?)notification["msg_type"]);
        Assert.Equal(
            new JsonObject { ["author"] = s_bob.Id, ["table_id"] = "0000", ["row_id"] = row, ["comment"] = "Well." }
                .ToJsonString(),
            notification["detail"]!.ToJsonString());
        Assert.Empty(await ListAsync(bob, workshop));

        async Task CommentAsync(HttpClient user, string text)
        {
            using var response = await user.PostAsJsonAsync(
                Path(workshop, $"comments/?table_id=0000&row_id={row}"), new { comment = text });
            Assert.Equal("""{"success":true}""", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Notifications_are_marked_one_by_one_or_together_and_deleted()
    {
        await using var workshop = await OpenAsync();
        for (var round = 0; round < 3; round++)
            await workshop.AddAsync($$"""{"Name": "a", "Who": ["{{s_ada.Id}}"]}""", "Tasks");
        using var ada = await LogInAsync(workshop, s_ada);
        var ids = (await ListAsync(ada, workshop)).Select(notification => (int)notification!["id"]!).ToList();

        await MarkAsync($"notifications/{ids[1]}/", "true");
        await MarkAsync("notifications/99/", "true");
        Assert.Equal([0, 1, 0], await SeenAsync());
        await MarkAsync("notifications/", "true");
        await MarkAsync($"notifications/{ids[0]}/", "false");
        Assert.Equal([0, 1, 1], await SeenAsync());
        Assert.Equal([3, 2, 1], ids);
        using var deleted = await ada.DeleteAsync(Path(workshop, "notifications/"));
        Assert.Equal("""{"success":true}""", await deleted.Content.ReadAsStringAsync());
        Assert.Empty(await ListAsync(ada, workshop));

        async Task MarkAsync(string path, string seen)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("seen", seen)]);
            using var response = await ada.PutAsync(Path(workshop, path), form);
            Assert.Equal("""{"success":true}""", await response.Content.ReadAsStringAsync());
        }

        async Task<IEnumerable<int>> SeenAsync() =>
            (await ListAsync(ada, workshop)).Select(notification => (int)notification!["seen"]!);
    }

    [Theory]
    [InlineData("""{"seen": true}""")]
    [InlineData("""{"seen": "True"}""")]
    [InlineData("{}")]
    public async Task Quirk_26_a_boolean_of_JSON_is_no_seen(string body)
    {
        await using var workshop = await Workshop.OpenAsync();

        var all = await workshop.TryAsync("PUT", "notifications/", body);
        var one = await workshop.TryAsync("PUT", "notifications/1/", body);

        Assert.All([all, one], answer => Assert.Equal(
            (400, """{"error_msg":"seen invalid"}"""), (answer.Status, answer.Json!.ToJsonString())));
    }

    [Theory]
    [InlineData("""{"to_user": "a@auth.local", "toast_type": "success", "detail": {"msg": "hello"}}""", 200)]
    [InlineData("""{"to_user": "a@auth.local", "toast_type": "danger", "detail": {"msg": "hello"}}""", 200)]
    [InlineData("""{"to_users": ["a@auth.local"], "msg_type": "success", "detail": {"msg": "hello"}}""", 400)]
    [InlineData("""{"to_user": "a@auth.local", "toast_type": "success", "detail": "hello"}""", 400)]
    [InlineData("{}", 400)]
    public async Task A_toast_is_taken_when_it_has_its_members(string body, int expected)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, answer) = await workshop.TryAsync("POST", "ui-toasts/", body);

        Assert.Equal(
            (expected, expected == 200 ? """{"success":true}""" : """{"error_msg":"parameters invalid"}"""),
            (status, answer!.ToJsonString()));
    }

    private static async Task<Workshop> OpenAsync()
    {
        var workshop = await Workshop.OpenAsync(new()
        {
            InProcess = true, Users = { s_ada, s_bob }, TimeProvider = new SteppingClock(),
        });
        await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Tasks", "columns": [
                {"column_name": "Name", "column_type": "text"},
                {"column_name": "Who", "column_type": "collaborator", "column_data": {"enable_send_notification": true}},
                {"column_name": "Silent", "column_type": "collaborator"}]}
            """);
        return workshop;
    }

    private static async Task<HttpClient> LogInAsync(Workshop workshop, EmulatorUser user)
    {
        var client = workshop.Emulator.CreateClient();
        using var login = await client.PostAsJsonAsync("api2/auth-token/", new { username = user.Email, password = "secret" });
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)(await ReadAsync(login))["token"]!);
        using var access = await client.GetAsync("api/v2.1/workspace/1/dtable/workshop/access-token/");
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)(await ReadAsync(access))["access_token"]!);
        return client;
    }

    private static async Task<JsonArray> ListAsync(HttpClient user, Workshop workshop)
    {
        using var response = await user.GetAsync(Path(workshop, "notifications/"));
        return (await ReadAsync(response))["notification_list"]!.AsArray();
    }

    private static string Path(Workshop workshop, string path) =>
        $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/{path}";

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
}
