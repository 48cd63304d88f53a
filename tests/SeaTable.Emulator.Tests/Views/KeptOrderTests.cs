using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Views;

/// <summary>What is kept of a view between its pages is never what it was before something changed.</summary>
public sealed class KeptOrderTests : IAsyncLifetime
{
    private const string Sorted = """{"sorts": [{"column_key": "0000", "sort_type": "up"}]}""";

    private readonly SteppingClock _clock = new();
    private PageClient _page = null!;

    public async Task InitializeAsync()
    {
        _page = await PageClient.OpenAsync(configure: options => options.TimeProvider = _clock);
        await _page.AddJobsAsync("d", "b", "e", "a");
    }

    public async Task DisposeAsync() => await _page.DisposeAsync();

    [Fact]
    public async Task Pages_of_a_sorted_view_follow_what_is_written_between_them()
    {
        await ViewAsync(Sorted);
        Assert.Equal("a,b", await TitlesAsync(0, 2));
        Assert.Equal("d,e", await TitlesAsync(2, 2));

        await _page.AddJobsAsync("c");
        Assert.Equal("c,d", await TitlesAsync(2, 2));

        await _page.Workshop.CallAsync(
            "PUT", "views/Special/?table_name=Jobs", """{"sorts": [{"column_key": "0000", "sort_type": "down"}]}""");
        Assert.Equal("c,b", await TitlesAsync(2, 2));

        var snapshot = _page.Workshop.Emulator.TakeSnapshot();
        await _page.AddJobsAsync("f");
        Assert.Equal("f,e", await TitlesAsync(0, 2));
        _page.Workshop.Emulator.Restore(snapshot);
        Assert.Equal("e,d", await TitlesAsync(0, 2));
        await _page.AddJobsAsync("g");
        Assert.Equal("g,e", await TitlesAsync(0, 2));
    }

    [Fact]
    public async Task Other_orders_and_filters_of_a_call_are_other_rows()
    {
        await ViewAsync(Sorted);

        Assert.Equal("a,b,d,e", await TitlesAsync(0, 9));
        Assert.Equal("e,d,b,a", await TitlesAsync(0, 9, "&order_by=Title&direction=desc"));
        Assert.Equal("a,b,d,e", await TitlesAsync(0, 9));
        Assert.Equal("b", await FilteredAsync("is", "b"));
        Assert.Equal("a,d,e", await FilteredAsync("is_not", "b"));
        Assert.Equal("a,b,e", await FilteredAsync("is_not", "d"));
    }

    [Fact]
    public async Task A_filter_by_the_day_ends_with_it()
    {
        await ViewAsync("""
            {"filters": [{"column_key": "_ctime", "filter_predicate": "is", "filter_term_modifier": "today", "filter_term": ""}]}
            """);
        Assert.Equal("d,b,e,a", await TitlesAsync(0, 9));

        _clock.Now += TimeSpan.FromDays(1);

        Assert.Equal("", await TitlesAsync(0, 9));
    }

    [Fact]
    public async Task What_asks_for_the_time_is_computed_for_each_page()
    {
        await _page.Workshop.CallAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "Even", "column_type": "formula",
             "column_data": {"formula": "if(even(minute(now())) = minute(now()), {Title}, '')"}}
            """);
        var columns = await _page.Workshop.CallAsync("GET", "columns/?table_name=Jobs");
        var key = (string)columns["columns"]!.AsArray().Single(column => (string?)column!["name"] == "Even")!["key"]!;
        await ViewAsync($$"""{"filters": [{"column_key": "{{key}}", "filter_predicate": "is_not_empty", "filter_term": ""}]}""");
        Assert.Equal("d,b,e,a", await TitlesAsync(0, 9));

        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("", await TitlesAsync(0, 9));

        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("d,b,e,a", await TitlesAsync(0, 9));
    }

    private async Task ViewAsync(string settings)
    {
        await _page.Workshop.CallAsync("POST", "views/?table_name=Jobs", """{"name": "Special", "type": "table"}""");
        await _page.Workshop.CallAsync("PUT", "views/Special/?table_name=Jobs", settings);
    }

    /// <summary>Reads by the API and by the page, which have to agree.</summary>
    private async Task<string> TitlesAsync(int start, int count, string more = "")
    {
        var rows = await _page.Workshop.ListAsync(
            $"table_name=Jobs&view_name=Special&convert_keys=true&start={start}&limit={count}{more}");
        var titles = string.Join(',', rows.Select(row => (string?)row!["Title"]));
        if (more.Length > 0)
            return titles;
        var jobs = (await _page.GetAsync("base"))["tables"]![0]!;
        var view = (string)jobs["views"]!.AsArray().Single(view => (string?)view!["name"] == "Special")!["_id"]!;
        var shown = await _page.GetAsync($"rows?table={(string)jobs["id"]!}&view={view}&start={start}&count={count}");
        Assert.Equal(titles, string.Join(',', shown["rows"]!.AsArray().Select(row => (string?)row!["0000"])));
        return titles;
    }

    private async Task<string> FilteredAsync(string predicate, string term)
    {
        var body = new JsonObject
        {
            ["table_name"] = "Jobs",
            ["filters"] = new JsonArray(new JsonObject
            {
                ["column_name"] = "Title", ["filter_predicate"] = predicate, ["filter_term"] = term,
            }),
            ["filter_conjunction"] = "And",
        };
        var answer = await _page.Workshop.CallAsync(
            "GET", "filtered-rows/?table_name=Jobs&view_name=Special&convert_keys=true", body.ToJsonString());
        return string.Join(',', answer["rows"]!.AsArray().Select(row => (string?)row!["Title"]));
    }
}
