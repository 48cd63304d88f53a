using System.Diagnostics;

namespace SeaTable.Client.Tests.Joining;

/// <summary>A call that several callers share is made in the context of none of them, and traced in that of each.</summary>
[Collection("Telemetry")]
public sealed class JoinedContextTests
{
    private static readonly AsyncLocal<string?> s_user = new();

    [Fact]
    public async Task Nothing_of_a_callers_context_is_in_a_shared_call_and_all_of_it_in_one_of_its_own()
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var rows = await AddRowsAsync(crm);
        var seen = new List<string?>();
        crm.Wire.Change = call =>
        {
            if (call.IsSelect || call.Method == "PUT")
                seen.Add(s_user.Value);

            return call.Body;
        };

        s_user.Value = "host";
        await new Meeting(crm).HoldAsync(rows, async row =>
        {
            s_user.Value = row.Name ?? s_user.Value;
            await crm.Contacts.UpdateAsync(row);
            Assert.Equal(row.Name ?? "host", s_user.Value);
            return row;
        });

        Assert.Equal(["host", "host", null, null], seen.Take(4)); // A call and its proof, one by one and shared.
    }

    [Fact]
    public async Task Each_caller_has_a_span_in_its_own_trace_and_the_shared_call_has_links_to_them()
    {
        var ended = new List<Activity>();
        var traces = new Dictionary<ActivityTraceId, string?>();
        var sharedEnded = new TaskCompletionSource();
        using var source = new ActivitySource("callers");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "SeaTable" or "callers",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (ended)
                    ended.Add(span);
                lock (traces)
                {
                    if (span.Links.Any(link => traces.ContainsKey(link.Context.TraceId)))
                        sharedEnded.TrySetResult();
                }
            },
        };
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var rows = await AddRowsAsync(crm);
        rows[2].Notes = "refused";
        crm.Wire.Instead = call => call.Method == "PUT" && call.Body.Contains("refused", StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest) { Content = new StringContent("{}") } : null;
        ActivitySource.AddActivityListener(listener);

        await new Meeting(crm).HoldAsync(rows, async row =>
        {
            Activity.Current = null;
            using var caller = source.StartActivity("request")!;
            lock (traces)
                traces.Add(caller.TraceId, row.Name);
            var failure = await Record.ExceptionAsync(() => crm.Contacts.UpdateAsync(row));
            Assert.Same(caller, Activity.Current);
            return failure;
        });

        // Callers have their results before the call they share has ended.
        await sharedEnded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        List<Activity> spans;
        lock (ended)
            spans = [.. ended];

        var joined = spans.Where(span => span.DisplayName == "update Contacts" && traces.ContainsKey(span.TraceId)).ToList();
        Assert.Equal(rows.Select(row => row.Name).Order(), joined.Select(span => traces[span.TraceId]).Order());
        var shared = Assert.Single(spans, span => span.DisplayName == "JOINED update Contacts"
            && span.Links.Any(link => traces.ContainsKey(link.Context.TraceId)));
        Assert.Equal(joined.Select(span => span.SpanId.ToString()).Order(),
            shared.Links.Select(link => link.Context.SpanId.ToString()).Order());
        Assert.Equal(rows.Count, shared.GetTagItem("db.operation.batch.size"));
        Assert.Contains(spans, span => span.DisplayName == "BATCH update_rows Contacts" && span.ParentSpanId == shared.SpanId);
        Assert.Contains(spans, span => span.DisplayName == "update_rows Contacts"
            && traces.TryGetValue(span.TraceId, out var name) && name == rows[2].Name);
    }

    private static async Task<List<ContactsRow>> AddRowsAsync(Crm crm)
    {
        List<ContactsRow> rows = [.. Enumerable.Range(0, 6).Select(number => new ContactsRow { Name = "N" + number })];
        await crm.Contacts.AddRangeAsync(rows);
        rows.ForEach(row => row.Notes = "changed");
        return rows;
    }
}
