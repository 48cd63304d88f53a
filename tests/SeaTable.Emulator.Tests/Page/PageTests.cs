using System.Net;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Page;

public sealed class PageTests
{
    [Fact]
    public async Task Without_being_asked_for_there_is_no_page()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var http = workshop.Emulator.CreateClient();

        foreach (var path in new[] { "", "_emulator/base", "_emulator/main.js" })
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_and_all_that_it_names_is_there()
    {
        await using var page = await PageClient.OpenAsync();
        var document = await page.Http.GetStringAsync(new Uri("", UriKind.Relative));

        var names = document.Split('"').Where(part => part.StartsWith("/_emulator/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            using var response = await page.SendAsync(name);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        await using var page = await PageClient.OpenAsync();
        using var first = await page.SendAsync("_emulator/main.js");
        using var again = await page.SendAsync("_emulator/main.js", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal("text/javascript", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task What_the_page_asks_for_is_no_call()
    {
        await using var page = await PageClient.OpenAsync();
        await page.Workshop.CallAsync("GET", "metadata/");
        var calls = page.Workshop.Emulator.CallCount;

        await page.GetAsync("base");
        await page.GetAsync("rows?table=0000&view=0000&start=0&count=10");
        await page.PostAsync("query", "SELECT Title FROM Jobs LIMIT 5");
        using (page.Workshop.Emulator.Faults.Always(Fault.MonthlyQuotaSpent))
            await page.GetAsync("server");

        Assert.Equal(calls, page.Workshop.Emulator.CallCount);
    }

    [Fact]
    public async Task The_base_has_its_tables_columns_and_views()
    {
        await using var page = await PageClient.OpenAsync();

        var tables = (await page.GetAsync("base"))["tables"]!.AsArray();

        Assert.Equal(["Jobs", "Parts"], tables.Select(table => (string)table!["name"]!));
        Assert.Equal("All jobs", (string)tables[0]!["views"]![0]!["name"]!);
        var link = tables[0]!["columns"]!.AsArray().Single(column => (string)column!["key"]! == "LiNk")!;
        Assert.Equal("Name", (string)link["shown"]!["name"]!);
    }

    [Fact]
    public async Task Rows_come_by_ranges()
    {
        await using var page = await PageClient.OpenAsync();
        await page.AddJobsAsync([.. Enumerable.Range(0, 250).Select(number => $"Job {number}")]);

        var range = await page.GetAsync("rows?table=0000&view=0000&start=240&count=100");

        Assert.Equal(250, (int)range["total"]!);
        Assert.Equal(["Job 240", "Job 249"], new[] { range["rows"]![0], range["rows"]![9] }.Select(row => (string)row!["0000"]!));
        Assert.Equal(10, range["rows"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_view_has_its_filter_and_its_order_after_each_change()
    {
        await using var page = await PageClient.OpenAsync();
        await page.AddJobsAsync("b", "c", "x", "a");
        var view = await page.Workshop.CallAsync("POST", "views/?table_name=Jobs", """{"name": "Sorted"}""");
        await page.Workshop.CallAsync("PUT", "views/Sorted/?table_name=Jobs", """
            {"filters": [{"column_key": "0000", "filter_predicate": "is_not", "filter_term": "x"}], "filter_conjunction": "And",
             "sorts": [{"column_key": "0000", "sort_type": "down"}]}
            """);
        var address = $"rows?table=0000&view={(string)view["_id"]!}&start=0";

        Assert.Equal(["c", "b", "a"], await TitlesAsync(address));
        await page.AddJobsAsync("bb", "x");
        Assert.Equal(["c", "bb", "b", "a"], await TitlesAsync(address));
        Assert.Equal(["bb", "b"], await TitlesAsync(address.Replace("start=0", "start=1", StringComparison.Ordinal), 2));

        async Task<IEnumerable<string>> TitlesAsync(string range, int count = 10) =>
            (await page.GetAsync($"{range}&count={count}"))["rows"]!.AsArray().Select(row => (string)row!["0000"]!);
    }

    [Fact]
    public async Task Each_of_several_bases_is_shown_and_followed()
    {
        await using var page = await PageClient.OpenAsync();
        var other = await page.Workshop.Emulator.AddBaseAsync(Workshop.CrmFile);
        using var events = await page.FollowAsync();
        var start = await PageClient.NextEventAsync(events);

        var shown = await page.GetAsync($"base?base={other.BaseUuid}");
        Assert.Equal(["workshop", "crm"], shown["bases"]!.AsArray().Select(named => (string)named!["name"]!));
        Assert.Equal(other.BaseUuid, (string)shown["uuid"]!);
        var table = (string)shown["tables"]![0]!["name"]!;
        other.RenameTable(table, "Renamed");
        var news = await PageClient.NextEventAsync(events);
        Assert.NotEqual((long)start["schema"]!, (long)news["schema"]!);
        Assert.Equal("Renamed", (string)(await page.GetAsync($"base?base={other.BaseUuid}"))["tables"]![0]!["name"]!);
    }

    [Fact]
    public async Task Webhooks_and_what_they_were_told_are_shown_without_their_secrets()
    {
        using var receiver = new DeafReceiver();
        await using var page = await PageClient.OpenAsync(configure: options => options.WebhookHandler = receiver);
        page.Workshop.Emulator.Webhooks.Add("http://receiver.example/hook?token=t0p", "hook-secret");
        using var events = await page.FollowAsync();
        await PageClient.NextEventAsync(events);

        await page.Workshop.AddAsync("""{"Name": "Bolt"}""", "Parts");
        await page.Workshop.Emulator.Webhooks.WhenDeliveredAsync();
        await PageClient.NextEventAsync(events);
        var state = await page.GetAsync("server");

        Assert.True((bool)Assert.Single(state["webhooks"]!.AsArray())!["isSigned"]!);
        var delivery = Assert.Single(state["deliveries"]!.AsArray())!;
        Assert.Equal(410, (int)delivery["status"]!);
        Assert.Contains("Bolt", (string)delivery["body"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("hook-secret", state.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("t0p", state.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>A receiver that wants to hear nothing.</summary>
    private sealed class DeafReceiver : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Gone));
    }

    [Fact]
    public async Task The_limits_of_calls_are_told()
    {
        await using var page = await PageClient.OpenAsync(configure: options => options.RequestsPerMinute = 2);
        await page.Workshop.CallAsync("GET", "metadata/");

        var limits = (await page.GetAsync("server"))["limits"]!;

        Assert.Equal((1, 2), ((int)limits["inMinute"]!, (int)limits["perMinute"]!));
        Assert.Null(limits["perMonth"]);
    }

    [Fact]
    public async Task A_statement_is_checked_with_the_place_and_what_to_write()
    {
        await using var page = await PageClient.OpenAsync();
        const string Statement = "SELECT Titel FROM Jobs LIMIT 5";

        var (_, check) = await page.PostAsync("check", Statement);

        var problem = Assert.Single(check["problems"]!.AsArray())!;
        Assert.Equal("error", (string)problem["severity"]!);
        Assert.Contains("Title", (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal("Titel", Statement[(int)problem["place"]!["start"]!..(int)problem["place"]!["end"]!]);
        Assert.Equal("Title", (string)problem["replacement"]!);
    }

    [Theory]
    [InlineData("SELECT Titel FROM Jobs", "no such column: Titel")]
    [InlineData("DELETE FROM Jobs", "The page only reads")]
    [InlineData("SELECT Title FROM Jobs WHERE Title = ?", "Write the value itself")]
    [InlineData("", "")]
    public async Task A_statement_that_can_not_run_is_refused_in_words(string statement, string told)
    {
        await using var page = await PageClient.OpenAsync();
        await page.AddJobsAsync("kept");

        var (status, answer) = await page.PostAsync("query", statement);

        Assert.Equal(400, status);
        Assert.Contains(told, (string)answer["error_message"]!, StringComparison.Ordinal);
        Assert.Single(await page.Workshop.ListAsync("table_name=Jobs"));
    }

    [Fact]
    public async Task A_statement_gives_columns_and_rows()
    {
        await using var page = await PageClient.OpenAsync();
        await page.AddJobsAsync("Table", "Chair");

        var (_, answer) = await page.PostAsync("query", "SELECT Title, State FROM Jobs ORDER BY Title LIMIT 10");

        Assert.Equal(["text", "single-select"], answer["columns"]!.AsArray().Select(column => (string)column!["type"]!));
        Assert.Equal(["Chair", "Table"], answer["rows"]!.AsArray().Select(row => (string)row!["Title"]!));
    }

    [Fact]
    public async Task A_write_that_is_refused_halfway_is_told_as_a_call_and_as_no_change()
    {
        await using var page = await PageClient.OpenAsync();
        using var events = await page.FollowAsync();
        var start = await PageClient.NextEventAsync(events);

        await page.Workshop.TryAsync("POST", "batch-append-columns/", """
            {"table_name": "Jobs", "columns": [{"column_name": "A", "column_type": "text"},
             {"column_name": "B", "column_type": "formula"}]}
            """);
        var news = start;
        while ((long)news["calls"]! == (long)start["calls"]!)
            news = await PageClient.NextEventAsync(events);

        Assert.Equal(((long)start["rows"]!, (long)start["schema"]!), ((long)news["rows"]!, (long)news["schema"]!));
    }

    [Fact]
    public async Task Events_tell_of_rows_schema_and_calls()
    {
        await using var page = await PageClient.OpenAsync();
        using var events = await page.FollowAsync();
        var start = await PageClient.NextEventAsync(events);

        await page.Workshop.AddAsync("""{"Name": "Bolt"}""", "Parts");
        var added = await UntilAsync(news => Differs(news, "rows") && Differs(news, "calls"));
        Assert.False(Differs(added, "schema"));
        page.Workshop.Emulator.RenameTable("Jobs", "Orders");
        await UntilAsync(news => Differs(news, "schema"));

        bool Differs(JsonNode news, string counter) => (long)news[counter]! != (long)start[counter]!;

        async Task<JsonNode> UntilAsync(Func<JsonNode, bool> has)
        {
            var news = await PageClient.NextEventAsync(events);
            while (!has(news))
                news = await PageClient.NextEventAsync(events);
            return news;
        }
    }

    [Fact]
    public async Task A_page_that_follows_does_not_hold_up_the_end()
    {
        var page = await PageClient.OpenAsync();
        using var events = await page.FollowAsync();
        await PageClient.NextEventAsync(events);

        await page.DisposeAsync();

        Assert.Null(await LastAsync());

        async Task<string?> LastAsync()
        {
            string? line;
            do
                line = await events.ReadLineAsync();
            while (line is not null);
            return line;
        }
    }

    [Fact]
    public async Task Calls_are_listed_the_latest_first_with_what_tells_them_apart()
    {
        await using var page = await PageClient.OpenAsync();
        await page.AddJobsAsync("one");
        await page.Workshop.TryAsync("POST", "sql/", """{"sql": "SELECT nothing FROM Jobs"}""");

        var list = await page.GetAsync("calls");
        var (sql, rows) = (list["calls"]![0]!, list["calls"]![1]!);
        var body = (string)(await page.GetAsync($"call?number={(long)rows["number"]!}"))["body"]!;

        Assert.Equal(("POST", 400), ((string)sql["method"]!, (int)sql["status"]!));
        Assert.Equal("SELECT nothing FROM Jobs", (string)sql["statement"]!);
        Assert.Equal(("AppendRows", "Jobs", 1), ((string)rows["operation"]!, (string)rows["table"]!, (int)rows["rows"]!));
        Assert.Contains("\"one\"", body, StringComparison.Ordinal);
        Assert.True((double)rows["milliseconds"]! > 0);
    }
}
