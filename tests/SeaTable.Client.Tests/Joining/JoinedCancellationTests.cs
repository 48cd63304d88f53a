using System.Net;

namespace SeaTable.Client.Tests.Joining;

/// <summary>Who cancels takes nothing from those who share the call, and is told what a caller alone would be told.</summary>
public sealed class JoinedCancellationTests
{
    private const int Seeds = 1000;
    private const int Callers = 6;

    [Fact]
    public async Task A_row_whose_caller_cancels_before_it_is_sent_is_left_out_and_one_sent_already_is_unknown()
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.FromMinutes(1));
        var meeting = new Meeting(crm);
        List<ContactsRow> rows = [.. Enumerable.Range(0, 4).Select(number => new ContactsRow { Name = "N" + number })];
        using CancellationTokenSource early = new(), late = new();
        var sources = new Dictionary<ContactsRow, CancellationToken> { [rows[1]] = early.Token, [rows[2]] = late.Token };
        crm.Wire.After = (call, answer) =>
        {
            if (call.Body.Contains("the one who", StringComparison.Ordinal))
                early.Cancel();
            else if (call.IsWriteOfRows)
                late.Cancel();

            return answer;
        };

        var failures = await meeting.HoldAsync(rows, row =>
            Record.ExceptionAsync(() => crm.Contacts.AddAsync(row, sources.GetValueOrDefault(row))));

        Assert.All(new[] { failures[0], failures[3] }, Assert.Null);
        Assert.IsNotType<SeaTableCanceledException>(Assert.IsAssignableFrom<OperationCanceledException>(failures[1]));
        var unknown = Assert.IsType<SeaTableCanceledException>(failures[2]);
        Assert.Equal(late.Token, unknown.CancellationToken);
        Assert.Equal([rows[2]], unknown.Outcome!.Unknown);
        Assert.Empty(rows[2].RowId);
        Assert.True(rows[2].IsChanged);
        crm.Wire.After = null;
        Assert.Equal(["N0", "N2", "N3"], (await crm.Contacts.ToListAsync()).Select(row => row.Name).Order());
    }

    [Fact]
    public async Task A_row_whose_caller_cancels_between_two_tries_is_left_out_of_the_second()
    {
        using var log = new LogLines();
        await using var crm = await Crm.StartAsync(options => (options.JoinWindow, options.Retry, options.LoggerFactory) =
            (TimeSpan.FromMinutes(1), new() { BaseDelay = TimeSpan.FromSeconds(1) }, log));
        var meeting = new Meeting(crm);
        List<ContactsRow> rows = [.. Enumerable.Range(0, 4).Select(number => new ContactsRow { Name = "N" + number })];
        using var source = new CancellationTokenSource();
        var refused = 0;
        crm.Wire.Instead = call => call.Body.Contains("N2", StringComparison.Ordinal) && refused++ == 0
            ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "1" } } } : null;

        var meet = meeting.HoldAsync(rows, row =>
            Record.ExceptionAsync(() => crm.Contacts.AddAsync(row, row == rows[2] ? source.Token : default)));
        await log.WhenAsync(lines => lines.Exists(line => line.Contains("is repeated in", StringComparison.Ordinal)));
        await source.CancelAsync();
        var failures = await meet;

        Assert.Equal([2], Enumerable.Range(0, 4).Where(number => failures[number] is not null));
        Assert.IsNotType<SeaTableCanceledException>(Assert.IsAssignableFrom<OperationCanceledException>(failures[2]));
        Assert.Equal(["N0", "N1", "N3"], (await crm.Contacts.ToListAsync()).Select(row => row.Name).Order());
    }

    [Fact]
    public async Task A_value_that_is_sent_again_is_left_out_when_its_caller_has_gone_meanwhile()
    {
        var clock = new ManualTime();
        await using var crm = await Crm.StartAsync(options => (options.JoinWindow, options.Retry, options.TimeProvider) =
            (TimeSpan.FromMinutes(1), new() { AttemptTimeout = TimeSpan.FromHours(1), TotalTimeout = TimeSpan.FromHours(1) },
                clock));
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var rows = await other.Contacts.AddRangeAsync(
            Enumerable.Range(0, 3).Select(number => new ContactsRow { Name = "N" + number, Phone = "old" }));
        using var source = new CancellationTokenSource();
        var puts = 0;
        crm.Wire.Change = call => IsOurs(call) && puts++ == 0
            ? call.Body.Replace("\"Phone\"", "\"for a moment\"", StringComparison.Ordinal) : call.Body;
        crm.Wire.Instead = call =>
        {
            if (!IsOurs(call) || puts == 0 || source.IsCancellationRequested)
                return null;

            source.Cancel();
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { { "Retry-After", "30" } } };
        };
        var (isTold, isWritten) = (false, false);

        var meet = new Meeting(crm)
            .HoldAsync([.. rows.Select(row => new ContactsRow { RowId = row.RowId, Phone = "ours" })], async row =>
        {
            if (row.RowId != rows[1].RowId)
                return await Record.ExceptionAsync(() => crm.Contacts.UpdateAsync(row));

            var failure = await Record.ExceptionAsync(() => crm.Contacts.UpdateAsync(row, source.Token));
            isTold = true;
            await other.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Phone = "theirs" });
            isWritten = true;
            return failure;
        });
        while (!meet.IsCompleted)
            await (isTold && !isWritten ? Task.Delay(1) : clock.StepAsync());

        Assert.Equal([false, true, false], (await meet).Select(failure => failure is SeaTableCanceledException));
        Assert.Equal(["ours", "theirs", "ours"], (await other.Contacts.ToListAsync()).Select(row => row.Phone));

        static bool IsOurs(Wire.Call call) => call.Method == "PUT" && call.Body.Contains("ours", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_to_callers_who_cancel_at_any_point_and_to_the_others_is_what_is_in_the_base()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var told = new List<(string Key, string? Told, bool IsAddition)>();
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var sources = Enumerable.Range(0, Callers).Select(_ => new CancellationTokenSource()).ToList();
            var (point, cancelled) = (random.Next(6), sources.Where(_ => random.Next(3) == 0).ToList());
            var seen = 0;
            void At(int now)
            {
                if (now == point)
                    cancelled.ForEach(source => source.Cancel());
            }

            crm.Wire.Before = _ =>
            {
                At(2 * Interlocked.Increment(ref seen));
                return Task.CompletedTask;
            };
            crm.Wire.After = (_, answer) =>
            {
                At((2 * Volatile.Read(ref seen)) + 1);
                return answer;
            };
            var isAddition = random.Next(2) == 0;
            List<ContactsRow> rows =
            [
                .. sources.Select((_, number) => new ContactsRow { Name = $"s{seed}-{number}", Notes = "old" }),
            ];
            if (!isAddition)
            {
                (crm.Wire.Before, var before) = (null, crm.Wire.Before);
                (crm.Wire.After, var after) = (null, crm.Wire.After);
                await crm.Contacts.AddRangeAsync(rows);
                (crm.Wire.Before, crm.Wire.After) = (before, after);
                rows.ForEach(row => row.Notes = "new");
            }

            var calls = rows.Zip(sources, (row, source) => Record.ExceptionAsync(() => isAddition
                ? crm.Contacts.AddAsync(row, source.Token) : crm.Contacts.UpdateAsync(row, source.Token))).ToList();
            At(1);
            if (point == 0)
                await Task.Yield();

            At(0);
            var failures = await Task.WhenAll(calls);
            for (var i = 0; i < Callers; i++)
            {
                var what = failures[i] switch
                {
                    null => "stored",
                    SeaTableCanceledException { Outcome: { Unknown.Count: 1 } } => "unknown",
                    SeaTableCanceledException { Outcome: { Stored.Count: 1 } } => "stored",
                    OperationCanceledException e and not SeaTableCanceledException => "not stored",
                    var other => $"{other}",
                };
                Assert.True(failures[i] is null || cancelled.Contains(sources[i]), $"{failures[i]}");

                outcomes[what] = outcomes.GetValueOrDefault(what) + 1;
                told.Add((rows[i].Name!, what, isAddition));
                sources[i].Dispose();
            }
        }

        (crm.Wire.Before, crm.Wire.After) = (null, null);
        var stored = (await crm.Contacts.ToListAsync()).ToLookup(row => row.Name!);
        Assert.Equal(["not stored", "stored", "unknown"], outcomes.Keys);
        Assert.All(outcomes.Values, count => Assert.True(count > 20, "A kind of outcome hardly came about."));
        foreach (var (key, what, isAddition) in told)
        {
            var rows = stored[key].ToList();
            if (isAddition)
                Assert.InRange(rows.Count, what == "stored" ? 1 : 0, what == "not stored" ? 0 : 1);
            else if (what != "unknown")
                Assert.Equal(what == "stored" ? "new" : "old", Assert.Single(rows).Notes);
        }
    }
}
