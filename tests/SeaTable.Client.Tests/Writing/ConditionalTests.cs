namespace SeaTable.Client.Tests;

/// <summary>Updates and deletions by a condition change the rows that were found by the right names, and tell which.</summary>
public class ConditionalTests
{
    [Fact]
    public async Task An_update_and_a_deletion_tell_the_rows_they_touched()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync(
            [new() { Name = "a", Age = 1 }, new() { Age = 2 }, new() { Name = "c", Age = 3 }]);

        var updated = await crm.Contacts.UpdateWhereAsync(c => c.Age >= 2, c => c.Age.Set(10));
        var none = await crm.Contacts.UpdateWhereAsync(c => c.Age == 99, c => c.Age.Set(10));
        var deleted = await crm.Contacts.DeleteWhereAsync(c => c.Name != null);

        Assert.Equal(new[] { rows[1].RowId, rows[2].RowId }.Order(), updated.RowIds!.Order());
        Assert.Equal(2, updated.Count);
        Assert.Equal(0, none.Count);
        Assert.Equal(new[] { rows[0].RowId, rows[2].RowId }.Order(), deleted.RowIds!.Order());
        Assert.Equal("2 rows", deleted.ToString());
        Assert.Equal([10d], (await crm.Contacts.ToListAsync()).Select(row => row.Age!.Value));
    }

    [Fact]
    public async Task They_cost_three_calls_and_two_and_one_without_proof()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 1001).Select(i => new ContactsRow { Name = "N" + i, Age = i % 100 }));
        crm.Wire.Clear();
        await crm.Contacts.UpdateWhereAsync(c => c.Age >= 0, c => c.Phone.Set("1"));
        Assert.Equal(3, crm.Wire.Calls.Count);

        crm.Wire.Clear();
        await crm.Contacts.DeleteWhereAsync(c => c.Age >= 51);
        Assert.Equal(2, crm.Wire.Calls.Count);

        var trusting = crm.Client(options => options.VerifyWrites = false);
        await trusting.Client.GetMetadataAsync();
        crm.Wire.Clear();
        var unknown = await trusting.Contacts.UpdateWhereAsync(c => c.Age >= 0, c => c.Phone.Set("2"));
        Assert.Single(crm.Wire.Calls);
        Assert.Null(unknown.Count);
    }

    [Fact]
    public async Task Rows_that_the_condition_means_after_a_swap_of_names_stay()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync([new() { Phone = "x", Email = "y", Name = "delete" },
            new() { Phone = "y", Email = "x", Name = "keep" }]);
        await crm.Contacts.ToListAsync();
        Swap(crm);

        await crm.Contacts.DeleteWhereAsync(c => c.Phone == "x");

        Assert.Equal("keep", Assert.Single(await crm.Contacts.ToListAsync()).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_update_arrives_although_names_are_swapped_while_it_is_sent(bool isUndone)
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync([new() { Phone = "x", Email = "y", Name = "a" },
            new() { Phone = "y", Email = "x", Name = "b" }, new() { Phone = "x", Email = "x", Name = "c" }]);
        DuringUpdate(crm, () => Swap(crm), isUndone);

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Phone == "x", c => c.Phone.Set("new")));

        var now = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.Name!);
        Assert.Equal(("new", "y"), (now["a"].Phone, now["a"].Email));
        Assert.Equal(("y", "x"), (now["b"].Phone, now["b"].Email));
        Assert.Equal("new", now["c"].Phone);
        var overwritten = Assert.Single(error.Overwritten);
        Assert.Equal((rows[2].RowId, "Em1l"), (overwritten.RowId, overwritten.ColumnKey));
        Assert.Equal([rows[2].RowId], error.Outcome!.UnknownRowIds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_update_arrives_although_the_column_has_no_such_name_while_it_is_sent(bool isUndone)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync([new() { Name = "a", Phone = "x" }, new() { Name = "b" }]);
        DuringUpdate(crm, () => crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone"), isUndone,
            () => crm.Emulator.RenameColumn("Contacts", "Telephone", "Phone"));

        var result = await crm.Contacts.UpdateWhereAsync(c => c.Name == "a", c => c.Phone.Set("new"));

        Assert.Equal(1, result.Count);
        Assert.Equal(["new", null], (await crm.Contacts.ToListAsync()).Select(row => row.Phone));
    }

    [Fact]
    public async Task An_option_renamed_while_an_update_is_sent_gets_its_rows_and_the_stray_one_is_told()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "a" });
        DuringUpdate(crm, () => crm.Emulator.RenameOption("Contacts", "Status", "Customer", "Client"), isUndone: false);

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Name == "a", c => c.Status.Set(ContactsStatus.Customer)));

        Assert.Contains("new option 'Customer'", error.Message, StringComparison.Ordinal);
        Assert.Equal(ContactsStatus.Customer, Assert.Single(await crm.Contacts.ToListAsync()).Status);
    }

    [Fact]
    public async Task A_row_that_somebody_changes_in_between_is_not_updated()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync([new() { Name = "a", Age = 1 }, new() { Name = "b", Age = 1 }]);
        var other = new CrmBase(new SeaTableOptions { Server = crm.Emulator.Server, ApiToken = crm.Emulator.ApiToken });
        var isDone = false;
        crm.Wire.Before = async call =>
        {
            if (IsUpdate(call) && !isDone)
            {
                isDone = true;
                await other.Contacts.UpdateAsync(new ContactsRow { RowId = rows[0].RowId, Age = 2, Notes = "theirs" });
            }
        };

        var result = await crm.Contacts.UpdateWhereAsync(c => c.Age == 1, c => [c.Age.Set(3), c.Notes.Set("ours")]);

        Assert.Equal([rows[1].RowId], result.RowIds!);
        Assert.Equal([(2d, "theirs"), (3d, "ours")],
            (await crm.Contacts.ToListAsync()).Select(row => (row.Age!.Value, row.Notes!)));
    }

    [Fact]
    public async Task More_rows_than_one_statement_gives_are_updated_and_deleted()
    {
        await using var crm = await Crm.StartAsync(options => options.MetadataLifetime = TimeSpan.FromHours(1));
        await crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 10_500).Select(i => new ContactsRow { Name = "N", Email = "e" + i }));
        crm.Wire.Clear();

        Assert.Equal(10_500, (await crm.Contacts.UpdateWhereAsync(c => c.Name == "N", c => c.Phone.Set("1"))).Count);
        Assert.Equal(2 + 2 + 2, crm.Wire.Calls.Count);
        Assert.Equal(10_500, (await crm.Contacts.DeleteWhereAsync(c => c.Phone == "1")).Count);
        Assert.Equal(0, await crm.Contacts.CountAsync());
    }

    private static bool IsUpdate(Wire.Call call) =>
        call.IsSql && call.Body.StartsWith("{\"sql\":\"UPDATE", StringComparison.Ordinal);

    private static void DuringUpdate(Crm crm, Action change, bool isUndone, Action? undo = null)
    {
        var (before, after) = (0, 0);
        crm.Wire.Before = call =>
        {
            if (IsUpdate(call) && before++ == 0)
                change();

            return Task.CompletedTask;
        };
        crm.Wire.After = (call, answer) =>
        {
            if (IsUpdate(call) && after++ == 0 && isUndone)
                (undo ?? change)();

            return answer;
        };
    }

    private static void Swap(Crm crm)
    {
        crm.Emulator.RenameColumn("Contacts", "Phone", "in between");
        crm.Emulator.RenameColumn("Contacts", "Email", "Phone");
        crm.Emulator.RenameColumn("Contacts", "in between", "Email");
    }
}
