using System.Net;

namespace SeaTable.Client.Tests.Joining;

/// <summary>Callers who ask for single rows at the same time share calls, and are told of their own row alone.</summary>
public sealed class JoinedCallTests
{
    private const int Callers = 100;

    [Fact]
    public async Task A_hundred_callers_share_a_statement_an_update_with_its_proof_an_addition_and_a_deletion()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var rows = await AddRowsAsync(crm);

        var read = await meeting.HoldAsync(rows, row => crm.Contacts.GetAsync(row.RowId));
        Assert.Equal(["POST /sql/"], meeting.Paths);
        Assert.Equal(rows.Select(row => row.Name), read.Select(row => row!.Name));

        rows.ForEach(row => row.Phone = "new " + row.Name);
        await meeting.HoldAsync(rows, async row =>
        {
            await crm.Contacts.UpdateAsync(row);
            return row;
        });
        Assert.Equal(["PUT /rows/", "POST /sql/"], meeting.Paths);

        var added = await meeting.HoldAsync(NewRows("more"), row => crm.Contacts.AddAsync(row));
        Assert.Equal(["POST /rows/"], meeting.Paths);
        Assert.All(added, row => Assert.NotNull(row.RowModifiedAt));

        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.Equal(1 + 2 * Callers, stored.Count);
        Assert.All(rows, row => Assert.Equal("new " + row.Name, stored[row.RowId].Phone));
        Assert.All(added, row => Assert.Equal(row.Name, stored[row.RowId].Name));

        await meeting.HoldAsync(rows, async row =>
        {
            await crm.Contacts.DeleteAsync(row);
            return row;
        });
        Assert.Equal(["DELETE /rows/"], meeting.Paths);
        Assert.Equal(1 + Callers, await crm.Contacts.CountAsync());
    }

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
    public async Task Updates_of_one_row_are_made_one_after_the_other_in_their_order()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var row = (await AddRowsAsync(crm))[0];
        var updates = Enumerable.Range(0, 8).Select(number => new ContactsRow { RowId = row.RowId, Age = number }).ToList();

        await meeting.HoldAsync(updates, async update =>
        {
            await crm.Contacts.UpdateAsync(update);
            return update;
        });

        Assert.Equal(
            Enumerable.Range(0, 8).Select(number => $"\"Age\":{number}"),
            meeting.Calls.Where(call => call.Method == "PUT")
                .Select(call => call.Body[call.Body.IndexOf("\"Age\"", StringComparison.Ordinal)..^4]));
        Assert.Equal(7, (await crm.Contacts.GetAsync(row.RowId))!.Age);
    }

    [Fact]
    public async Task Callers_who_get_the_same_row_get_objects_of_their_own()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var row = (await AddRowsAsync(crm))[0];

        var read = await meeting.HoldAsync([row, row, row], same => crm.Contacts.GetAsync(same.RowId));

        Assert.Equal(["POST /sql/"], meeting.Paths);
        Assert.Equal(3, read.Distinct().Count());
        Assert.All(read, same => Assert.Equal(row.Name, same!.Name));
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

    [Fact]
    public async Task Moments_are_added_together_where_the_server_does_not_tell_its_time_zone()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var at = new DateTimeOffset(2026, 5, 4, 3, 2, 0, TimeSpan.Zero);
        List<ContactsRow> rows = [.. Enumerable.Range(0, 20).Select(number => new ContactsRow { Name = "N" + number })];
        rows.ForEach(row => row.LastContacted = at);

        crm.Wire.Instead = call => call.IsSql && call.Body.Contains("date(", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") } : null;

        await meeting.HoldAsync(rows, row => crm.Contacts.AddAsync(row));

        Assert.Equal(2, meeting.Calls.Count(call => call.IsWriteOfRows)); // The first row shows it.
        Assert.Equal(rows.Select(row => (row.RowId, (DateTimeOffset?)at)).Order(),
            (await crm.Contacts.ToListAsync()).Select(row => (row.RowId, row.LastContacted)).Order());
    }

    [Fact]
    public async Task A_row_that_was_added_with_others_can_be_updated_if_unchanged()
    {
        await using var crm = await Crm.StartAsync(Long);
        var added = await new Meeting(crm).HoldAsync(NewRows("N")[..5], row => crm.Contacts.AddAsync(row));

        added[3].Age = 5;
        await crm.Contacts.UpdateAsync(added[3], SeaTableUpdate.IfUnchanged);

        Assert.Equal(5, (await crm.Contacts.GetAsync(added[3].RowId))!.Age);
    }

    [Fact]
    public async Task Who_comes_alone_goes_at_once_in_a_call_of_its_own()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeProvider = new ManualTime());
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Wire.Clear();

        Assert.Equal("Ada", (await crm.Contacts.GetAsync(row.RowId))!.Name);
        Assert.Equal("GET", Assert.Single(crm.Wire.Calls).Method);
    }

    [Fact]
    public async Task Without_a_window_each_caller_has_a_call_of_its_own()
    {
        await using var crm = await Crm.StartAsync(options => options.JoinWindow = TimeSpan.Zero);
        var meeting = new Meeting(crm);
        var rows = await AddRowsAsync(crm);
        crm.Wire.Clear();

        await Task.WhenAll(rows.Select(row => crm.Contacts.GetAsync(row.RowId)));

        Assert.Equal(Callers, crm.Wire.Calls.Count);
    }

    [Fact]
    public async Task Callers_who_start_in_a_loop_share_calls_without_any_that_is_under_way()
    {
        await using var crm = await Crm.StartAsync();
        var meeting = new Meeting(crm);
        var rows = await AddRowsAsync(crm);
        await Task.WhenAll(rows.Take(5).Select(row => crm.Contacts.GetAsync(row.RowId)));
        crm.Wire.Clear();

        await Task.WhenAll(rows.Select(row => crm.Contacts.GetAsync(row.RowId)));

        Assert.InRange(crm.Wire.Calls.Count, 1, 10); // One as a rule; more when the loop is interrupted.
    }

    /// <summary>Long enough for all callers of a test to come within it.</summary>
    private static void Long(SeaTableOptions options) => options.JoinWindow = TimeSpan.FromMinutes(1);

    private static async Task<List<ContactsRow>> AddRowsAsync(Crm crm)
    {
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var rows = NewRows("N");
        await crm.Contacts.AddRangeAsync(rows);
        return rows;
    }

    private static List<ContactsRow> NewRows(string name) =>
        [.. Enumerable.Range(0, Callers).Select(number => new ContactsRow { Name = name + number, Phone = "0" + number })];
}
