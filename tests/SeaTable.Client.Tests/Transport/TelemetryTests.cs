using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SeaTable.Client.Tests;

/// <summary>What is traced, measured and logged: enough to see what happens, and nothing that is anybody's secret.</summary>
[Collection("Telemetry")]
public sealed class TelemetryTests
{
    private const string Secret = "a-value-of-a-cell";

    private readonly string _host = $"{Guid.NewGuid():N}.example";

    [Fact]
    public async Task An_operation_is_one_span_over_all_its_tries()
    {
        using var spans = new Spans(_host);
        var flaky = new Flaky("503", times: 2);
        var crm = Connect(flaky);

        await crm.Contacts.ToListAsync();

        var span = Assert.Single(spans.Ended, span => span.DisplayName.StartsWith("SELECT", StringComparison.Ordinal));
        Assert.Equal("SELECT Contacts", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(("seatable", "SELECT", "Contacts", 3), (span.GetTagItem("db.system.name"),
            span.GetTagItem("db.operation.name"), span.GetTagItem("db.collection.name"), span.GetTagItem("seatable.attempts")));
        Assert.Null(span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_failed_operation_has_its_status_and_not_the_words_of_the_server()
    {
        using var spans = new Spans(_host);
        var flaky = new Flaky("400", times: int.MaxValue) { Body = $$"""{"error_message":"bad value {{Secret}}"}""" };

        await Assert.ThrowsAnyAsync<SeaTableException>(() => Connect(flaky).SqlAsync($"SELECT 1"));

        var span = Assert.Single(spans.Ended);
        Assert.Equal((ActivityStatusCode.Error, "400", "400"),
            (span.Status, span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, span.StatusDescription ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_an_answer_and_no_failure()
    {
        using var spans = new Spans(_host);
        var flaky = new Flaky("404", times: int.MaxValue) { Body = """{"error_message":"row _id not exists"}""" };

        Assert.Null(await Connect(flaky).Contacts.GetAsync("AdaAdaAdaAdaAdaAdaAdaA"));

        var span = Assert.Single(spans.Ended);
        Assert.Equal((ActivityStatusCode.Unset, null), (span.Status, span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Cancelling_is_no_error()
    {
        using var spans = new Spans(_host);
        using var source = new CancellationTokenSource();
        var crm = Connect(new Flaky("hang", times: 1) { OnCall = source.Cancel });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crm.SqlAsync($"SELECT 1", source.Token));

        Assert.Equal(ActivityStatusCode.Unset, Assert.Single(spans.Ended).Status);
    }

    [Fact]
    public async Task Calls_rows_durations_and_the_budget_are_measured()
    {
        using var meter = new Measurements(_host);
        await using var emulator = await Crm.StartAsync();
        var flaky = new Flaky("503", times: 1);
        flaky.Always = new()
        {
            ["x-ratelimit-limit"] = "200", ["x-ratelimit-remaining"] = "123", ["x-ratelimit-reset"] = flaky.Unix(50),
        };

        await Connect(flaky).SqlAsync($"SELECT 1");
        await emulator.Contacts.AddRangeAsync([new ContactsRow { Name = "Ada" }, new ContactsRow { Name = "Grace" }]);
        await emulator.Contacts.ToListAsync();

        Assert.Equal(2, meter.Sum("seatable.client.calls"));
        Assert.Equal(1, meter.Count("db.client.operation.duration"));
        Assert.Equal(123, meter.Observed("seatable.client.calls.remaining"));
        Assert.True(meter.Any("seatable.client.rows", "write", 2));
        Assert.True(meter.Any("seatable.client.rows", "read", 2));
    }

    [Fact]
    public async Task What_is_logged_tells_of_repeats_and_failures_without_secrets()
    {
        using var log = new LogLines();
        var flaky = new Flaky("503", times: int.MaxValue)
        {
            Body = $$"""{"error_message":"{{Secret}} {{CannedServer.ApiToken}}"}""",
        };
        var crm = Connect(flaky, options => options.LoggerFactory = log, retry => retry.MaxAttempts = 2);

        await Assert.ThrowsAnyAsync<SeaTableException>(
            () => crm.Contacts.Where(c => c.Name == Secret).ToListAsync());

        Assert.Contains(log.Lines, line => line.Contains("is repeated in", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("failed at try 2 with 503", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.Ordinal)
            || line.Contains(CannedServer.ApiToken, StringComparison.Ordinal)
            || line.Contains("a.b.c", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_allocated_when_nobody_listens()
    {
        var server = new Uri("https://seatable.example");
        Measure();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Measure();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Measure()
        {
            var telemetry = OperationTelemetry.Begin("SELECT", "Contacts", server, 5);
            telemetry.SetBase("base");
            telemetry.Succeeded(1);
            Instruments.CountRead(5, "Contacts");
            Instruments.NoteRemaining("seatable.example", "base", 5);
        }
    }

    private CrmBase Connect(
        Flaky flaky, Action<SeaTableOptions>? configure = null, Action<SeaTableRetryOptions>? retry = null) =>
        flaky.Connect(retry ?? (_ => { }), options =>
        {
            options.Server = new Uri($"https://{_host}");
            configure?.Invoke(options);
        });

    /// <summary>The spans of one server.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        internal Spans(string host)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "SeaTable",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = span =>
                {
                    if ((string?)span.GetTagItem("server.address") == host)
                    {
                        lock (Ended)
                            Ended.Add(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        internal List<Activity> Ended { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>The measurements of one server, and those of rows.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(string Name, double Value, string? Direction)> _all = [];

        internal Measurements(string host)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "SeaTable")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();

            void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
            {
                string? server = null, direction = null;
                foreach (var (name, tag) in tags)
                {
                    server = name == "server.address" ? (string?)tag : server;
                    direction = name == "seatable.rows.direction" ? (string?)tag : direction;
                }

                if (server != host && direction is null)
                    return;

                lock (_all)
                    _all.Add((instrument.Name, value, direction));
            }
        }

        internal double Sum(string name) => Of(name).Sum(one => one.Value);

        internal int Count(string name) => Of(name).Count;

        internal double Observed(string name)
        {
            _listener.RecordObservableInstruments();
            return Of(name)[^1].Value;
        }

        internal bool Any(string name, string direction, double value) => Of(name).Contains((name, value, direction));

        public void Dispose() => _listener.Dispose();

        private List<(string Name, double Value, string? Direction)> Of(string name)
        {
            lock (_all)
                return [.. _all.Where(one => one.Name == name)];
        }
    }
}
