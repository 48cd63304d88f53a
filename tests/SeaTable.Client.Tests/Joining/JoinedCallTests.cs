using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using static SeaTable.Client.Tests.Joining.Meeting;

namespace SeaTable.Client.Tests.Joining;

/// <summary>Callers who ask for single rows at the same time share calls, and are told of their own row alone.</summary>
public sealed class JoinedCallTests
{
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
        Assert.All(added, row => Assert.NotNull(row.RowCreatedBy));

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
    public async Task A_single_row_costs_one_call_and_an_update_its_proof_as_well()
    {
        await using var crm = await Crm.StartAsync();
        var trusting = crm.Client(options => (options.VerifyWrites, options.MetadataLifetime) = (false, TimeSpan.FromHours(1)));
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await trusting.Contacts.CountAsync();

        await CostsAsync(1, () => crm.Contacts.GetAsync(row.RowId));
        await CostsAsync(1, () => crm.Contacts.AddAsync(new ContactsRow { Name = "Grace" }));
        row.Age = 36;
        await CostsAsync(2, () => crm.Contacts.UpdateAsync(row));
        row.Age = 37;
        await CostsAsync(1, () => trusting.Contacts.UpdateAsync(row));
        await CostsAsync(1, () => crm.Contacts.Links.Company.AddAsync(row, acme));
        await CostsAsync(1, () => crm.Contacts.Links.Company.RemoveAsync(row, acme));
        await CostsAsync(1, () => crm.Contacts.DeleteAsync(row));

        async Task CostsAsync(int calls, Func<Task> ask)
        {
            crm.Wire.Clear();
            await ask();
            Assert.Equal(calls, crm.Wire.Calls.Count);
        }
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
    public async Task Moments_are_added_together_where_the_server_does_not_tell_its_time_zone()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var at = new DateTimeOffset(2026, 5, 4, 3, 2, 0, TimeSpan.Zero);
        List<ContactsRow> rows = [.. Enumerable.Range(0, 20).Select(number => new ContactsRow { Name = "N" + number })];
        rows.ForEach(row => row.LastContacted = at);

        crm.Wire.Instead = call => call.IsSql && call.Body.Contains("date(", StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest) { Content = new StringContent("{}") } : null;

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
        await crm.Contacts.UpdateAsync(new ContactsRow { RowId = added[4].RowId, Age = 6 });
        added[4].Age = 7;
        var error = await Assert.ThrowsAsync<SeaTableConflictException>(
            () => crm.Contacts.UpdateAsync(added[4], SeaTableUpdate.IfUnchanged));
        Assert.Equal(6, Assert.IsType<ContactsRow>(Assert.Single(error.Conflicts).Current).Age);
    }

    [Fact]
    public async Task A_row_that_was_added_with_others_has_no_times_but_its_own()
    {
        await using var crm = await Crm.StartAsync(Long);
        var meeting = new Meeting(crm);
        var times = new Dictionary<string, string>();
        crm.Wire.ChangeAnswer = (call, body) =>
        {
            if (call is not { Method: "POST", IsWriteOfRows: true })
                return body;

            // The first row of a call is some milliseconds older than the others.
            var first = JsonNode.Parse(body)!.AsObject();
            var older = first["first_row"]!["_ctime"]!.GetValue<DateTimeOffset>().AddMilliseconds(-7);
            first["first_row"]!["_ctime"] = Time(older);
            first["first_row"]!["_mtime"] = Time(older);
            times[first["first_row"]!["_id"]!.GetValue<string>()] = Time(older);
            return first.ToJsonString();
        };

        var added = await meeting.HoldAsync(NewRows("N")[..5], row => crm.Contacts.AddAsync(row));

        var read = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => Time(row.RowCreatedAt!.Value));
        Assert.All(added, row => Assert.True(
            row.RowCreatedAt is not { } at || Time(at) == times.GetValueOrDefault(row.RowId, read[row.RowId])));

        static string Time(DateTimeOffset at) =>
            at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("update")]
    [InlineData("add")]
    public async Task Those_who_come_while_the_limit_of_calls_holds_a_call_up_share_the_next_one(string what)
    {
        using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = int.MaxValue });
        await using var crm = await Crm.StartAsync(options =>
            (options.RateLimiter, options.JoinWindow) = (limiter, TimeSpan.FromMilliseconds(1)));
        var rows = await AddRowsAsync(crm);
        rows.ForEach(row => row.Age = 3);
        await crm.Contacts.GetAsync(rows[0].RowId);
        crm.Wire.Clear();
        var calls = new List<Task>();

        using (await limiter.AcquireAsync())
        {
            foreach (var row in rows[..40])
            {
                calls.Add(what == "get" ? crm.Contacts.GetAsync(row.RowId) : what == "update" ? crm.Contacts.UpdateAsync(row)
                    : crm.Contacts.AddAsync(new ContactsRow { Name = "more" }));
                if (calls.Count > 10)
                    await Task.Delay(5);
            }
        }

        await Task.WhenAll(calls);
        // One is held up, as a rule, and the next is that of all who come later.
        Assert.InRange(crm.Wire.Calls.Count, 1, what == "update" ? 8 : 4);
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
}
