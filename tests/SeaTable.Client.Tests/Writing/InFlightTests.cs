using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace SeaTable.Client.Tests;

/// <summary>Updates of many rows: the first call goes alone, then several are under way at a time.</summary>
public sealed class InFlightTests
{
    [Fact]
    public async Task After_the_first_call_four_are_under_way_at_a_time()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 9_000);
        var flights = new Flights(crm, rows) { ReleasesAt = 5 };

        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal(1, flights.BegunWhenFirstEnded);
        Assert.Equal(4, flights.MostAtOnce);
        Assert.Equal(9, crm.Wire.Count("PUT", "/rows/"));
        Assert.Single(crm.Wire.Statements);
        Assert.All(await crm.Contacts.ToListAsync(), row => Assert.Equal(1, row.Age));
    }

    [Fact]
    public async Task Rows_that_are_in_no_call_but_the_failed_one_are_told_exactly()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 8_000);
        _ = new Flights(crm, rows)
        {
            ReleasesAt = 5,
            Failure = number => number == 3 ? HttpStatusCode.BadGateway : null,
        };

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.UpdateRangeAsync(rows));

        Assert.Equal(rows[2000..3000], error.Outcome!.Unknown);
        var sent = Flights.Sent(crm, rows);
        Assert.Equal(rows.Except(sent), error.Outcome.NotStored);
        Assert.Equal(sent.Except(rows[2000..3000]), error.Outcome.Stored);
        Assert.Contains("updating rows 2001 to 3000 of 8000 in table 'Contacts'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("those before", error.Message, StringComparison.Ordinal);
        await AssertToldAsync(crm, rows, error.Outcome);
    }

    [Fact]
    public async Task Of_two_calls_that_fail_at_a_time_each_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 5_000);
        _ = new Flights(crm, rows)
        {
            ReleasesAt = 5,
            Failure = number => number switch
            {
                2 => HttpStatusCode.TooManyRequests,
                4 => HttpStatusCode.BadGateway,
                5 => HttpStatusCode.Conflict,
                _ => null,
            },
        };

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.UpdateRangeAsync(rows));

        Assert.Equal(HttpStatusCode.Conflict, error.StatusCode); // It is what does not pass by itself.
        Assert.False(error.IsTransient);
        Assert.False(error.NotApplied);
        Assert.Contains("rows 1001 to 2000 of 5000", error.Message, StringComparison.Ordinal);
        Assert.Contains("rows 3001 to 4000 of 5000", error.Message, StringComparison.Ordinal);
        Assert.Contains("rows 4001 to 5000 of 5000", error.Message, StringComparison.Ordinal);
        Assert.Equal(rows[3000..4000], error.Outcome!.Unknown);
        Assert.Equal([.. rows[..1000], .. rows[2000..3000]], error.Outcome.Stored);
        Assert.Equal([.. rows[1000..2000], .. rows[4000..]], error.Outcome.NotStored);
        await AssertToldAsync(crm, rows, error.Outcome);
    }

    [Fact]
    public async Task When_the_first_call_fails_no_other_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 4_000);
        _ = new Flights(crm, rows) { ReleasesAt = 1, Failure = _ => HttpStatusCode.Forbidden };

        var error = await Assert.ThrowsAsync<SeaTablePermissionException>(() => crm.Contacts.UpdateRangeAsync(rows));

        Assert.Equal(rows, error.Outcome!.NotStored);
        Assert.True(error.NotApplied);
        Assert.Equal(1000, Flights.Sent(crm, rows).Count);
    }

    [Fact]
    public async Task Of_a_row_in_two_calls_the_last_value_counts()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 5_000);
        rows[^1] = new ContactsRow { RowId = rows[500].RowId, Age = 7 };
        var flights = new Flights(crm, rows);

        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal(1, flights.MostAtOnce);
        Assert.Equal(7, (await crm.Contacts.GetAsync(rows[500].RowId))!.Age);
    }

    [Fact]
    public async Task An_option_that_many_calls_need_is_made_once()
    {
        await using var crm = await Crm.StartAsync(options => options.CreateMissingOptions = true);
        var rows = await AddAsync(crm, 5_000);
        var flights = new Flights(crm, rows);
        rows.ForEach(row => row.Status = ContactsStatus.FromName("Brand new"));

        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal(1, flights.MostAtOnce);
        var now = await crm.Contacts.ToListAsync();
        Assert.Equal("Brand new", Assert.Single(now.Select(row => row.Status).Distinct())!.Value.Name);
    }

    [Fact]
    public async Task No_more_are_under_way_than_the_limit_of_calls_permits()
    {
        using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 10 });
        await using var crm = await Crm.StartAsync(options => options.RateLimiter = limiter);
        var rows = await AddAsync(crm, 5_000);
        var flights = new Flights(crm, rows);

        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal(1, flights.MostAtOnce);
        Assert.Equal(5, crm.Wire.Count("PUT", "/rows/"));
        Assert.All(await crm.Contacts.ToListAsync(), row => Assert.Equal(1, row.Age));
    }

    [Fact]
    public async Task Long_calls_go_one_after_the_other()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 150);
        var flights = new Flights(crm, rows);
        rows.ForEach(row => row.Notes = new string('漢', 60_000));

        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal(1, flights.MostAtOnce);
        Assert.Equal(4, crm.Wire.Count("PUT", "/rows/"));
        Assert.All(await crm.Contacts.ToListAsync(), row => Assert.Equal(60_000, row.Notes!.Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_at_any_point_tells_what_is_in_the_base(bool isBefore)
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 4_100);
        for (var at = 1; ; at++)
        {
            using var source = new CancellationTokenSource();
            var age = at;
            rows.ForEach(row => row.Age = age);
            var before = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => row.Age);
            var calls = 0;
            crm.Wire.Before = _ =>
            {
                if (isBefore && Interlocked.Increment(ref calls) == at)
                    source.Cancel();

                return Task.CompletedTask;
            };
            crm.Wire.AfterAsync = _ =>
            {
                if (!isBefore && Interlocked.Increment(ref calls) == at)
                    source.Cancel();

                return Task.CompletedTask;
            };
            var failure = await Record.ExceptionAsync(() => crm.Contacts.UpdateRangeAsync(rows, source.Token));
            (crm.Wire.Before, crm.Wire.AfterAsync) = (null, null);
            await crm.Emulator.Faults.WhenSettledAsync();
            if (!source.IsCancellationRequested)
            {
                Assert.Null(failure);
                Assert.Equal(5 + 1, calls);
                return;
            }

            if (failure is null)
                continue; // It was the last call, and its answer was read all the same.

            var outcome = Assert.IsType<SeaTableCanceledException>(failure).Outcome!;
            Assert.Equal(rows.Count, outcome.Stored.Count + outcome.NotStored.Count + outcome.Unknown.Count);
            var now = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => row.Age);
            Assert.All(outcome.Stored, row => Assert.Equal(age, now[row.RowId]));
            Assert.All(outcome.NotStored, row => Assert.Equal(before[row.RowId], now[row.RowId]));
            Assert.True(outcome.Unknown.Count <= 4_000);
        }
    }

    /// <summary>Adds rows, and gives them an age that is not stored yet.</summary>
    private static async Task<List<ContactsRow>> AddAsync(Crm crm, int count)
    {
        var rows = await crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, count).Select(i => new ContactsRow { Name = "N" + i.ToString(CultureInfo.InvariantCulture) }));
        crm.Wire.Clear();
        foreach (var row in rows)
            row.Age = 1;

        return [.. rows];
    }

    private static async Task AssertToldAsync(Crm crm, List<ContactsRow> rows, SeaTableWriteOutcome outcome)
    {
        Assert.Equal(rows.Count, outcome.Stored.Count + outcome.NotStored.Count + outcome.Unknown.Count);
        (crm.Wire.Before, crm.Wire.After, crm.Wire.Instead) = (null, null, null);
        var now = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => row.Age);
        Assert.All(outcome.Stored, row => Assert.Equal(1, now[row.RowId]));
        Assert.All(outcome.NotStored, row => Assert.Null(now[row.RowId]));
    }

    /// <summary>The calls that update rows, and how many of them are under way.</summary>
    private sealed class Flights
    {
        private readonly List<ContactsRow> _rows;
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _begun;
        private int _underWay;

        /// <summary>Follows the calls that update the rows.</summary>
        internal Flights(Crm crm, List<ContactsRow> rows)
        {
            _rows = rows;
            crm.Wire.Before = call => call.Method == "PUT" ? BeginAsync() : Task.CompletedTask;
            crm.Wire.Instead = call => Fail(call, isRefused: true);
            crm.Wire.After = End;
        }

        /// <summary>How many calls have to have begun before any but the first goes on.</summary>
        internal int ReleasesAt { get; init; }

        /// <summary>What a call is answered with instead of the answer; of a refusal it is not carried out.</summary>
        internal Func<int, HttpStatusCode?> Failure { get; init; } = _ => null;

        internal int MostAtOnce { get; private set; }

        internal int BegunWhenFirstEnded { get; private set; }

        /// <summary>The rows that were sent.</summary>
        internal static List<ContactsRow> Sent(Crm crm, List<ContactsRow> rows)
        {
            var bodies = string.Concat(crm.Wire.Calls.Where(call => call.Method == "PUT").Select(call => call.Body));
            return rows.FindAll(row => bodies.Contains(row.RowId, StringComparison.Ordinal));
        }

        private Task BeginAsync()
        {
            lock (_lock)
            {
                MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
                if (++_begun >= ReleasesAt)
                    _released.TrySetResult();

                return _begun == 1 ? Task.CompletedTask : _released.Task;
            }
        }

        private HttpResponseMessage End(Wire.Call call, HttpResponseMessage answer)
        {
            if (call.Method != "PUT")
                return answer;

            lock (_lock)
            {
                _underWay--;
                if (BegunWhenFirstEnded == 0)
                    BegunWhenFirstEnded = _begun;
            }

            return Fail(call, isRefused: false) ?? answer;
        }

        private HttpResponseMessage? Fail(Wire.Call call, bool isRefused)
        {
            var number = _rows.FindIndex(row => call.Body.Contains(row.RowId, StringComparison.Ordinal)) / 1000 + 1;
            return call.Method == "PUT" && Failure(number) is { } status && ((int)status < 500) == isRefused
                ? new HttpResponseMessage(status) : null;
        }
    }
}
