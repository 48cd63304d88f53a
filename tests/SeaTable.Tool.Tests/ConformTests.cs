using System.Net;
using System.Text;
using System.Text.Json;
using SeaTable.Emulator;
using SeaTable.Tool.Conformance;
using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class ConformTests
{
    [Fact]
    public async Task The_emulator_answers_as_expected_and_its_base_is_left_as_it_was()
    {
        await using var probed = await ProbedBase.StartAsync();

        var run = await probed.RunAsync("--json");
        var result = Parse(run.Output);
        var report = await File.ReadAllTextAsync(probed.Report);
        var files = report + await File.ReadAllTextAsync(probed.ReportJson) + run.Output + run.Error;

        Assert.Equal([], result.Probes.Where(probe => probe.Verdict != Verdict.Agrees).Select(probe =>
            $"{probe.Id}: {probe.Reason} {string.Join("; ", probe.Differences ?? [])} {probe.Answer}"));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(171, result.Probes.Count);
        Assert.Equal([], JsonForm.Problems("conform.schema.json", run.Output));
        Assert.InRange(result.Calls, 100, 220);
        Assert.Equal(["Table1"], await probed.TablesAsync());
        Assert.Contains("## Decided, and now known", report, StringComparison.Ordinal);
        Assert.DoesNotContain("## Differs", report, StringComparison.Ordinal);
        Assert.DoesNotContain(probed.Emulator.ApiToken, files, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", files, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_is_not_asked_again_unless_that_is_wanted()
    {
        await using var probed = await ProbedBase.StartAsync();
        await probed.RunAsync();
        probed.Emulator.ClearRequests();

        var second = await probed.RunAsync("--json");
        var calls = probed.Emulator.Calls.Count;
        await probed.RunAsync("--again");

        Assert.Equal((0, 171), (second.ExitCode, Parse(second.Output).Count(Verdict.Agrees)));
        Assert.InRange(calls, 1, 6);
        Assert.InRange(probed.Emulator.Calls.Count - calls, 100, 220);
    }

    [Fact]
    public async Task A_server_that_deviates_is_reported_with_what_it_answered()
    {
        await using var probed = await ProbedBase.StartAsync();
        using var server = new ChangedAnswers(request => request switch
        {
            { Method: "GET", Path: var path } when path.Contains("/rows/AAAA", StringComparison.Ordinal) =>
                (HttpStatusCode.BadRequest, """{"error_msg": "Row `x` not found."}"""),
            { Body: var body } when body.Contains("LIKE 'a%'", StringComparison.Ordinal) =>
                (HttpStatusCode.OK, """{"success": true, "results": [{"Name": "A"}, {"Name": "a"}]}"""),
            { Body: var body } when body.Contains("turn_column", StringComparison.Ordinal) =>
                (HttpStatusCode.OK, "<html>accepted</html>"),
            _ => null,
        });

        var result = await RunAsync(probed, server);
        var differing = result.Probes.Where(probe => probe.Verdict == Verdict.Differs).ToList();
        var report = await File.ReadAllTextAsync(probed.Report);

        Assert.Equal(["rows.not-found", "schema.column-operation", "sql.like"], differing.Select(probe => probe.Id));
        Assert.Equal(
            [new AnswerDifference("status", "404", "400"),
                new AnswerDifference("error_message", "\"row _id not exits\"", "not there")],
            differing[0].Differences!);
        Assert.Contains("## Differs: Does LIKE distinguish capitals?", report, StringComparison.Ordinal);
        Assert.Contains("the expected answer was decided, in LikePattern", report, StringComparison.Ordinal);
        Assert.Contains("""- ` results `: expected ` [{"Name":"a"}] `, is ` [{"Name":"A"},{"Name":"a"}] `""", report,
            StringComparison.Ordinal);
        Assert.Contains("""`` {"error_msg": "Row `x` not found."} ``""", report, StringComparison.Ordinal);
        Assert.Equal(["Table1"], await probed.TablesAsync());
    }

    [Fact]
    public async Task A_column_that_a_server_refuses_is_reported_and_the_others_are_asked_about()
    {
        await using var probed = await ProbedBase.StartAsync();
        using var server = new ChangedAnswers(request => request.Body.Contains("\"auto-number\"", StringComparison.Ordinal)
            ? (HttpStatusCode.BadRequest, """{"error_message": "no such type"}""") : null);

        var result = await RunAsync(probed, server);
        var refused = result.Probes.Single(probe => probe.Id == "rows.tables");

        Assert.Equal(
            [new AnswerDifference("No", "made", """400: {"error_message": "no such type"}""")], refused.Differences!);
        Assert.Equal(0, result.Count(Verdict.Failed));
        Assert.Equal(
            ["rows.auto-number-null", "rows.get", "rows.tables"],
            result.Probes.Where(probe => probe.Verdict == Verdict.Differs).Select(probe => probe.Id).Order());
        Assert.Equal(["Table1"], await probed.TablesAsync());
    }

    [Theory]
    [InlineData(9)]
    [InlineData(30)]
    [InlineData(75)]
    public async Task A_run_that_is_stopped_leaves_nothing_behind_and_the_next_one_goes_on(int calls)
    {
        await using var probed = await ProbedBase.StartAsync();
        using var stop = new CancellationTokenSource();
        using var server = new ChangedAnswers(_ =>
        {
            if (--calls == 0)
                stop.Cancel();
            return null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(probed, server, stop.Token));
        var tables = await probed.TablesAsync();
        var next = await probed.RunAsync("--json");

        Assert.Equal(["Table1"], tables);
        Assert.Equal((0, 171), (next.ExitCode, Parse(next.Output).Count(Verdict.Agrees)));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(30)]
    [InlineData(75)]
    public async Task A_connection_that_breaks_for_good_leaves_what_the_next_run_removes(int calls)
    {
        await using var probed = await ProbedBase.StartAsync();
        using var server = new ChangedAnswers(_ => --calls < 0 ? throw new HttpRequestException("The network is gone.") : null);

        var broken = await Record.ExceptionAsync(() => RunAsync(probed, server));
        var kept = Parse(await File.ReadAllTextAsync(probed.ReportJson));
        var tables = await probed.TablesAsync();
        var next = await probed.RunAsync("--json");

        Assert.IsType<ToolException>(broken);
        Assert.Contains("goes on where it was", broken.Message, StringComparison.Ordinal);
        Assert.Equal(["Table1"], tables.Except(kept.Tables));
        Assert.Equal((0, 171), (next.ExitCode, Parse(next.Output).Count(Verdict.Agrees)));
        Assert.Equal(["Table1"], await probed.TablesAsync());
    }

    [Fact]
    public async Task A_limit_of_calls_is_kept_to_and_a_quota_that_is_used_up_ends_the_run()
    {
        await using var probed = await ProbedBase.StartAsync();
        probed.Emulator.Faults.Next(
            Fault.TooManyRequests(retryAfter: TimeSpan.FromSeconds(1)), on: HttpMethod.Post, path: "tables");

        var limited = await probed.RunAsync("--json");
        using (probed.Emulator.Faults.Always(Fault.MonthlyQuotaSpent, path: "dtables"))
        {
            var spent = await probed.RunAsync("--again");

            Assert.Equal(2, spent.ExitCode);
            Assert.Contains("the quota of this month is used up", spent.Error, StringComparison.Ordinal);
        }

        Assert.Equal((0, 171), (limited.ExitCode, Parse(limited.Output).Count(Verdict.Agrees)));
    }

    [Fact]
    public async Task Without_a_token_that_may_only_read_its_questions_are_left_out()
    {
        await using var probed = await ProbedBase.StartAsync();

        var run = await probed.RunAsync("--json", "--read-only-variable", "NO_SUCH_VARIABLE");
        var skipped = Parse(run.Output).Probes.Where(probe => probe.Verdict == Verdict.Skipped);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["rows.read-only", "sql.read-only"], skipped.Select(probe => probe.Id));
    }

    private static async Task<ConformanceResult> RunAsync(
        ProbedBase probed, ChangedAnswers handler, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient(handler, disposeHandler: false);
        var address = probed.Emulator.Server;
        var server = new ProbedServer(http, address, new CallPace(100_000, new HurriedClock()), TimeProvider.System);
        var session = new ConformanceSession(server, ProbedBase.Name, new ReportFiles(probed.Report), address, Suite);
        return await session.RunAsync(
            probed.Emulator.ApiToken, probed.Emulator.ReadOnlyApiToken, null, false, ProbeGroup.LoadAll(),
            new ToolTerminal(TextWriter.Null, TextWriter.Null, false), cancellationToken);
    }

    private static string Suite => Commands.ConformCommand.Suite();

    private static ConformanceResult Parse(string json) =>
        JsonSerializer.Deserialize<ConformanceResult>(json, ConformanceJson.Report)!;

    /// <summary>A server that answers some calls otherwise than the emulator behind it.</summary>
    private sealed class ChangedAnswers(Func<SentCall, (HttpStatusCode Status, string Body)?> change)
        : DelegatingHandler(SeaTableHttpHandler.Create())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(CancellationToken.None);
            return change(new SentCall(request.Method.Method, request.RequestUri!.AbsolutePath, body)) is { } changed
                ? new HttpResponseMessage(changed.Status) { Content = new StringContent(changed.Body, Encoding.UTF8) }
                : await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Waits are over at once.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed record SentCall(string Method, string Path, string Body);
}
