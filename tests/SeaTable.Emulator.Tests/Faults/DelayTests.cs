using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Faults;

/// <summary>Late writes and calls that are held up.</summary>
public sealed class DelayTests
{
    [Fact]
    public async Task A_late_write_gets_504_and_is_carried_out_when_things_settle()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post);

        var (status, _) = await AppendAsync(workshop, "late");
        Assert.Equal((504, 0), (status, await RowsAsync(workshop)));

        await workshop.Emulator.Faults.WhenSettledAsync();
        Assert.Equal(1, await RowsAsync(workshop));
    }

    [Fact]
    public async Task A_late_write_comes_by_itself_when_its_time_has_come()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.LateWrite(TimeSpan.FromMilliseconds(1)), HttpMethod.Post);

        await AppendAsync(workshop, "late");

        while (await RowsAsync(workshop) == 0)
            await Task.Delay(1);
    }

    [Fact]
    public async Task Late_writes_are_carried_out_in_the_order_of_their_time()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "first"}""");
        foreach (var (title, hours) in new[] { ("last", 3), ("second", 1), ("third", 2) })
        {
            workshop.Emulator.Faults.Next(Fault.LateWrite(TimeSpan.FromHours(hours)), HttpMethod.Put);
            await workshop.TryAsync("PUT", "rows/", Update(id, title));
        }

        await workshop.Emulator.Faults.WhenSettledAsync();

        Assert.Equal("last", (string?)(await workshop.GetAsync(id))["Title"]);
    }

    [Fact]
    public async Task A_late_write_is_carried_out_with_the_token_it_came_with()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post);
        await AppendAsync(workshop, "late");

        workshop.Emulator.ExpireBaseTokens();
        await workshop.Emulator.Faults.WhenSettledAsync();

        workshop.Http.DefaultRequestHeaders.Authorization =
            new("Bearer", await workshop.BaseTokenAsync(workshop.Emulator.ApiToken));
        Assert.Equal(1, await RowsAsync(workshop));
    }

    [Fact]
    public async Task A_call_that_is_refused_anyway_is_refused_at_once()
    {
        await using var workshop = await Workshop.OpenAsync(readOnly: true);
        workshop.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post);

        Assert.Equal(403, (await AppendAsync(workshop, "late")).Status);

        await workshop.Emulator.Faults.WhenSettledAsync();
        Assert.Equal(0, await RowsAsync(workshop));
    }

    [Fact]
    public async Task A_late_write_whose_row_is_gone_by_then_is_nothing_to_be_told_of()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "first"}""");
        workshop.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Put);
        await workshop.TryAsync("PUT", "rows/", Update(id, "late"));
        await workshop.CallAsync("DELETE", "rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{id}}"]}""");

        await workshop.Emulator.Faults.WhenSettledAsync();

        Assert.Equal(0, await RowsAsync(workshop));
    }

    [Fact]
    public async Task A_late_statement_is_carried_out_too()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "first"}""");
        workshop.Emulator.Faults.Next(Fault.LateWrite(), path: "sql");

        Assert.Equal(504, (await workshop.TryAsync("POST", "sql/", """{"sql": "UPDATE Jobs SET Title = 'late'"}""")).Status);
        await workshop.Emulator.Faults.WhenSettledAsync();

        Assert.Equal("late", (string?)(await workshop.GetAsync(id))["Title"]);
    }

    [Fact]
    public async Task A_token_exchange_is_never_late()
    {
        await using var workshop = await Workshop.OpenAsync();
        var exchanges = workshop.Emulator.TokenExchanges;
        workshop.Emulator.Faults.Next(Fault.LateWrite(), path: "app-access-token");

        await Assert.ThrowsAsync<HttpRequestException>(() => workshop.BaseTokenAsync(workshop.Emulator.ApiToken));
        await workshop.Emulator.Faults.WhenSettledAsync();

        Assert.Equal(exchanges, workshop.Emulator.TokenExchanges);
    }

    [Fact]
    public async Task A_call_that_is_held_up_is_carried_out_although_its_client_has_given_up()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.Latency(Timeout.InfiniteTimeSpan), HttpMethod.Post);
        using var giveUp = new CancellationTokenSource();
        using var content = new StringContent(Append("slow"));
        var call = workshop.Http.PostAsync($"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/rows/", content,
            giveUp.Token);
        while (workshop.Emulator.Faults.Pending > 0)
            await Task.Delay(1);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, await RowsAsync(workshop));

        await workshop.Emulator.Faults.WhenSettledAsync();
        Assert.Equal(1, await RowsAsync(workshop));
    }

    [Fact]
    public async Task A_short_latency_is_waited_for_by_the_clock_of_the_emulator()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.Latency(TimeSpan.FromMilliseconds(1)), HttpMethod.Post);

        Assert.Equal(200, (await AppendAsync(workshop, "slow")).Status);
    }

    [Fact]
    public async Task Disposal_carries_out_what_is_late_and_does_not_wait_for_its_time()
    {
        using var file = new TemporaryFile(".sqlite");
        var options = new SeaTableEmulatorOptions { DataFile = file.Path };
        await using (var first = await Workshop.OpenAsync(options))
        {
            first.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post);
            first.Emulator.Faults.Next(Fault.LateWrite(TimeSpan.FromDays(30)), HttpMethod.Post);
            await AppendAsync(first, "late");
            await AppendAsync(first, "later");
        }

        await using var second = await Workshop.OpenAsync(options);
        Assert.Equal(["late", "later"],
            (await second.ListAsync("table_name=Jobs&convert_keys=true")).Select(row => (string?)row!["Title"]).Order());
    }

    [Fact]
    public async Task Disposal_lets_go_of_a_call_that_is_held_up()
    {
        var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.Latency(Timeout.InfiniteTimeSpan), HttpMethod.Post);
        var call = AppendAsync(workshop, "slow");
        while (workshop.Emulator.Faults.Pending > 0)
            await Task.Delay(1);

        await workshop.Emulator.DisposeAsync();

        Assert.Equal(200, (await call).Status);
        workshop.Http.Dispose();
    }

    [Fact]
    public async Task Waiting_for_nothing_ends_at_once_and_can_be_cancelled()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.Emulator.Faults.WhenSettledAsync();

        workshop.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post);
        await AppendAsync(workshop, "late");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => workshop.Emulator.Faults.WhenSettledAsync(new CancellationToken(canceled: true)));
    }

    private static string Append(string title) =>
        new JsonObject { ["table_name"] = "Jobs", ["rows"] = new JsonArray(new JsonObject { ["Title"] = title }) }.ToJsonString();

    private static string Update(string id, string title) =>
        $$"""{"table_name": "Jobs", "updates": [{"row_id": "{{id}}", "row": {"Title": "{{title}}"} }]}""";

    private static Task<(int Status, JsonNode? Json)> AppendAsync(Workshop workshop, string title) =>
        workshop.TryAsync("POST", "rows/", Append(title));

    private static async Task<int> RowsAsync(Workshop workshop) => (await workshop.ListAsync("table_name=Jobs")).Count;
}
