using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>A write that ends early tells of every row whether it is stored.</summary>
public class OutcomeTests
{
    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    public async Task A_range_that_fails_half_way_tells_the_rows_in_out_and_unknown(HttpStatusCode status, bool isInDoubt)
    {
        await using var crm = await Crm.StartAsync();
        var rows = NewRows(3000);
        FailSecondWrite(crm, status);

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Equal(rows[..1000], error.Outcome!.Stored);
        Assert.Equal(isInDoubt ? rows[2000..] : rows[1000..], error.Outcome.NotStored);
        Assert.Equal(isInDoubt ? rows[1000..2000] : [], error.Outcome.Unknown);
        Assert.False(error.NotApplied); // Whoever repeats the range for it would store the first rows twice.
    }

    [Fact]
    public async Task Updates_and_deletions_tell_it_too()
    {
        await using var crm = await Crm.StartAsync();
        var rows = NewRows(2001);
        await crm.Contacts.AddRangeAsync(rows);
        rows[..2000].ForEach(row => row.Age = 5);
        FailSecondWrite(crm, HttpStatusCode.TooManyRequests);

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpdateRangeAsync(rows));

        Assert.Equal([.. rows[..1000], rows[2000]], error.Outcome!.Stored);
        Assert.Equal(rows[1000..2000], error.Outcome.NotStored);
        crm.Wire.After = (call, answer) => call.Method == "DELETE" ? new HttpResponseMessage(HttpStatusCode.BadGateway) : answer;
        error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.DeleteAsync(rows[0]));
        Assert.Equal([rows[0].RowId], error.Outcome!.UnknownRowIds);
    }

    [Fact]
    public async Task A_statement_that_was_carried_out_before_its_names_changed_is_not_called_undone()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { MaxAttempts = 2, BaseDelay = TimeSpan.Zero });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "a" });
        var tries = 0;
        crm.Wire.After = (call, answer) =>
        {
            if (call is not { IsSql: true, IsSelect: false })
                return answer;

            tries++;
            if (tries == 1)
                crm.Emulator.RenameColumn("Contacts", "Age", "Years");
            return tries == 2 ? answer
                : new HttpResponseMessage(tries == 1 ? HttpStatusCode.BadGateway : HttpStatusCode.NotFound);
        };

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Name == "a", c => c.Age.Set(5)));

        Assert.Equal(3, tries);
        Assert.False(error.NotApplied);
        Assert.Equal([row.RowId], error.Outcome!.UnknownRowIds);
    }

    [Fact]
    public async Task A_value_that_can_not_be_sent_leaves_all_rows_out()
    {
        await using var crm = await Crm.StartAsync();
        var rows = NewRows(2);
        rows[1].Age = double.NaN;

        var error = await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Equal(rows, error.Outcome!.NotStored);
    }

    [Fact]
    public async Task What_was_stored_before_a_cancellation_is_proven_and_told()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var rows = NewRows(3000);
        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");
        using var source = new CancellationTokenSource();
        var writes = 0;
        crm.Wire.After = (call, answer) =>
        {
            if (call is { IsWriteOfRows: true, Method: "POST" } && ++writes == 2)
                source.Cancel();

            return answer;
        };

        var error = await Assert.ThrowsAsync<SeaTableCanceledException>(() => crm.Contacts.AddRangeAsync(rows, source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(3000, error.Outcome!.Stored.Count + error.Outcome.NotStored.Count + error.Outcome.Unknown.Count);
        Assert.InRange(error.Outcome.Stored.Count, 1000, 2000);
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.All(error.Outcome.Stored.Cast<ContactsRow>(), row => Assert.Equal(row.Phone, stored[row.RowId].Phone));
        Assert.All(error.Outcome.NotStored, row => Assert.Empty(row.RowId));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_while_it_is_proven_is_proven_all_the_same()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "old" });
        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");
        using var source = new CancellationTokenSource();
        crm.Wire.Before = call =>
        {
            if (call.IsSql)
                source.Cancel();

            return Task.CompletedTask;
        };

        ada.Phone = "new";
        var error = await Assert.ThrowsAsync<SeaTableCanceledException>(() => crm.Contacts.UpdateAsync(ada, source.Token));

        Assert.Equal([ada], error.Outcome!.Stored);
        Assert.Equal("new", (await crm.Contacts.GetAsync(ada.RowId))!.Phone);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_before_anything_is_sent_is_just_cancelled()
    {
        await using var crm = await Crm.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }, source.Token));

        Assert.IsNotType<SeaTableCanceledException>(error);
    }

    private static List<ContactsRow> NewRows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ContactsRow { Name = "N" + i, Phone = "0" + i })];

    private static void FailSecondWrite(Crm crm, HttpStatusCode status)
    {
        var writes = 0;
        crm.Wire.After = (call, answer) => call.IsWriteOfRows && ++writes == 2 ? new HttpResponseMessage(status) : answer;
    }
}
