using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Faults;

/// <summary>What a plain HttpClient sees of each fault, and what is in the base afterwards.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private Workshop _workshop = null!;

    public async Task InitializeAsync() => _workshop = await Workshop.OpenAsync();

    public async Task DisposeAsync() => await _workshop.DisposeAsync();

    [Fact]
    public async Task A_connection_dropped_before_the_write_leaves_nothing_in_the_base()
    {
        _workshop.Emulator.Faults.Next(Fault.DropBeforeWrite, HttpMethod.Post);

        await Assert.ThrowsAsync<HttpRequestException>(AppendAsync);

        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task A_connection_dropped_after_the_write_leaves_the_row_in_the_base()
    {
        _workshop.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post);

        await Assert.ThrowsAsync<HttpRequestException>(AppendAsync);

        Assert.Equal(1, await RowsAsync());
        Assert.Contains(_workshop.Emulator.Calls, request =>
            request is { Method: "POST", StatusCode: 0 } && request.Fault == Fault.DropAfterWrite);
    }

    [Fact]
    public async Task A_dropped_reading_is_not_repeated_by_the_http_client_itself()
    {
        _workshop.Emulator.Faults.Next(Fault.DropBeforeWrite, HttpMethod.Get);

        await Assert.ThrowsAsync<HttpRequestException>(RowsAsync);

        Assert.Equal(0, _workshop.Emulator.Calls[^1].StatusCode);
    }

    [Fact]
    public async Task A_truncated_body_ends_before_its_length()
    {
        _workshop.Emulator.Faults.Next(Fault.TruncatedBody, HttpMethod.Post);

        await Assert.ThrowsAsync<HttpRequestException>(AppendAsync);

        Assert.Equal(1, await RowsAsync());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task An_empty_200_has_no_body_whether_the_call_was_carried_out_or_not(bool isCarriedOut, int rows)
    {
        _workshop.Emulator.Faults.Next(isCarriedOut ? Fault.EmptyAfterWrite : Fault.EmptyBeforeWrite, HttpMethod.Post);

        using var response = await AppendAsync();

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(rows, await RowsAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task An_error_of_the_server_comes_before_the_write_or_after_it(HttpStatusCode status)
    {
        _workshop.Emulator.Faults.Next(Fault.ErrorBeforeWrite(status), HttpMethod.Post);
        _workshop.Emulator.Faults.Next(Fault.ErrorAfterWrite(status), HttpMethod.Post);

        using var before = await AppendAsync();
        Assert.Equal((status, 0), (before.StatusCode, await RowsAsync()));
        using var after = await AppendAsync();
        Assert.Equal((status, 1), (after.StatusCode, await RowsAsync()));

        var isServersOwn = status == HttpStatusCode.InternalServerError;
        Assert.Equal(isServersOwn ? "application/json" : "text/html", after.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_page_comes_with_any_status_and_nothing_is_written(HttpStatusCode status)
    {
        _workshop.Emulator.Faults.Next(Fault.HtmlPage(status), HttpMethod.Post);

        using var response = await AppendAsync();

        Assert.Equal((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task A_refusal_for_too_many_calls_has_the_headers_of_the_gateway_and_no_body()
    {
        var before = DateTimeOffset.UtcNow;
        _workshop.Emulator.Faults.Next(
            Fault.TooManyRequests(reset: TimeSpan.FromMinutes(1), retryAfter: TimeSpan.FromSeconds(7.5)), HttpMethod.Post);

        using var response = await AppendAsync();

        Assert.Equal((HttpStatusCode.TooManyRequests, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(("200", "0"), (Header(response, "x-ratelimit-limit"), Header(response, "x-ratelimit-remaining")));
        Assert.InRange(long.Parse(Header(response, "x-ratelimit-reset"), CultureInfo.InvariantCulture),
            before.AddMinutes(1).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeSeconds());
        Assert.Equal(TimeSpan.FromSeconds(8), response.Headers.RetryAfter!.Delta);
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task A_refusal_of_the_token_exchange_has_words_and_no_headers_of_the_gateway()
    {
        _workshop.Emulator.Faults.Next(Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(3)), path: "app-access-token");
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v2.1/dtable/app-access-token/");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _workshop.Emulator.ApiToken);

        using var response = await _workshop.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("""{"detail":"Request was throttled."}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter!.Delta);
        Assert.False(response.Headers.Contains("x-ratelimit-reset"));
    }

    [Fact]
    public async Task A_spent_quota_is_reset_at_the_start_of_the_next_month()
    {
        await using var workshop = await Workshop.OpenAsync(new()
        {
            TimeProvider = new SteppingClock { Now = new DateTimeOffset(2026, 12, 9, 8, 0, 0, TimeSpan.Zero) },
        });
        using var _ = workshop.Emulator.Faults.Always(Fault.MonthlyQuotaSpent);

        using var response = await workshop.Http.GetAsync("api-gateway/api/v2/ping/");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("0", Header(response, "x-ratelimit-remaining"));
        Assert.Equal(
            new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Header(response, "x-ratelimit-reset"));
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_duplicated_write_is_there_twice()
    {
        _workshop.Emulator.Faults.Next(Fault.DuplicatedWrite, HttpMethod.Post);

        using var response = await AppendAsync();

        Assert.Equal((HttpStatusCode.OK, 2), (response.StatusCode, await RowsAsync()));
    }

    [Fact]
    public async Task Expired_tokens_are_refused_and_a_new_one_is_not()
    {
        _workshop.Emulator.Faults.Next(Fault.TokenExpired, HttpMethod.Post);

        using var first = await AppendAsync();
        using var second = await AppendAsync();
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (first.StatusCode, second.StatusCode));

        _workshop.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await _workshop.BaseTokenAsync(_workshop.Emulator.ApiToken));
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task An_action_runs_before_the_write_or_after_it()
    {
        _workshop.Emulator.Faults.Next(
            Fault.RunBefore(() => _workshop.Emulator.RenameColumn("Jobs", "Title", "Heading")), HttpMethod.Post, "rows");
        _workshop.Emulator.Faults.Next(
            Fault.RunAfter(() => _workshop.Emulator.RenameColumn("Jobs", "Heading", "Title")), HttpMethod.Post, "rows");

        var lost = await _workshop.AddAsync("""{"Title": "x", "Price": 1}""");
        var kept = await _workshop.AddAsync("""{"Heading": "x"}""");

        Assert.Null((string?)(await _workshop.GetAsync(lost))["Title"]);
        Assert.Equal("x", (string?)(await _workshop.GetAsync(kept))["Title"]);
    }

    [Fact]
    public async Task A_call_waits_for_the_asynchronous_actions_of_the_test()
    {
        _workshop.Emulator.Faults.Next(Fault.RunBefore(async () =>
        {
            await Task.Yield();
            await _workshop.AddAsync("""{"Title": "before"}""");
        }), HttpMethod.Post, "rows");
        using var first = await AppendAsync();

        _workshop.Emulator.Faults.Next(Fault.RunAfter(async () =>
        {
            await Task.Yield();
            await _workshop.AddAsync("""{"Title": "after"}""");
        }), HttpMethod.Post, "rows");
        using var second = await AppendAsync();

        var rows = (await _workshop.ListAsync("table_name=Jobs&convert_keys=true")).Select(row => (string?)row!["Title"]);
        Assert.Equal(["before", "x", "x", "after"], rows);
    }

    [Fact]
    public async Task An_action_that_throws_gives_500_and_is_told_to_the_test()
    {
        foreach (var (fault, rows) in new[]
        {
            (Fault.RunBefore((Action)(() => throw new InvalidOperationException("mine"))), 0),
            (Fault.RunBefore(FailAsync), 0),
            (Fault.RunAfter((Action)(() => throw new InvalidOperationException("mine"))), 1),
            (Fault.RunAfter(FailAsync), 2),
        })
        {
            _workshop.Emulator.Faults.Next(fault, HttpMethod.Post);
            _workshop.Emulator.ClearRequests();

            using var response = await AppendAsync();

            Assert.Equal((HttpStatusCode.InternalServerError, rows), (response.StatusCode, await RowsAsync()));
            Assert.Contains(
                _workshop.Emulator.Calls, request => request.Failure is InvalidOperationException { Message: "mine" });
            var told = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => _workshop.Emulator.Faults.WhenSettledAsync());
            Assert.StartsWith($"The action of Fault.{fault} threw an exception during POST ", told.Message,
                StringComparison.Ordinal);
            Assert.IsType<InvalidOperationException>(told.InnerException);
            await _workshop.Emulator.Faults.WhenSettledAsync();
        }

        static async Task FailAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("mine");
        }
    }

    [Fact]
    public async Task An_action_that_threw_is_told_at_the_end_of_the_test_at_the_latest()
    {
        var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Next(Fault.RunAfter(() => throw new InvalidOperationException("mine")), HttpMethod.Get);
        await workshop.TryAsync("GET", "rows/?table_name=Jobs");

        var told = await Assert.ThrowsAsync<SeaTableEmulatorException>(async () => await workshop.DisposeAsync());

        Assert.IsType<InvalidOperationException>(told.InnerException);
    }

    [Fact]
    public void Faults_say_what_they_are()
    {
        Assert.Equal("DropAfterWrite", Fault.DropAfterWrite.ToString());
        Assert.Equal("ErrorAfterWrite(503)", Fault.ErrorAfterWrite(HttpStatusCode.ServiceUnavailable).ToString());
        Assert.Equal("LateWrite(00:00:01)", Fault.LateWrite(TimeSpan.FromSeconds(1)).ToString());
        Assert.Equal("LateWrite", Fault.LateWrite().ToString());
    }

    [Fact]
    public void What_can_be_no_fault_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.ErrorBeforeWrite(HttpStatusCode.NotFound));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.HtmlPage(HttpStatusCode.NoContent));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Latency(TimeSpan.FromSeconds(-3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _workshop.Emulator.Faults.Next(0, Fault.DropAfterWrite));
        Assert.Throws<ArgumentOutOfRangeException>(() => _workshop.Emulator.Faults.Random(1, double.NaN));
        Assert.Throws<ArgumentException>(() => _workshop.Emulator.Faults.Random(1, 0.5, []));
    }

    private async Task<HttpResponseMessage> AppendAsync()
    {
        using var content = new StringContent("""{"table_name": "Jobs", "rows": [{"Title": "x"}]}""", Encoding.UTF8,
            "application/json");
        return await _workshop.Http.PostAsync($"api-gateway/api/v2/dtables/{_workshop.Emulator.BaseUuid}/rows/", content);
    }

    private async Task<int> RowsAsync() => (await _workshop.ListAsync("table_name=Jobs")).Count;

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
