using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>An upsert adds what is not there and updates what is, also when answers are lost.</summary>
public class UpsertTests
{
    [Fact]
    public async Task Rows_are_added_updated_or_left_by_their_key()
    {
        await using var crm = await Crm.StartAsync();
        var there = await crm.Contacts.AddRangeAsync(
            [new() { Email = "a@x", Name = "A", Age = 1 }, new() { Email = "b@x", Name = "B", Age = 2 }]);
        crm.Wire.Clear();
        List<ContactsRow> rows =
        [
            new() { Email = "a@x", Name = "A", Age = 1 }, new() { Email = "b@x", Age = 3, Phone = "1" },
            new() { Email = "c@x", Name = "C" }, new() { Email = "B@X", Name = "other" },
        ];

        var result = await crm.Contacts.UpsertRangeAsync(rows, c => c.Email);

        Assert.Equal([rows[0]], result.Unchanged);
        Assert.Equal([rows[1]], result.Updated);
        Assert.Equal([rows[2], rows[3]], result.Added);
        Assert.Equal([there[0].RowId, there[1].RowId], rows.Take(2).Select(row => row.RowId));
        Assert.Equal("2 added, 1 updated, 1 unchanged, 0 keys with doubles", result.ToString());
        Assert.Equal(1 + 2 + 1, crm.Wire.Calls.Count);
        var now = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.Email!);
        Assert.Equal(("B", 3d, "1"), (now["b@x"].Name, now["b@x"].Age!.Value, now["b@x"].Phone));
        Assert.Equal(4, now.Count);
        result = await crm.Contacts.UpsertRangeAsync(rows, c => c.Email);
        Assert.Equal(4, result.Unchanged.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_neither_loses_nor_doubles_rows(bool isCarriedOut)
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 1500).Select(i => new ContactsRow { Email = $"e{i}@x", Name = "N" + i }).ToList();
        LoseFirstAppend(crm, isCarriedOut);

        var result = await crm.Contacts.UpsertRangeAsync(rows, c => c.Email);

        Assert.Equal(1500, result.Added.Count);
        Assert.Empty(result.Doubles);
        Assert.Equal(rows.Select(row => (row.RowId, row.Email)).Order(),
            (await crm.Contacts.ToListAsync()).Select(row => (row.RowId, row.Email)).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_addition_that_is_carried_out_late_is_told_and_cleared_where_permitted(bool isPermitted)
    {
        await using var crm = await Crm.StartAsync();
        var rows = new List<ContactsRow> { new() { Email = "a@x", Name = "A" }, new() { Email = "b@x", Name = "B" } };
        var other = new CrmBase(new SeaTableOptions { Server = crm.Emulator.Server, ApiToken = crm.Emulator.ApiToken });
        var appends = 0;
        crm.Wire.Before = async call =>
        {
            if (call is not { IsWriteOfRows: true, Method: "POST" })
                return;

            if (++appends == 1)
                throw new HttpRequestException("gone", new IOException("gone"));

            // The first one comes in now.
            await other.Contacts.AddRangeAsync([new() { Email = "a@x", Name = "A" }, new() { Email = "b@x", Name = "B" }]);
        };

        var result = await crm.Contacts.UpsertRangeAsync(
            rows, c => c.Email, new SeaTableUpsertOptions { DeleteDoubles = isPermitted });

        Assert.Equal(2, result.Added.Count);
        Assert.Equal(["a@x", "b@x"], result.Doubles.Select(item => item.Key).Order());
        Assert.All(result.Doubles, item => Assert.Single(isPermitted ? item.DeletedRowIds : item.OtherRowIds));
        var stored = await crm.Contacts.ToListAsync();
        Assert.Equal(isPermitted ? 2 : 4, stored.Count);
        Assert.All(rows, row => Assert.Contains(stored, same => same.RowId == row.RowId));
    }

    [Fact]
    public async Task Doubles_that_were_there_are_told_and_not_deleted_with_what_they_hold()
    {
        await using var crm = await Crm.StartAsync();
        var there = await crm.Contacts.AddRangeAsync([new() { Email = "a@x" }, new() { Email = "a@x", Notes = "only here" },
            new() { Email = "a@x" }]);
        var rows = new[] { new ContactsRow { Email = "a@x", Name = "A" } };

        var result = await crm.Contacts.UpsertRangeAsync(
            rows, c => c.Email, new SeaTableUpsertOptions { DeleteDoubles = true });

        var item = Assert.Single(result.Doubles);
        Assert.Equal(rows[0].RowId, item.RowId);
        Assert.Equal(3, there.Select(row => row.RowId).Intersect([item.RowId, .. item.OtherRowIds, .. item.DeletedRowIds])
            .Count());
        var stored = await crm.Contacts.ToListAsync();
        Assert.Contains(stored, row => row.Notes == "only here");
        Assert.Equal("A", stored.Single(row => row.RowId == item.RowId).Name);
    }

    [Fact]
    public async Task A_failure_tells_what_became_of_each_row_and_the_call_may_be_made_again()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Email = "e0@x" });
        var rows = Enumerable.Range(0, 1500).Select(i => new ContactsRow { Email = $"e{i}@x", Name = "N" + i }).ToList();
        var appends = 0;
        crm.Wire.After = (call, answer) => call is { IsWriteOfRows: true, Method: "POST" } && ++appends > 1
            ? new HttpResponseMessage(HttpStatusCode.Forbidden) : answer;

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpsertRangeAsync(rows, c => c.Email));

        Assert.Equal(rows.Take(1001), error.Outcome!.Stored);
        Assert.Equal(rows.Skip(1001), error.Outcome.NotStored);
    }

    [Fact]
    public async Task Keys_of_every_kind_are_found()
    {
        await using var emulator = await Types.StartAsync();
        var table = Types.Connect(emulator).Everything;
        await table.AddAsync(new EverythingRow
        {
            Text = "it's \"x\"", Number = 0.1, DateISO = new DateOnly(2026, 1, 2), Select = EverythingSelect._100, Rating = 3,
            Department = 7, DurationMinutes = TimeSpan.FromMinutes(90), Email = "e", Url = "u",
        });

        await UnchangedAsync(new EverythingRow { Text = "it's \"x\"" }, c => c.Text);
        await UnchangedAsync(new EverythingRow { Number = 0.1 }, c => c.Number);
        await UnchangedAsync(new EverythingRow { DateISO = new DateOnly(2026, 1, 2) }, c => c.DateISO);
        await UnchangedAsync(new EverythingRow { Select = EverythingSelect._100 }, c => c.Select);
        await UnchangedAsync(new EverythingRow { Rating = 3 }, c => c.Rating);
        await UnchangedAsync(new EverythingRow { Department = 7 }, c => c.Department);
        await UnchangedAsync(new EverythingRow { DurationMinutes = TimeSpan.FromMinutes(90) }, c => c.DurationMinutes);
        await UnchangedAsync(new EverythingRow { Email = "e" }, c => c.Email);
        await UnchangedAsync(new EverythingRow { Url = "u" }, c => c.Url);

        async Task UnchangedAsync(EverythingRow row, Func<EverythingColumns, SeaTable.Queries.ISqlSortable> key) =>
            Assert.Equal([row], (await table.UpsertRangeAsync([row], key)).Unchanged);
    }

    [Fact]
    public async Task Rows_without_a_key_or_with_one_twice_and_columns_that_are_no_keys_are_refused()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Wire.Clear();

        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.UpsertRangeAsync([new() { Email = "a@x" }, new() { Name = "no key" }], c => c.Email));
        var twice = await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.UpsertRangeAsync([new() { Email = "a@x" }, new() { Email = "a@x" }], c => c.Email));
        await Assert.ThrowsAsync<SeaTableQueryException>(
            () => crm.Contacts.UpsertRangeAsync([new() { Newsletter = true }], c => c.LastContacted));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.UpsertRangeAsync([new() { Email = "a@x", Age = double.NaN }], c => c.Email));

        Assert.Contains("Row 2 of 2 has the same value as row 1", twice.Message, StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Calls);
        Assert.Equal(new SeaTableUpsertResult().ToString(), (await crm.Contacts.UpsertRangeAsync([], c => c.Email)).ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_row_that_may_be_there_without_its_key_is_told(int lostAnswers)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Email = "b@x" });
        var rows = new ContactsRow[] { new() { Email = "a@x", Name = "A" }, new() { Email = "b@x", Name = "B" } };
        crm.Emulator.Faults.Next(Fault.RunBefore(() => crm.Emulator.RenameColumn("Contacts", "Email", "E-mail")),
            HttpMethod.Put);
        crm.Emulator.Faults.Next(
            lostAnswers, Fault.ErrorAfterWrite(HttpStatusCode.GatewayTimeout), HttpMethod.Post, "rows");

        var result = await crm.Contacts.UpsertRangeAsync(rows, c => c.Email);

        Assert.Equal([rows[0]], result.Added);
        Assert.Equal([rows[0]], result.AddedAgain);
        Assert.Equal("1 added, 1 updated, 0 unchanged, 0 keys with doubles, 1 added again", result.ToString());
        Assert.Equal(["a@x", "b@x", null], (await crm.Contacts.ToListAsync()).Select(row => row.Email)
            .OrderBy(email => email ?? "c"));
    }

    [Fact]
    public async Task A_failure_tells_of_rows_that_may_be_there_twice()
    {
        await using var crm = await Crm.StartAsync();
        var row = new ContactsRow { Email = "a@x", Name = "A" };
        crm.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post, "rows");
        var looks = 0;
        crm.Wire.After = (call, answer) =>
            call.IsSelect && ++looks > 2 ? new HttpResponseMessage(HttpStatusCode.Forbidden) : answer;

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpsertRangeAsync([row], c => c.Email));

        Assert.Equal([row], error.Outcome!.Stored);
        Assert.Equal([row], error.Outcome.AddedAgain);
    }

    [Fact]
    public async Task An_addition_of_which_nobody_knows_stays_so_when_the_next_try_is_refused()
    {
        await using var crm = await Crm.StartAsync();
        var row = new ContactsRow { Email = "a@x", Name = "A" };
        crm.Emulator.Faults.Next(Fault.LateWrite(), HttpMethod.Post, "rows");
        crm.Emulator.Faults.Next(Fault.HtmlPage(HttpStatusCode.NotFound), HttpMethod.Post, "rows");

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpsertRangeAsync([row], c => c.Email));
        await crm.Emulator.Faults.WhenSettledAsync();

        Assert.Equal([row], error.Outcome!.Unknown);
        Assert.False(error.NotApplied);
        Assert.Single(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task A_cancellation_after_an_addition_of_which_nobody_knows_tells_that_it_was_sent()
    {
        await using var crm = await Crm.StartAsync();
        var row = new ContactsRow { Email = "a@x", Name = "A" };
        using var giveUp = new CancellationTokenSource();
        crm.Emulator.Faults.Next(Fault.ErrorAfterWrite(HttpStatusCode.GatewayTimeout), HttpMethod.Post, "rows");
        crm.Wire.After = (call, answer) =>
        {
            if (call is { IsWriteOfRows: true, Method: "POST" })
                giveUp.Cancel();
            return answer;
        };

        var error = await Assert.ThrowsAsync<SeaTableCanceledException>(
            () => crm.Contacts.UpsertRangeAsync([row], c => c.Email, giveUp.Token));

        Assert.Equal([row], error.Outcome!.Unknown);
        Assert.Equal(giveUp.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_row_that_was_added_without_its_values_is_not_told_as_not_stored()
    {
        await using var crm = await Crm.StartAsync();
        var row = new ContactsRow { Email = "a@x", Phone = "1" };
        crm.Wire.Before = call =>
        {
            if (call is { IsWriteOfRows: true, Method: "POST" })
                crm.Emulator.RenameColumn("Contacts", "Phone", "Mobile");
            return Task.CompletedTask;
        };
        crm.Emulator.Faults.Next(Fault.ErrorAfterWrite(HttpStatusCode.GatewayTimeout), HttpMethod.Post, "rows");
        crm.Emulator.Faults.Next(Fault.HtmlPage(HttpStatusCode.NotFound), HttpMethod.Put);

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpsertRangeAsync([row], c => c.Email));

        Assert.Equal([row], error.Outcome!.Unknown);
        Assert.False(error.NotApplied);
        Assert.Equal(row.RowId, Assert.Single(await crm.Contacts.ToListAsync()).RowId);
    }

    private static void LoseFirstAppend(Crm crm, bool isCarriedOut)
    {
        var isLost = false;
        if (isCarriedOut)
            crm.Wire.After = (call, answer) => Lose(call) ?? answer;
        else
            crm.Wire.Before = call => Task.FromResult(Lose(call));

        HttpResponseMessage? Lose(Wire.Call call)
        {
            if (isLost || call is not { IsWriteOfRows: true, Method: "POST" })
                return null;

            isLost = true;
            throw new HttpRequestException("gone", new IOException("gone"));
        }
    }
}
