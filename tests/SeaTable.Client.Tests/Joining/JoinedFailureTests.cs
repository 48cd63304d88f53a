using System.Net;
using static SeaTable.Client.Tests.Joining.Meeting;

namespace SeaTable.Client.Tests.Joining;

/// <summary>What fails in a call that several callers share fails for those whose row it is.</summary>
public sealed class JoinedFailureTests
{
    [Fact]
    public async Task Of_a_hundred_updates_only_those_of_deleted_rows_fail()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var rows = await AddRowsAsync(crm);
        List<ContactsRow> gone = [rows[3], rows[17], rows[18], rows[60], rows[99]];
        await crm.Client(_ => { }).Contacts.DeleteRangeAsync(gone.Select(row => row.RowId));
        rows.ForEach(row => row.Phone = "new " + row.Name);

        var failures = await meeting.HoldAsync(rows, row => Record.ExceptionAsync(() => crm.Contacts.UpdateAsync(row)));

        Assert.InRange(meeting.Paths.Count(), 4, 4 + gone.Count);
        foreach (var (row, failure) in rows.Zip(failures))
        {
            if (gone.Contains(row))
                Assert.Equal([row], Assert.IsType<SeaTableRowNotFoundException>(failure).Outcome!.NotStored);
            else
                Assert.Null(failure);
        }

        Assert.All(gone, row => Assert.True(row.IsChanged));
        var read = await meeting.HoldAsync(rows, row => crm.Contacts.GetAsync(row.RowId));
        Assert.Equal(rows.Select(row => gone.Contains(row) ? null : "new " + row.Name), read.Select(row => row?.Phone));
    }

    [Fact]
    public async Task A_value_that_can_not_be_sent_and_one_that_the_server_refuses_fail_their_callers_only()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        await AddRowsAsync(crm);
        var rows = NewRows("more");
        rows[4].Age = double.NaN;
        rows[40].Notes = "refused";
        rows[77].Notes = "refused, too";
        crm.Wire.Instead = call => call.IsWriteOfRows && call.Body.Contains("refused", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error_message":"bad"}""") }
            : null;

        var failures = await meeting.HoldAsync(rows, row => Record.ExceptionAsync(() => crm.Contacts.AddAsync(row)));

        Assert.Equal([4, 40, 77], Enumerable.Range(0, Callers).Where(number => failures[number] is not null));
        Assert.IsType<SeaTableRowException>(failures[4]);
        Assert.Equal([rows[40]], Assert.IsType<SeaTableApiException>(failures[40]).Outcome!.NotStored);
        Assert.True(Assert.IsType<SeaTableApiException>(failures[77]).NotApplied);
        var stored = await crm.Contacts.ToListAsync();
        Assert.Equal(
            rows.Where(row => row.RowId.Length > 0).Select(row => row.Name).Order(),
            stored.Select(row => row.Name).Where(name => name!.StartsWith("more", StringComparison.Ordinal)).Order());
        Assert.Equal(Callers - 3, rows.Count(row => row.RowId.Length > 0));
    }

    [Fact]
    public async Task An_addition_whose_answer_is_lost_is_unknown_to_each_caller_and_not_sent_again()
    {
        await using var crm = await Crm.StartAsync(
            options => (options.JoinWindow, options.Retry) = (TimeSpan.FromMinutes(1), new()));
        var meeting = new Meeting(crm);
        await AddRowsAsync(crm);
        var rows = NewRows("more");
        crm.Wire.After = (call, answer) =>
            call.IsWriteOfRows ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout) : answer;

        var failures = await meeting.HoldAsync(rows, row => Record.ExceptionAsync(() => crm.Contacts.AddAsync(row)));

        Assert.All(rows.Zip(failures), pair =>
            Assert.Equal([pair.First], Assert.IsType<SeaTableUnknownOutcomeException>(pair.Second).Outcome!.Unknown));
        Assert.Equal(Callers, failures.Distinct().Count());
        crm.Wire.After = null;
        Assert.Equal(1 + 2 * Callers, await crm.Contacts.CountAsync());
    }

    [Fact]
    public async Task A_refusal_that_is_meant_for_all_costs_two_calls_more_than_a_call_for_each()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var rows = await AddRowsAsync(crm);
        crm.Wire.Instead = call => call.Method == "DELETE" && !call.Body.Contains("unknown", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("""{"error_message":"no"}""") }
            : null;

        var failures = await meeting.HoldAsync(rows, row => Record.ExceptionAsync(() => crm.Contacts.DeleteAsync(row)));

        Assert.All(rows.Zip(failures), pair => Assert.Equal(
            [pair.First.RowId], Assert.IsType<SeaTablePermissionException>(pair.Second).Outcome!.NotStoredRowIds));
        Assert.InRange(meeting.Calls.Count(call => call.Method == "DELETE"), Callers, Callers + 2);
    }

    [Fact]
    public async Task A_value_that_went_to_another_column_is_told_to_its_caller_only()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        await AddRowsAsync(crm);
        var rows = (await crm.Contacts.Where(c => c.Phone.IsNotEmpty()).ToListAsync())[..3];
        (rows[0].Phone, rows[1].Age, rows[2].Age) = ("a new number", 41, 42);
        crm.Wire.Change = call =>
        {
            // The names are others for the moment of the call alone.
            if (call.Method == "PUT" && call.Body.Contains("a new number", StringComparison.Ordinal))
                crm.Swap("Phone", "Notes");

            return call.Body;
        };
        crm.Wire.After = (call, answer) =>
        {
            if (call.Method == "PUT" && call.Body.Contains("a new number", StringComparison.Ordinal)
                && crm.Wire.Change is not null)
            {
                crm.Wire.Change = null;
                crm.Swap("Phone", "Notes");
            }

            return answer;
        };

        var failures = await meeting.HoldAsync(rows, row => Record.ExceptionAsync(() => crm.Contacts.UpdateAsync(row)));

        var told = Assert.IsType<SeaTableUnprovenWriteException>(failures[0]);
        Assert.Equal(rows[0].RowId, Assert.Single(told.Overwritten).RowId);
        Assert.Equal([rows[0]], told.Outcome!.Unknown);
        Assert.All(failures[1..], Assert.Null);
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.Equal(("a new number", 41, 42),
            (stored[rows[0].RowId].Phone, stored[rows[1].RowId].Age, stored[rows[2].RowId].Age));
    }
}
