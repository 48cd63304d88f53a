using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Faults;

/// <summary>Which calls meet a fault.</summary>
public sealed class FaultRuleTests : IAsyncLifetime
{
    private const string Append = """{"table_name": "Jobs", "rows": [{"Title": "x"}]}""";
    private const string Pinned = "x..xxxxxx....xxx.x.xx.x.";
    private static readonly Fault s_fault = Fault.ErrorBeforeWrite(System.Net.HttpStatusCode.ServiceUnavailable);
    private Workshop _workshop = null!;

    private EmulatorFaults Faults => _workshop.Emulator.Faults;

    public async Task InitializeAsync() => _workshop = await Workshop.OpenAsync();

    public async Task DisposeAsync() => await _workshop.DisposeAsync();

    [Fact]
    public async Task Scripted_faults_meet_the_next_calls_in_their_order()
    {
        Faults.Next(2, s_fault);
        Faults.Next(Fault.HtmlPage(System.Net.HttpStatusCode.NotFound));
        Assert.Equal(3, Faults.Pending);

        Assert.Equal([503, 503, 404, 200], await StatusesAsync(4));
        Assert.Equal(0, Faults.Pending);
    }

    [Theory]
    [InlineData("GET", "rows/?table_name=Jobs", null, "rows", true)]
    [InlineData("GET", "rows/Hz2tZ9bFQt6yD6yGM0L0Rg/?table_name=Jobs", null, "rows", true)]
    [InlineData("PUT", "lock-rows/", """{"table_name": "Jobs", "row_ids": []}""", "rows", false)]
    [InlineData("PUT", "lock-rows/", """{"table_name": "Jobs", "row_ids": []}""", "/lock-rows/", true)]
    [InlineData("POST", "tables/duplicate-table/", """{"table_name": "Jobs"}""", "tables/duplicate-table", true)]
    [InlineData("POST", "tables/", """{"table_name": "New"}""", "tables/duplicate-table", false)]
    public async Task A_path_is_matched_by_whole_segments(string method, string path, string? body, string rule, bool isMet)
    {
        Faults.Next(s_fault, path: rule);

        var (status, _) = await _workshop.TryAsync(method, path, body);

        Assert.Equal(isMet, status == 503);
    }

    [Fact]
    public async Task A_method_is_matched()
    {
        Faults.Next(s_fault, on: HttpMethod.Post, path: "rows");

        Assert.Equal([200], await StatusesAsync(1));
        Assert.Equal(503, (await _workshop.TryAsync("POST", "rows/", Append)).Status);
    }

    [Fact]
    public async Task An_operation_is_matched_with_its_table_as_often_as_was_said()
    {
        Faults.Next(2, s_fault, table: "Jobs", operation: EmulatorOperation.AppendRows);

        Assert.Equal([200], await StatusesAsync(1));
        Assert.Equal(200, (await _workshop.TryAsync("POST", "rows/", """{"table_name": "Parts", "rows": []}""")).Status);
        foreach (var status in new[] { 503, 503, 200 })
            Assert.Equal(status, (await _workshop.TryAsync("POST", "rows/", Append)).Status);
    }

    [Theory]
    [InlineData("GET", "rows/?table_name=Jobs", null)]
    [InlineData("POST", "rows/", Append)]
    [InlineData("POST", "rows/", """{"table_id": "0000", "rows": []}""")]
    [InlineData("POST", "sql/", """{"sql": "SELECT * FROM Jobs LIMIT 1"}""")]
    [InlineData("POST", "sql/", """{"sql": "UPDATE `Jobs` SET Title = 'x'"}""")]
    [InlineData("POST", "sql/", """{"sql": "DELETE FROM Jobs"}""")]
    public async Task A_table_is_found_in_query_body_and_statement_by_name_and_by_id(string method, string path, string? body)
    {
        Faults.Next(s_fault, table: "Jobs");
        Faults.Next(s_fault, table: "Parts");

        Assert.Equal(503, (await _workshop.TryAsync(method, path, body)).Status);
        Assert.NotEqual(503, (await _workshop.TryAsync(method, path, body)).Status);
        Assert.Equal(1, Faults.Pending);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"table_name": 7, "sql": "SELECT FROM"}""")]
    public async Task A_body_that_names_no_table_is_not_matched_by_one(string body)
    {
        Faults.Next(s_fault, table: "Jobs");

        Assert.Equal(400, (await _workshop.TryAsync("POST", "sql/", body)).Status);
        Assert.Equal(1, Faults.Pending);
    }

    [Fact]
    public async Task A_table_that_no_base_has_is_told()
    {
        var told = new[]
        {
            Assert.Throws<SeaTableEmulatorException>(() => Faults.Next(s_fault, table: "Jbos")),
            Assert.Throws<SeaTableEmulatorException>(() => Faults.Always(s_fault, table: "Jbos")),
            Assert.Throws<SeaTableEmulatorException>(() => Faults.Random(1, 0.5, table: "Jbos")),
            Assert.Throws<SeaTableEmulatorException>(() => _workshop.Emulator.Webhooks.Faults.Next(s_fault, table: "Jbos")),
        };

        Assert.All(told, error => Assert.Equal(
            "No call would meet the fault, since there is no table \"Jbos\"; did you mean \"Jobs\"? "
                + "There are: \"Jobs\", \"Parts\".",
            error.Message));
        Assert.Equal(0, Faults.Pending);
        Assert.Equal([200], await StatusesAsync(1));
    }

    [Fact]
    public async Task A_table_of_another_base_or_one_to_be_created_is_no_mistake()
    {
        using var file = new TemporaryFile(".seatable.json");
        await File.WriteAllTextAsync(file.Path, """
            {"tables": [{"_id": "Pl12", "name": "Plants", "columns": [{"key": "0000", "name": "Name", "type": "text"}]}]}
            """);
        await _workshop.Emulator.AddBaseAsync(file.Path);

        Faults.Next(s_fault, table: "Plants");
        Faults.Next(s_fault, table: "Pl12");
        Faults.Next(s_fault, table: "Seeds", operation: EmulatorOperation.CreateTable);

        Assert.Equal(503, (await _workshop.TryAsync("POST", "tables/", """{"table_name": "Seeds"}""")).Status);
    }

    [Fact]
    public async Task A_fault_for_all_calls_lasts_until_it_is_disposed_and_scripted_ones_go_first()
    {
        using (Faults.Always(s_fault))
        {
            Faults.Next(Fault.HtmlPage(System.Net.HttpStatusCode.NotFound));
            Assert.Equal([404, 503, 503], await StatusesAsync(3));
        }

        Assert.Equal([200], await StatusesAsync(1));
    }

    [Fact]
    public async Task Clearing_ends_every_fault()
    {
        Faults.Next(5, s_fault);
        using var _ = Faults.Always(s_fault);

        Faults.Clear();

        Assert.Equal([200], await StatusesAsync(1));
        Assert.Equal(0, Faults.Pending);
    }

    [Fact]
    public async Task A_seed_repeats_exactly_and_another_one_does_not()
    {
        var first = await MetAsync(7);
        var second = await MetAsync(7);
        var other = await MetAsync(8);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(fault => fault is not null), 80, 160);
        Assert.InRange(first.Distinct().Count(), 10, Fault.Mix.Count + 1);
    }

    [Fact]
    public async Task What_a_seed_gives_stays_the_same_from_version_to_version()
    {
        using (Faults.Random(seed: 7, rate: 0.5, [s_fault]))
            Assert.Equal(Pinned, string.Concat((await StatusesAsync(24)).Select(status => status == 503 ? 'x' : '.')));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 20)]
    public async Task A_rate_of_none_or_all_is_exact(double rate, int met)
    {
        using (Faults.Random(seed: 3, rate, [s_fault]))
            Assert.Equal(met, (await StatusesAsync(20)).Count(status => status == 503));
    }

    [Fact]
    public async Task Calls_that_do_not_match_do_not_move_the_random_faults_on()
    {
        using var _ = Faults.Random(seed: 7, rate: 0.5, [s_fault], path: "rows");
        var met = new List<char>();
        for (var call = 0; call < 24; call++)
        {
            met.Add((await _workshop.TryAsync("GET", "rows/?table_name=Jobs")).Status == 503 ? 'x' : '.');
            Assert.Equal(200, (await _workshop.TryAsync("GET", "metadata/")).Status);
        }

        Assert.Equal(Pinned, string.Concat(met));
    }

    private static async Task<List<string?>> MetAsync(int seed)
    {
        await using var workshop = await Workshop.OpenAsync();
        using (workshop.Emulator.Faults.Random(seed, 0.3, Fault.Mix, HttpMethod.Post))
        {
            for (var call = 0; call < 400; call++)
            {
                try
                {
                    await workshop.TryAsync("POST", "rows/", Append);
                }
                catch (HttpRequestException)
                {
                }
            }
        }

        return [.. workshop.Emulator.Calls.Where(request => request.Method == "POST")
            .Select(request => request.Fault?.ToString())];
    }

    private async Task<List<int>> StatusesAsync(int calls)
    {
        List<int> statuses = [];
        for (var call = 0; call < calls; call++)
            statuses.Add((await _workshop.TryAsync("GET", "rows/?table_name=Jobs")).Status);
        return statuses;
    }
}
