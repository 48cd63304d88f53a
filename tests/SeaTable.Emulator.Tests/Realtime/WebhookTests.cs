using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

public sealed class WebhookTests
{
    private const string Url = "http://hook.example/in";

    [Fact]
    public async Task A_change_is_sent_as_the_server_sends_it_and_signed()
    {
        var receiver = new HookReceiver();
        await using var workshop = await OpenAsync(receiver);
        var id = await workshop.AddAsync("""{"Title": "Größe 10\" 🚲", "State": "open", "Price": 1}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();
        Assert.Empty(receiver.Received);
        workshop.Emulator.Webhooks.Add(Url, "s3crét");

        await UpdateAsync(workshop, id, """{"State": "done", "Price": 2.5, "Title": "Größe 10\" 🚲"}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        var (url, body, headers) = Assert.Single(receiver.Received);
        Assert.Equal(Url, url);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.StartsWith("python-requests/", headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(
            "sha256=" + Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3crét"), Encoding.UTF8.GetBytes(body))),
            headers["X-SeaTable-Signature"]);
        Assert.StartsWith(
            """{"event": "update", "data": {"table_id": "0000", "table_name": "Jobs", """, body, StringComparison.Ordinal);
        Assert.Contains(
            """ "row_name": "Gr\u00f6\u00dfe 10\" \ud83d\udeb2", "row_name_option": "", """, body, StringComparison.Ordinal);
        Assert.All(body, letter => Assert.InRange(letter, ' ', '~'));

        var data = JsonNode.Parse(body)!["data"]!;
        Assert.Equal(workshop.Emulator.BaseUuid.Replace("-", "", StringComparison.Ordinal), (string?)data["dtable_uuid"]);
        Assert.Equal((id, "modify_row", 1), ((string?)data["row_id"], (string?)data["op_type"], (int)data["row_count"]!));
        Assert.Equal(("emulator", "emulator"), ((string?)data["op_user"], (string?)data["op_app"]));
        Assert.EndsWith("""
            "op_user": "emulator", "op_time": 1741944413.589, "op_app": "emulator"}}
            """, body, StringComparison.Ordinal);
        var cells = data["row_data"]!.AsArray();
        Assert.Equal(["SiSe", "NmBr"], cells.Select(cell => (string?)cell!["column_key"]));
        var state = cells[0]!;
        Assert.Equal(("State", "single-select"), ((string?)state["column_name"], (string?)state["column_type"]));
        var options = state["column_data"]!["options"]!.AsArray();
        Assert.Equal(("done", "open"), (NameOf("value"), NameOf("old_value")));
        Assert.Equal((2.5, 1), ((double)cells[1]!["value"]!, (int)cells[1]!["old_value"]!));

        string? NameOf(string member) =>
            (string?)options.Single(option => (string?)option!["id"] == (string?)state[member])!["name"];
    }

    [Fact]
    public async Task Added_rows_have_no_old_values_deleted_ones_no_cells_and_a_batch_is_one_event()
    {
        var receiver = new HookReceiver();
        await using var workshop = await OpenAsync(receiver, Url);
        var first = await workshop.AddAsync("""{"Name": "one", "Stock": "3"}""", "Parts");
        await workshop.AddAsync("""{"Name": ""}""", "Parts");
        var added = await workshop.CallAsync("POST", "rows/", """
            {"table_name": "Parts", "rows": [{"Name": "a"}, {"Name": "b"}, {"Name": "c"}]}
            """);
        var ids = added["row_ids"]!.AsArray().Select(id => (string)id!["_id"]!).ToList();
        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Parts", "row_ids": ["{{first}}"]}""");
        await workshop.CallAsync("POST", "sql/", """{"sql": "UPDATE Parts SET Stock = '9'"}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        var events = receiver.Events;
        Assert.Equal(
            [("insert_row", 1), ("insert_row", 1), ("insert_row", 3), ("delete_row", 1), ("modify_row", 4)],
            events.Select(told => ((string)told["op_type"]!, (int)told["row_count"]!)));
        JsonForms.AssertEqual(
            """
            [{"column_key": "0000", "column_name": "Name", "column_type": "text", "column_data": {}, "value": "one"},
             {"column_key": "TxT1", "column_name": "Stock", "column_type": "text", "column_data": {}, "value": "3"}]
            """,
            events[0]["row_data"]);
        Assert.Equal(("one", first), ((string?)events[0]["row_name"], (string?)events[0]["row_id"]));
        Assert.Equal("""[""]""", new JsonArray(events[1]["row_data"]![0]!["value"]!.DeepClone()).ToJsonString());
        Assert.Equal((ids[0], "a"), ((string?)events[2]["row_id"], (string?)events[2]["row_name"]));
        Assert.Equal((first, "one"), ((string?)events[3]["row_id"], (string?)events[3]["row_name"]));
        Assert.Empty(events[3]["row_data"]!.AsArray());
    }

    [Fact]
    public async Task Links_tell_of_both_rows()
    {
        var receiver = new HookReceiver();
        await using var workshop = await OpenAsync(receiver);
        var job = await workshop.AddAsync("""{"Title": "job"}""");
        var part = await workshop.AddAsync("""{"Name": "part"}""", "Parts");
        var other = await workshop.AddAsync("""{"Name": "other"}""", "Parts");
        var link = await workshop.LinkIdAsync();
        workshop.Emulator.Webhooks.Add(Url);
        await workshop.LinkAsync("Parts", link, "Jobs", part, job);
        await workshop.CallAsync("PUT", "links/", Workshop.LinkBody("Jobs", link, "Parts", job, other, part));
        await workshop.CallAsync("DELETE", "links/", Workshop.LinkBody("Jobs", link, "Parts", job, part));
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        var events = receiver.Events;
        Assert.Equal(["add_link", "update_links", "remove_link"], events.Select(told => (string?)told["op_type"]));
        Assert.Equal(
            ["op_type", "table1_id", "table1_name", "table1_row_id", "table1_row_name", "row_data1", "table2_id", "table2_name",
             "table2_row_id", "table2_row_name", "row_data2", "dtable_uuid", "op_user", "op_time", "op_app"],
            events[0].AsObject().Select(member => member.Key));
        Assert.Equal((job, "job", part, "part"), (
            (string?)events[0]["table1_row_id"], (string?)events[0]["table1_row_name"], (string?)events[0]["table2_row_id"],
            (string?)events[0]["table2_row_name"]));
        Assert.Equal($"""["{job}"]""", events[0]["row_data2"]![0]!["value"]!.ToJsonString());
        Assert.Equal("[]", events[0]["row_data2"]![0]!["old_value"]!.ToJsonString());
        Assert.Equal($"""["{other}","{part}"]""", events[1]["row_data1"]![0]!["value"]!.ToJsonString());
        Assert.Equal((other, "[]"), (
            (string?)events[1]["table2_row_id"], events[1]["row_data2"]![0]!["old_value"]!.ToJsonString()));
        Assert.Equal($"""["{other}","{part}"]""", events[2]["row_data1"]![0]!["old_value"]!.ToJsonString());
    }

    [Fact]
    public async Task Columns_views_locks_and_refused_calls_are_not_told()
    {
        var receiver = new HookReceiver();
        await using var workshop = await OpenAsync(receiver);
        var id = await workshop.AddAsync("""{"Title": "row"}""");
        workshop.Emulator.Webhooks.Add(Url);

        workshop.Emulator.RenameColumn("Jobs", "Title", "Heading");
        await workshop.CallAsync("POST", "views/?table_name=Jobs", """{"name": "Mine"}""");
        await workshop.CallAsync("PUT", "lock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");
        await workshop.TryAsync("PUT", "rows/", """
            {"table_name": "Jobs", "updates": [{"row_id": "nobody", "row": {"Heading": "x"}}]}
            """);
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task The_fifth_error_in_a_row_disables_a_webhook_and_a_success_starts_anew()
    {
        var receiver = new HookReceiver();
        await using var workshop = await OpenAsync(receiver, Url);
        receiver.Respond(HttpStatusCode.InternalServerError);
        await ChangeAsync(4);
        receiver.Respond(HttpStatusCode.NoContent);
        await ChangeAsync(1);
        receiver.Respond(HttpStatusCode.NotFound);
        await ChangeAsync(7);

        Assert.Equal(10, receiver.Received.Count);
        Assert.Equal(
            [500, 500, 500, 500, 204, 404, 404, 404, 404, 404],
            workshop.Emulator.Webhooks.Deliveries.Select(delivery => delivery.StatusCode));
        Assert.Equal([9], workshop.Emulator.Webhooks.Deliveries.Index()
            .Where(delivery => delivery.Item.HasDisabled).Select(delivery => delivery.Index));

        async Task ChangeAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                await workshop.AddAsync("""{"Title": "x"}""");
                await workshop.Emulator.Webhooks.WhenDeliveredAsync();
            }
        }
    }

    [Fact]
    public async Task Errors_are_forgotten_after_a_day_and_others_disable_at_once()
    {
        var receiver = new HookReceiver();
        var clock = new SteppingClock();
        await using var workshop = await OpenAsync(receiver, Url, clock);
        receiver.Respond(HttpStatusCode.InternalServerError);
        for (var change = 0; change < 6; change++)
        {
            if (change == 4)
                clock.Now += TimeSpan.FromHours(25);
            await workshop.AddAsync("""{"Title": "x"}""");
            await workshop.Emulator.Webhooks.WhenDeliveredAsync();
        }

        Assert.DoesNotContain(workshop.Emulator.Webhooks.Deliveries, delivery => delivery.HasDisabled);
        receiver.Answer = (_, _) => throw new HttpRequestException("refused");
        await workshop.AddAsync("""{"Title": "x"}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();
        var last = workshop.Emulator.Webhooks.Deliveries[^1];
        Assert.Equal((0, "refused", true), (last.StatusCode, last.Error, last.HasDisabled));
    }

    [Fact]
    public async Task Requests_are_lost_doubled_and_late_as_a_test_wants_it()
    {
        var receiver = new HookReceiver();
        await using var workshop = await OpenAsync(receiver, Url);
        var faults = workshop.Emulator.Webhooks.Faults;
        faults.Next(Fault.DropBeforeWrite, path: "in", table: "Jobs");
        faults.Next(Fault.DuplicatedWrite, on: HttpMethod.Post);
        faults.Next(Fault.LateWrite(), path: "in");
        foreach (var title in new[] { "lost", "twice", "late", "last" })
            await workshop.AddAsync($$"""{"Title": "{{title}}"}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        Assert.Equal(["twice", "twice", "last"], receiver.Events.Select(told => (string?)told["row_name"]));
        await workshop.Emulator.Faults.WhenSettledAsync();
        Assert.Equal(["twice", "twice", "last", "late"], receiver.Events.Select(told => (string?)told["row_name"]));
        Assert.Equal(
            [0, 200, 200, 200, 200], workshop.Emulator.Webhooks.Deliveries.Select(delivery => delivery.StatusCode));
        Assert.Same(Fault.DropBeforeWrite, workshop.Emulator.Webhooks.Deliveries[0].Fault);
        workshop.Emulator.Webhooks.ClearDeliveries();
        Assert.Empty(workshop.Emulator.Webhooks.Deliveries);

        faults.Next(5, Fault.ErrorAfterWrite(HttpStatusCode.BadGateway));
        for (var change = 0; change < 6; change++)
        {
            await workshop.AddAsync("""{"Title": "x"}""");
            await workshop.Emulator.Webhooks.WhenDeliveredAsync();
        }

        Assert.Equal(5, workshop.Emulator.Webhooks.Deliveries.Count);
        Assert.True(workshop.Emulator.Webhooks.Deliveries[^1].HasDisabled);
    }

    [Fact]
    public async Task Who_writes_does_not_wait_for_a_webhook_and_disposal_ends_what_is_under_way()
    {
        var receiver = new HookReceiver();
        var arrived = new TaskCompletionSource();
        receiver.Answer = async (_, cancellationToken) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        };
        var workshop = await OpenAsync(receiver, Url);
        await workshop.AddAsync("""{"Title": "x"}""");
        await workshop.AddAsync("""{"Title": "y"}""");
        await arrived.Task;

        await workshop.DisposeAsync();

        var delivery = Assert.Single(workshop.Emulator.Webhooks.Deliveries);
        Assert.Equal((0, "The emulator was stopped.", false), (delivery.StatusCode, delivery.Error, delivery.HasDisabled));
    }

    [Fact]
    public async Task Without_a_handler_requests_go_by_the_network()
    {
        await using var target = await Workshop.OpenAsync(new());
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Webhooks.Add(new Uri(target.Emulator.Server, "api-gateway/api/v2/ping/").ToString());

        await workshop.AddAsync("""{"Title": "x"}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        Assert.Equal(405, Assert.Single(workshop.Emulator.Webhooks.Deliveries).StatusCode);
        Assert.Contains(target.Emulator.Calls, request => request.Method == "POST" && request.Body.Contains("insert_row"));
    }

    [Fact]
    public async Task An_address_that_is_none_or_taken_is_refused()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Webhooks.Add(Url);

        Assert.Contains(Url, Assert.Throws<SeaTableEmulatorException>(() => workshop.Emulator.Webhooks.Add(Url)).Message);
        Assert.Throws<ArgumentException>(() => workshop.Emulator.Webhooks.Add("ftp://example.com"));
    }

    private static async Task<Workshop> OpenAsync(HookReceiver receiver, string? url = null, SteppingClock? clock = null)
    {
        var workshop = await Workshop.OpenAsync(new()
        {
            InProcess = true, WebhookHandler = receiver, TimeProvider = clock ?? new SteppingClock(),
        });
        if (url is not null)
            workshop.Emulator.Webhooks.Add(url);
        return workshop;
    }

    private static Task<JsonNode> UpdateAsync(Workshop workshop, string id, string row) => workshop.CallAsync(
        "PUT", "rows/", $$$"""{"table_name": "Jobs", "updates": [{"row_id": "{{{id}}}", "row": {{{row}}}}]}""");
}
