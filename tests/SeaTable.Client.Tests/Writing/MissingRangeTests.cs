using System.Globalization;
using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests;

/// <summary>Updates of ranges that have rows which are not there any more: those are named, and no others.</summary>
public sealed partial class MissingRangeTests
{
    [Fact]
    public async Task Of_a_range_those_rows_are_named_that_are_not_there()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 2500);
        var gone = rows.Skip(1700).Take(12).Select(row => row.RowId).ToList();
        await crm.Contacts.DeleteRangeAsync(gone);
        await crm.Base.SqlAsync($"SELECT _id FROM Contacts LIMIT 10000");
        crm.Wire.Clear();

        var error = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => crm.Contacts.UpdateRangeAsync(Change(rows)));

        Assert.Equal(gone, error.RowIds);
        Assert.Contains($"{gone[0]}, {gone[1]},", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("and 2 more.", error.Message, StringComparison.Ordinal);
        Assert.Equal((1500, 1000, 0), (
            error.Outcome!.Stored.Count, error.Outcome.NotStored.Count, error.Outcome.Unknown.Count));
        Assert.Equal(3 + 1 + 1, crm.Wire.Calls.Count); // The calls, the look for the rows, and the proof.
    }

    /// <summary>A limit that the client was not told of, whatever it is, names no row that is there.</summary>
    [Theory]
    [InlineData(50, null)]
    [InlineData(50, 50)]
    [InlineData(500, null)]
    [InlineData(500, 500)]
    [InlineData(777, null)]
    public async Task No_row_is_named_that_a_limit_of_the_server_has_cut_off(int mostRows, int? told)
    {
        await using var crm = await Crm.StartAsync(options => options.SqlRowLimit = told);
        var rows = await AddAsync(crm, 1000);
        List<string> gone = [rows[3].RowId, rows[997].RowId];
        await crm.Contacts.DeleteRangeAsync(gone);
        crm.Wire.Change = call => Cut(call.Body, mostRows);

        var error = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => crm.Contacts.UpdateRangeAsync(Change(rows)));

        Assert.Equal(gone, error.RowIds);
    }

    [Fact]
    public async Task What_was_written_is_proven_without_going_through_the_table_where_the_server_cuts_answers()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 2000);
        crm.Wire.Change = call => Cut(call.Body, 500);
        crm.Wire.Clear();

        await crm.Contacts.UpdateRangeAsync(Change(rows.Skip(500).Take(1000)));

        Assert.Equal((1, 2, 3), (crm.Wire.Count("PUT", "/rows/"), crm.Wire.Statements.Count(), crm.Wire.Calls.Count));
    }

    [Fact]
    public async Task Of_calls_that_are_refused_at_a_time_the_missing_rows_of_each_are_named()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddAsync(crm, 5000);
        List<string> gone = [rows[1500].RowId, rows[1501].RowId, rows[3700].RowId, rows[4900].RowId];
        await crm.Contacts.DeleteRangeAsync(gone);
        var (begun, all) = (0, new TaskCompletionSource());
        crm.Wire.Before = call =>
        {
            if (!call.IsWriteOfRows || Interlocked.Increment(ref begun) == 1)
                return Task.CompletedTask;

            if (Volatile.Read(ref begun) == 5)
                all.SetResult();

            return all.Task;
        };

        var error = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => crm.Contacts.UpdateRangeAsync(Change(rows)));

        Assert.Equal(gone, error.RowIds.OrderBy(gone.IndexOf));
        Assert.Equal((2000, 3000, 0), (
            error.Outcome!.Stored.Count, error.Outcome.NotStored.Count, error.Outcome.Unknown.Count));
    }

    private static string Cut(string body, int mostRows) => Limit().Replace(
        body, limit => $"LIMIT {Math.Min(mostRows, int.Parse(limit.Groups[1].Value, CultureInfo.InvariantCulture))}");

    private static async Task<IReadOnlyList<ContactsRow>> AddAsync(Crm crm, int count) =>
        await crm.Contacts.AddRangeAsync(Enumerable.Range(0, count).Select(number => new ContactsRow { Name = "x" + number }));

    private static IEnumerable<ContactsRow> Change(IEnumerable<ContactsRow> rows) =>
        rows.Select(row => new ContactsRow { RowId = row.RowId, Age = 7 });

    [GeneratedRegex(@"LIMIT (\d+)")]
    private static partial Regex Limit();
}
