using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

public sealed class SocketTests
{
    private const string Row = "AAAAAAAAQAGAAAAAAAAAAA";

    [Fact]
    public async Task Calls_are_told_to_all_who_joined_with_the_version_of_the_base()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        var token = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken);
        await using var one = await LiveConnection.JoinAsync(workshop, token);
        await using var two = await LiveConnection.JoinAsync(workshop, token);
        var joined = await one.NextAsync();

        var id = await workshop.AddAsync("""{"Title": "live"}""");
        workshop.Emulator.RenameTable("Jobs", "Works");

        var version = (long)(await workshop.CallAsync("GET", "metadata/"))["metadata"]!["version"]!;
        Assert.Equal("""["join-room","emulator"]""", joined!.ToJsonString());
        foreach (var connection in new[] { one, two })
        {
            var (added, renamed) = ((await connection.NextAsync())!, (await connection.NextAsync())!);
            Assert.Equal(("update-dtable", version - 1), ((string?)added[0], (long)added[2]!));
            var operation = JsonNode.Parse((string)added[1]!)!;
            Assert.Equal(("append_rows", id), ((string?)operation["op_type"], (string?)operation["row_datas"]![0]!["_id"]));
            JsonForms.AssertEqual(
                """{"op_type": "rename_table", "table_id": "0000", "table_name": "Works"}""",
                JsonNode.Parse((string)renamed[1]!));
        }
    }

    [Fact]
    public async Task An_operation_is_applied_acknowledged_and_told_to_the_others_as_it_came()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        var token = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken);
        await using var sender = await LiveConnection.JoinAsync(workshop, token);
        await using var listener = await LiveConnection.JoinAsync(workshop, token);
        var sent = $$"""
            {"op_type":"append_rows","table_id":"0000","row_datas":[{"_id":"{{Row}}","0000":"sent","NmBr":3}],"extra":1}
            """;

        var ack = await sender.CallAsync("update-dtable", workshop.Emulator.BaseUuid, sent);

        var version = (long)(await workshop.CallAsync("GET", "metadata/"))["metadata"]!["version"]!;
        JsonForms.AssertEqual(
            $$"""{"status": 1, "message": "Update completed", "dtable_version": {{version}} }""", ack);
        Assert.Equal(sent, (string?)(await listener.NextAsync())![1]);
        var row = await workshop.GetAsync(Row);
        Assert.Equal(("sent", 3), ((string?)row["Title"], (int)row["Price"]!));
        Assert.Null(row["Added by"]);
        Assert.Null(row["Added at"]);
        Assert.Null(row["Changed at"]);
        Assert.Equal(sent, (string?)(await workshop.CallAsync("GET", "operations/"))["operations"]![0]!["operation"]);

        await workshop.AddAsync("""{"Title": "next"}""");
        Assert.Equal("join-room", (string?)(await sender.NextAsync())![0]);
        Assert.Contains("next", (string?)(await sender.NextAsync())![1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"op_type": "insert_row", "table_id": "0000", "row_id": "x", "row_data": {"_id": "b", "0000": "in"}}""", "in")]
    [InlineData("""{"op_type": "modify_row", "table_id": "0000", "row_id": "{row}", "updated": {"0000": "new"}}""", "new")]
    [InlineData("""{"op_type": "modify_rows", "table_id": "0000", "row_ids": [], "updated": {"{row}": {"0000": "n"}}}""", "n")]
    [InlineData("""{"op_type": "delete_row", "table_id": "0000", "row_id": "{row}"}""", "")]
    [InlineData("""{"op_type": "delete_rows", "table_id": "0000", "row_ids": ["{row}"]}""", "")]
    public async Task Operations_of_rows_are_applied(string operation, string title)
    {
        await using var workshop = await Workshop.OpenAsync(new());
        var id = await workshop.AddAsync("""{"Title": "old"}""");
        await using var sender = await JoinAsync(workshop);

        var sent = operation.Replace("{row}", id, StringComparison.Ordinal);
        var ack = await sender.CallAsync("update-dtable", workshop.Emulator.BaseUuid, sent);

        Assert.Equal(1, (int)ack["status"]!);
        var rows = await workshop.ListAsync("table_name=Jobs&convert_keys=true");
        Assert.Equal(title, (string?)rows.LastOrDefault()?["Title"] ?? "");
    }

    [Fact]
    public async Task Operations_of_columns_tables_and_views_are_applied()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        await using var sender = await JoinAsync(workshop);
        foreach (var operation in new[]
        {
            """
            {"op_type": "insert_column", "table_id": "P4rt", "column_key": "0000",
             "column_data": {"key": "ws01", "type": "single-select", "name": "status", "data": {"options": []}}}
            """,
            """
            {"op_type": "modify_column_data", "table_id": "P4rt", "column_key": "ws01",
             "column_data": {"options": [{"id": "1", "name": "open", "color": "#FF8000", "textColor": "#FFFFFF"}]}}
            """,
            """{"op_type": "rename_column", "table_id": "P4rt", "column_key": "ws01", "new_column_name": "renamed"}""",
            """{"op_type": "delete_column", "table_id": "P4rt", "column_key": "TxT1"}""",
            """{"op_type": "insert_view", "table_id": "P4rt", "view_data": {"_id": "ws05", "name": "New", "type": "table"}}""",
            """{"op_type": "modify_hidden_columns", "table_id": "P4rt", "view_id": "ws05", "hidden_columns": ["ws01"]}""",
            """{"op_type": "rename_table", "table_id": "P4rt", "table_name": "Bits"}""",
        })
        {
            var ack = await sender.CallAsync("update-dtable", workshop.Emulator.BaseUuid, operation);
            Assert.True((int)ack["status"]! == 1, operation);
        }

        var columns = (await workshop.CallAsync("GET", "columns/?table_name=Bits"))["columns"]!.AsArray();
        JsonForms.AssertEqual(
            """
            {"key": "ws01", "type": "single-select", "name": "renamed",
             "data": {"options": [{"id": "1", "name": "open", "color": "#FF8000", "textColor": "#FFFFFF"}]} }
            """,
            columns[1]);
        Assert.DoesNotContain(columns, column => (string?)column!["key"] == "TxT1");
        JsonForms.AssertEqual(
            """{"_id": "ws05", "name": "New", "type": "table", "hidden_columns": ["ws01"]}""",
            (await workshop.CallAsync("GET", "views/?table_name=Bits"))["views"]![1]);
    }

    [Fact]
    public async Task A_table_comes_with_its_rows_and_a_column_becomes_one_of_another_type()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        await using var sender = await JoinAsync(workshop);
        foreach (var operation in new[]
        {
            """
            {"op_type": "insert_table", "table_data": {"_id": "ws04", "name": "Sent", "is_header_locked": false, "columns": [
                {"key": "0000", "type": "text", "name": "Name"}, {"key": "ws01", "type": "text", "name": "Size"}],
             "rows": [{"_id": "AAAAAAAAQAGAAAAAAAAAAA", "0000": "a", "ws01": "3"},
                {"_id": "BAAAAAAAQAGAAAAAAAAAAA", "0000": "b", "ws01": "kept"}, {"_id": "CAAAAAAAQAGAAAAAAAAAAA", "0000": "c"}],
             "id_row_map": {}, "view_structure": {"folders": [], "view_ids": ["0000"]},
             "views": [{"_id": "0000", "name": "All", "type": "table"}]}}
            """,
            """
            {"op_type": "modify_column_type", "table_id": "ws04", "column_key": "0000",
             "new_column": {"key": "0000", "type": "number", "name": "Name"}, "old_column": {},
             "new_rows_data": [{"_id": "AAAAAAAAQAGAAAAAAAAAAA", "0000": 12}], "old_rows_data": []}
            """,
            """
            {"op_type": "modify_column_type", "table_id": "ws04", "column_key": "ws01",
             "new_column": {"key": "ws01", "type": "long-text", "name": "Size"}, "old_column": {},
             "new_rows_data": [{"_id": "AAAAAAAAQAGAAAAAAAAAAA", "ws01": "three"}], "old_rows_data": []}
            """,
            """{"op_type": "modify_header_lock", "table_id": "ws04", "is_header_locked": true}""",
        })
        {
            var ack = await sender.CallAsync("update-dtable", workshop.Emulator.BaseUuid, operation);
            Assert.True((int)ack["status"]! == 1, operation);
        }

        Assert.Equal(
            ["12 three", " kept", " "],
            (await workshop.ListAsync("table_name=Sent&convert_keys=true")).Select(row => $"{row!["Name"]} {row["Size"]}"));
        JsonForms.AssertEqual(
            """
            {"_id": "ws04", "name": "Sent", "is_header_locked": true, "columns": [
                {"key": "0000", "type": "number", "name": "Name"}, {"key": "ws01", "type": "long-text", "name": "Size"}],
             "views": [{"_id": "0000", "name": "All", "type": "table"}]}
            """,
            (await workshop.CallAsync("GET", "metadata/"))["metadata"]!["tables"]!.AsArray()[^1]);
    }

    [Fact]
    public async Task What_can_not_be_applied_is_refused_and_changes_nothing()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        await using var sender = await JoinAsync(workshop);

        foreach (var operation in new[]
        {
            """{"op_type": "append_rows", "table_id": "0000"}""", """{"op_type": "no_such_operation", "table_id": "0000"}""",
            """{"op_type": "delete_row", "table_id": "gone", "row_id": "x"}""", "[]", "no JSON",
            """{"op_type": "append_rows", "table_id": "0000", "row_datas": [{"_id": "a"}, {"_id": "a"}]}""",
            """{"op_type": "insert_table", "table_data": {"_id": "0000", "name": "New", "columns": [], "views": []}}""",
            """{"op_type": "insert_table", "table_data": {"_id": "ws04", "name": "N", "columns": [], "views": [{"_id": "0"}]}}""",
            """{"op_type": "insert_table", "table_data": {"_id": "ws04", "name": "New", "columns": ["text"], "views": []}}""",
            """
            {"op_type": "modify_column_type", "table_id": "0000", "column_key": "0000", "new_rows_data": [],
             "new_column": {"key": "0000", "name": "Title", "type": "no-such-type"}}
            """,
            """
            {"op_type": "modify_column_type", "table_id": "0000", "column_key": "0000", "new_rows_data": [],
             "new_column": {"key": "else", "name": "Title", "type": "number"}}
            """,
            """{"op_type": "modify_header_lock", "table_id": "0000", "is_header_locked": "yes"}""",
        })
        {
            JsonForms.AssertEqual(
                """{"status": 0, "error_type": "operation_invalid", "message": "Operation invalid"}""",
                await sender.CallAsync("update-dtable", workshop.Emulator.BaseUuid, operation));
        }

        Assert.Empty((await workshop.CallAsync("GET", "operations/"))["operations"]!.AsArray());
    }

    [Theory]
    [InlineData(false, "token_expired", "Token expired")]
    [InlineData(true, "permission_denied", "Permission denied")]
    public async Task Who_may_not_join_is_told_and_disconnected(bool isOtherBase, string type, string message)
    {
        await using var workshop = await Workshop.OpenAsync(new());
        var uuid = workshop.Emulator.BaseUuid;
        var (connection, _) = await LiveConnection.OpenAsync(workshop, $"dtable_uuid={uuid}");
        await using var _ = connection;

        var ack = await connection.CallAsync(
            "join-room", isOtherBase ? "00000000-0000-0000-0000-000000000000" : uuid, "not-a-base-token");

        JsonForms.AssertEqual($$"""{"status": 0, "error_type": "{{type}}", "message": "{{message}}"}""", ack);
        Assert.Null(await connection.NextAsync());
    }

    [Fact]
    public async Task Expired_and_read_only_tokens_write_nothing_and_a_restored_base_ends_connections()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        using var snapshot = workshop.Emulator.TakeSnapshot();
        var operation = """{"op_type": "rename_table", "table_id": "P4rt", "table_name": "Bits"}""";
        await using var reader = await LiveConnection.JoinAsync(
            workshop, await workshop.BaseTokenAsync(workshop.Emulator.ReadOnlyApiToken));
        var denied = await reader.CallAsync("update-dtable", workshop.Emulator.BaseUuid, operation);
        Assert.Equal("permission_denied", (string?)denied["error_type"]);
        await using var writer = await JoinAsync(workshop);
        workshop.Emulator.ExpireBaseTokens();
        var expired = await writer.CallAsync("update-dtable", workshop.Emulator.BaseUuid, operation);
        Assert.Equal("token_expired", (string?)expired["error_type"]);

        await using var follower = await JoinAsync(workshop);
        workshop.Emulator.Restore(snapshot);
        Assert.Null(await follower.NextAsync());
    }

    [Fact]
    public async Task Polling_carries_the_same_also_without_a_port()
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken);
        var uuid = workshop.Emulator.BaseUuid;
        var path = $"api-gateway/socket.io/?EIO=4&transport=polling&dtable_uuid={uuid}";
        var opened = JsonNode.Parse((await workshop.Http.GetStringAsync(path))[1..])!;
        path += $"&sid={opened["sid"]}";

        Assert.Equal("""["websocket"]""", opened["upgrades"]!.ToJsonString());
        await PostAsync("40\x1e" + $"""420["join-room","{uuid}","{token}"]""");
        var packets = (await workshop.Http.GetStringAsync(path)).Split('\x1e');
        await workshop.AddAsync("""{"Title": "polled"}""");
        var told = await workshop.Http.GetStringAsync(path);
        await PostAsync("1");

        Assert.StartsWith("40{\"sid\":", packets[0], StringComparison.Ordinal);
        Assert.StartsWith(
            """430[{"status":1,"message":"Joined successfully","dtable_version":""", packets[1], StringComparison.Ordinal);
        Assert.StartsWith("42[\"update-dtable\",\"{", told, StringComparison.Ordinal);
        Assert.Equal("1", await workshop.Http.GetStringAsync(path));

        async Task PostAsync(string body)
        {
            using var response = await workshop.Http.PostAsync(path, new StringContent(body));
            Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Connections_that_can_not_be_are_refused_and_broken_ones_leave_the_server_whole()
    {
        await using var workshop = await Workshop.OpenAsync(new());
        var (without, answer) = await LiveConnection.OpenAsync(workshop, "");
        await without.DisposeAsync();
        Assert.StartsWith("44{\"message\":", answer, StringComparison.Ordinal);
        foreach (var query in new[] { "EIO=3&transport=polling", "EIO=4&transport=pigeon", "EIO=4&transport=polling&sid=gone" })
        {
            using var refused = await workshop.Http.GetAsync($"api-gateway/socket.io/?{query}");
            Assert.Equal(400, (int)refused.StatusCode);
        }

        var token = await workshop.BaseTokenAsync(workshop.Emulator.ApiToken);
        for (var connection = 0; connection < 50; connection++)
        {
            await using var live = await LiveConnection.JoinAsync(workshop, token);
            await live.SendAsync("""42["no such event",{"a":[1]}]""");
            if (connection % 5 == 0)
                await live.SendAsync("4" + new string('2', 1_100_000));
            else if (connection % 3 == 0)
                await live.SendAsync("42[\"update-dtable\", half of");
        }

        await using var last = await LiveConnection.JoinAsync(workshop, token);
        await workshop.AddAsync("""{"Title": "still here"}""");
        Assert.Contains("still here", (string?)(await last.NextAsync())![1], StringComparison.Ordinal);
    }

    private static async Task<LiveConnection> JoinAsync(Workshop workshop) =>
        await LiveConnection.JoinAsync(workshop, await workshop.BaseTokenAsync(workshop.Emulator.ApiToken));
}
