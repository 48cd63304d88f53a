using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;
using SocketIOClient.Transport;

namespace SeaTable.Emulator.Tests.Realtime;

/// <summary>What programs see that follow a base by a package for socket.io, over a port and in the process.</summary>
public sealed class SocketClientTests
{
    public static TheoryData<bool, TransportProtocol, bool> Ways => new()
    {
        { false, TransportProtocol.WebSocket, false }, { false, TransportProtocol.Polling, false },
        { false, TransportProtocol.Polling, true }, { true, TransportProtocol.WebSocket, false },
        { true, TransportProtocol.Polling, false }, { true, TransportProtocol.Polling, true },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task Writes_of_all_kinds_are_told_as_logged(bool isInProcess, TransportProtocol transport, bool upgrades)
    {
        await using var workshop = await OpenAsync(isInProcess);
        var (client, joined) = await SocketClient.JoinAsync(workshop, transport, upgrades);
        await using var _ = client;

        await WriteAsync(workshop);

        var logged = (await workshop.CallAsync("GET", "operations/?per_page=1000"))["operations"]!.AsArray().Reverse().ToList();
        Assert.Equal(
            [
                "append_rows", "append_rows", "append_rows", "modify_row", "lock_rows", "unlock_rows", "add_link", "update_links",
                "add_link", "remove_link", "insert_column", "rename_column", "modify_column_data", "append_rows",
                "modify_column_type", "modify_row", "archive_rows", "unarchive_rows", "insert_view", "modify_sorts",
                "delete_view", "delete_column", "insert_table", "rename_table", "delete_table", "delete_row", "delete_rows",
            ],
            logged.Select(entry => (string?)JsonNode.Parse((string)entry!["operation"]!)!["op_type"]));
        foreach (var entry in logged)
        {
            var told = await client.NextAsync();
            Assert.Equal(((string?)entry!["operation"], ++joined), (told.Json, told.Version));
        }

        Assert.Equal(upgrades || transport == TransportProtocol.WebSocket ? 1 : 0, client.Websockets);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task An_operation_is_acknowledged_with_the_version_and_told_to_the_others(
        bool isInProcess, TransportProtocol transport, bool upgrades)
    {
        await using var workshop = await OpenAsync(isInProcess);
        var (sender, joined) = await SocketClient.JoinAsync(workshop, transport, upgrades);
        await using var listener = (await SocketClient.JoinAsync(workshop, transport, upgrades)).Client;
        await using var _ = sender;
        const string Sent = """{"op_type":"append_rows","table_id":"0000","row_datas":[{"_id":"r1","0000":"größer 😀"}]}""";

        JsonForms.AssertEqual(
            $$"""{"status": 1, "message": "Update completed", "dtable_version": {{joined + 1}} }""",
            await sender.UpdateAsync(Sent));
        JsonForms.AssertEqual(
            """{"status": 0, "error_type": "operation_invalid", "message": "Operation invalid"}""",
            await sender.UpdateAsync("""{"op_type": "no_such_operation"}"""));

        Assert.Equal(new SocketOperation(Sent, joined + 1), await listener.NextAsync());
        Assert.Equal("größer 😀", (string?)(await workshop.GetAsync("r1"))["Title"]);
        await workshop.AddAsync("""{"Title": "next"}""");
        Assert.Contains("next", (await sender.NextAsync()).Json, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Who_connects_again_sees_by_the_version_that_something_was_missed(
        bool isInProcess, TransportProtocol transport, bool upgrades)
    {
        await using var workshop = await OpenAsync(isInProcess);
        var (first, before) = await SocketClient.JoinAsync(workshop, transport, upgrades);
        await first.DisposeAsync();

        await workshop.AddAsync("""{"Title": "missed"}""");

        var (again, after) = await SocketClient.JoinAsync(workshop, transport, upgrades);
        await using var _ = again;
        Assert.Equal(before + 1, after);
        await workshop.AddAsync("""{"Title": "seen"}""");
        Assert.Contains("seen", (await again.NextAsync()).Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, TransportProtocol.WebSocket)]
    [InlineData(false, TransportProtocol.Polling)]
    [InlineData(true, TransportProtocol.WebSocket)]
    [InlineData(true, TransportProtocol.Polling)]
    public async Task Who_may_not_join_is_told(bool isInProcess, TransportProtocol transport)
    {
        await using var workshop = await OpenAsync(isInProcess);
        await using var client = await SocketClient.ConnectAsync(workshop, transport);

        var ack = await client.JoinAsync("not-a-base-token");

        JsonForms.AssertEqual("""{"status": 0, "error_type": "token_expired", "message": "Token expired"}""", ack);
    }

    private static Task<Workshop> OpenAsync(bool isInProcess) =>
        Workshop.OpenAsync(new SeaTableEmulatorOptions { InProcess = isInProcess, BigDataStorage = true });

    private static async Task WriteAsync(Workshop workshop)
    {
        var (id, second) = (await workshop.AddAsync("""{"Title": "row"}"""), await workshop.AddAsync("""{"Title": "second"}"""));
        var (part, link) = (await workshop.AddAsync("""{"Name": "part"}""", "Parts"), await workshop.LinkIdAsync());
        var jobs = $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""";
        await workshop.CallAsync("PUT", "rows/", $$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{id}}", "row": {"Price": 4} }]}
            """);
        await workshop.CallAsync("PUT", "lock-rows/", jobs);
        await workshop.CallAsync("PUT", "unlock-rows/", jobs);
        await workshop.LinkAsync("Jobs", link, "Parts", id, part);
        await workshop.CallAsync("PUT", "links/", Workshop.LinkBody("Jobs", link, "Parts", id));
        await workshop.LinkAsync("Jobs", link, "Parts", second, part);
        await workshop.CallAsync("DELETE", "links/", Workshop.LinkBody("Jobs", link, "Parts", second, part));
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "Stage", "column_type": "single-select"}
            """);
        await workshop.CallAsync("PUT", "columns/", """
            {"op_type": "rename_column", "table_name": "Jobs", "column": "Stage", "new_column_name": "Phase"}
            """);
        await workshop.AddAsync("""{"Phase": "new option"}""");
        await workshop.CallAsync("PUT", "columns/", """
            {"op_type": "modify_column_type", "table_name": "Jobs", "column": "Phase", "new_column_type": "text"}
            """);
        await workshop.CallAsync("POST", "sql/", """{"sql": "UPDATE Jobs SET Price = 5 WHERE Title = 'row'"}""");
        await workshop.CallAsync("POST", "archive-view/", """{"table_name": "Parts", "view_name": "Default View"}""");
        await workshop.CallAsync("POST", "unarchive/", $$"""{"table_name": "Parts", "row_ids": ["{{part}}"]}""");
        await workshop.CallAsync("POST", "views/?table_name=Jobs", """{"name": "Mine"}""");
        await workshop.CallAsync("PUT", "views/Mine/?table_name=Jobs", """
            {"sorts": [{"column_key": "0000", "sort_type": "up"}]}
            """);
        await workshop.CallAsync("DELETE", "views/Mine/?table_name=Jobs");
        await workshop.CallAsync("DELETE", "columns/", """{"table_name": "Jobs", "column": "Phase"}""");
        await workshop.CallAsync("POST", "tables/", """{"table_name": "New"}""");
        workshop.Emulator.RenameTable("New", "Newer");
        await workshop.CallAsync("DELETE", "tables/", """{"table_name": "Newer"}""");
        await workshop.CallAsync("DELETE", "rows/", jobs);
        await workshop.CallAsync("POST", "sql/", """{"sql": "DELETE FROM Jobs WHERE Title IS NULL OR Title = 'second'"}""");
    }
}
