using System.Runtime.CompilerServices;

namespace SeaTable.Client.Tests;

/// <summary>A stream of rows is written in portions, and whatever breaks it tells of every row what became of it.</summary>
public class StreamTests
{
    [Fact]
    public async Task Rows_are_added_in_few_calls_and_get_their_ids_before_the_next_are_read()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(2500);
        var reports = new Reports();
        var withoutId = 0;

        var count = await crm.Contacts.AddRangeAsync(
            Of(rows, before: i => withoutId = Math.Max(withoutId, rows.Take(i).Count(row => row.RowId.Length == 0))), reports);

        Assert.Equal(2500, count);
        Assert.Equal([1000, 2500], reports.Rows);
        Assert.Equal(1499, withoutId);
        Assert.Equal(3, crm.Wire.Calls.Count(call => call.IsWriteOfRows));
        Assert.Equal(rows.Select(row => (row.RowId, row.Name)), (await crm.Contacts.ToListAsync()).Select(Identity));
    }

    [Fact]
    public async Task Progress_is_told_after_each_call_and_when_a_portion_is_proven()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(4500);
        var (added, updated) = (new Reports(), new Reports());

        await crm.Contacts.AddRangeAsync(Of(rows), added);
        rows.ForEach(row => row.Age = 7);
        await crm.Contacts.UpdateRangeAsync(Of(rows), updated);

        (long, long)[] expected =
            [(0, 1000), (1000, 1000), (1000, 2000), (1000, 3000), (1000, 4000), (1000, 4500), (4500, 4500)];
        Assert.Equal(expected, added.All.Select(report => (report.Rows, report.Sent)));
        Assert.Equal(expected.Select(report => report.Item1), updated.All.Select(report => report.Rows));
        Assert.Equal(updated.All.Select(report => report.Sent).Order(), updated.All.Select(report => report.Sent));
        Assert.Equal((4500, 4500), (updated.All[^2].Sent, updated.All[^1].Rows));
        Assert.Equal(
            ["0 rows, 1,000 more sent", "1,000 rows", "1,000 rows, 1,000 more sent"],
            added.All.Take(3).Select(report => report.ToString()));
    }

    [Fact]
    public async Task What_a_progress_throws_stops_nothing_half_way()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(2500);

        await Assert.ThrowsAsync<NotSupportedException>(() => crm.Contacts.AddRangeAsync(Of(rows), new Broken()));

        Assert.Equal(1000, rows.Count(row => row.RowId.Length > 0 && !row.IsChanged));
        Assert.Equal(1000, await crm.Contacts.CountAsync());
    }

    [Fact]
    public async Task Portions_of_long_rows_stay_small()
    {
        await using var crm = await Crm.StartAsync();
        var text = new string('x', 17_000);
        var reports = new Reports();

        await crm.Contacts.AddRangeAsync(Of(Rows(2001, row => row.Notes = text)), reports);

        Assert.Equal([1000, 2000, 2001], reports.Rows);
    }

    [Fact]
    public async Task Updates_are_proven_in_one_statement_for_a_portion()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(6000);
        await crm.Contacts.AddRangeAsync(rows);
        rows.ForEach(row => row.Age = 7);
        crm.Wire.Clear();

        Assert.Equal(6000, await crm.Contacts.UpdateRangeAsync(Of(rows)));

        Assert.Equal(6 + 2, crm.Wire.Calls.Count);
        Assert.All(rows, row => Assert.False(row.IsChanged));
        Assert.Equal(6000, await crm.Contacts.Where(c => c.Age == 7).CountAsync());
    }

    [Fact]
    public async Task An_upsert_counts_what_it_did_and_knows_rows_of_earlier_portions()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(Rows(10, row => row.Age = 1));
        var rows = Rows(1500, row => row.Age = 1);
        rows[5].Age = 2;
        rows.Add(new ContactsRow { Email = "e700@x", Age = 3 });

        var totals = await crm.Contacts.UpsertRangeAsync(Of(rows), c => c.Email);

        Assert.Equal((1490, 2, 9), (totals.Added, totals.Updated, totals.Unchanged));
        Assert.Empty(totals.Doubles);
        Assert.Equal("1490 added, 2 updated, 9 unchanged, 0 keys with doubles", totals.ToString());
        Assert.Equal(1500, await crm.Contacts.CountAsync());
        Assert.Equal(rows[700].RowId, rows[^1].RowId);
    }

    [Fact]
    public async Task Ids_are_deleted_10000_in_a_call()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(50);
        await crm.Contacts.AddRangeAsync(rows);
        crm.Wire.Clear();
        var reports = new Reports();

        var count = await crm.Contacts.DeleteRangeAsync(Of([.. rows.Select(row => row.RowId)]), reports);

        Assert.Equal(50, count);
        Assert.Equal([50], reports.Rows);
        Assert.Single(crm.Wire.Calls);
        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task An_empty_stream_costs_nothing()
    {
        await using var crm = await Crm.StartAsync();
        var reports = new Reports();

        Assert.Equal(0, await crm.Contacts.AddRangeAsync(Of<ContactsRow>([]), reports));
        Assert.Equal(0, await crm.Contacts.UpdateRangeAsync(Of<ContactsRow>([]), reports));
        Assert.Equal(0, await crm.Contacts.DeleteRangeAsync(Of<string>([]), reports));
        Assert.Equal(0, (await crm.Contacts.UpsertRangeAsync(Of<ContactsRow>([]), c => c.Email, progress: reports)).Added);

        Assert.Empty(reports.Rows);
        Assert.Empty(crm.Wire.Calls);
    }

    [Fact]
    public async Task A_failure_tells_of_its_own_portion_and_that_those_before_are_stored()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(4000);
        rows[2500].Notes = "\ud800"; // Half a character can't be sent.

        var e = await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddRangeAsync(Of(rows)));

        Assert.Contains(
            " The first 1,000 rows of the stream are done; this was with the 3,000 that follow.", e.Message,
            StringComparison.Ordinal);
        Assert.False(e.NotApplied);
        Assert.Equal(rows.Skip(1000), e.Outcome!.NotStored);
        Assert.Equal(rows.Take(1000).Select(row => (row.RowId, row.Name)), (await crm.Contacts.ToListAsync()).Select(Identity));
    }

    [Fact]
    public async Task A_stream_that_fails_keeps_its_exception_and_leaves_the_unfinished_portion()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(1500);

        await Assert.ThrowsAsync<FormatException>(() => crm.Contacts.AddRangeAsync(
            Of(rows, before: i => _ = i == 1200 ? throw new FormatException("line 1201") : i)));

        Assert.Equal(1000, await crm.Contacts.CountAsync());
        Assert.All(rows.Skip(1000), row => Assert.True(row.RowId.Length == 0 && row.IsChanged));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(1300)]
    public async Task Cancelling_tells_what_is_stored(int at)
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(1500);
        using var cancel = new CancellationTokenSource();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crm.Contacts.AddRangeAsync(
            Of(rows, before: i =>
            {
                if (i == at)
                    cancel.Cancel();
            }), null, cancel.Token));

        var stored = at < 1000 ? 0 : 1000;
        Assert.Equal(cancel.Token, e.CancellationToken);
        Assert.Equal(stored, await crm.Contacts.CountAsync());
        if (stored == 0)
        {
            Assert.IsNotType<SeaTableCanceledException>(e);
            return;
        }

        var outcome = Assert.IsType<SeaTableCanceledException>(e).Outcome!;
        Assert.Equal(rows.Skip(1000).Take(at - 1000), outcome.NotStored);
        Assert.Empty(outcome.Unknown);
    }

    [Fact]
    public async Task A_base_is_copied_with_a_page_and_a_portion_in_memory()
    {
        await using var from = await Crm.StartAsync();
        await using var to = await Crm.StartAsync();
        await from.Contacts.AddRangeAsync(Rows(12_000, row => row.Age = 4));

        var count = await to.Contacts.AddRangeAsync(
            from.Contacts.AsAsyncEnumerable().Select(row => new ContactsRow { Email = row.Email, Age = row.Age }));

        Assert.Equal(12_000, count);
        Assert.Equal(12_000, (await to.Contacts.ToListAsync()).Select(row => row.Email).Distinct().Count());
    }

    private static List<ContactsRow> Rows(int count, Action<ContactsRow>? configure = null)
    {
        var rows = Enumerable.Range(0, count).Select(i => new ContactsRow { Name = $"N{i}", Email = $"e{i}@x" }).ToList();
        if (configure is not null)
            rows.ForEach(configure);

        return rows;
    }

    private static (string Id, string? Name) Identity(ContactsRow row) => (row.RowId, row.Name);

    private static async IAsyncEnumerable<T> Of<T>(
        List<T> items, Action<int>? before = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < items.Count; i++)
        {
            before?.Invoke(i);
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return items[i];
        }
    }

    private sealed class Broken : IProgress<SeaTableProgress>
    {
        public void Report(SeaTableProgress value) => throw new NotSupportedException("I am full.");
    }

    private sealed class Reports : IProgress<SeaTableProgress>
    {
        /// <summary>How many rows were proven, each number once.</summary>
        internal IEnumerable<long> Rows => All.Select(report => report.Rows).Where(rows => rows > 0).Distinct();

        internal List<SeaTableProgress> All { get; } = [];

        public void Report(SeaTableProgress value) => All.Add(value);
    }
}
