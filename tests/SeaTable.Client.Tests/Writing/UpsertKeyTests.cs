using System.Globalization;

namespace SeaTable.Client.Tests;

/// <summary>
/// A key is the same key when its option was renamed, when a number is written in another way, and in another row.
/// </summary>
public class UpsertKeyTests
{
    [Fact]
    public async Task A_key_that_is_an_option_is_found_after_the_option_was_renamed()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.UpsertRangeAsync([new() { Status = ContactsStatus.Lead, Phone = "1" }], c => c.Status);
        crm.Emulator.RenameOption("Contacts", "Status", "Lead", "Prospect");

        var result = await crm.Contacts.UpsertRangeAsync([new() { Status = ContactsStatus.Lead, Phone = "2" }], c => c.Status);

        Assert.Single(result.Updated);
        Assert.Equal("2", Assert.Single(await crm.Contacts.ToListAsync()).Phone);
    }

    [Fact]
    public async Task Options_that_swapped_their_names_are_told_apart()
    {
        await using var crm = await Crm.StartAsync();
        ContactsRow[] Rows(string lead, string lost) =>
            [new() { Status = ContactsStatus.Lead, Phone = lead }, new() { Status = ContactsStatus.Lost, Phone = lost }];
        await crm.Contacts.UpsertRangeAsync(Rows("1", "2"), c => c.Status);
        crm.Emulator.RenameOption("Contacts", "Status", "Lead", "in between");
        crm.Emulator.RenameOption("Contacts", "Status", "Lost", "Lead");
        crm.Emulator.RenameOption("Contacts", "Status", "in between", "Lost");

        var result = await crm.Contacts.UpsertRangeAsync(Rows("1", "3"), c => c.Status);

        Assert.Equal((1, 1), (result.Unchanged.Count, result.Updated.Count));
        Assert.Equal([(ContactsStatus.Lead, "1"), (ContactsStatus.Lost, "3")], (await crm.Contacts.ToListAsync())
            .Select(row => (row.Status!.Value, row.Phone!)).OrderBy(row => row.Item2));
    }

    [Fact]
    public async Task Minus_zero_is_the_key_zero()
    {
        await using var emulator = await Types.StartAsync();
        var table = Types.Connect(emulator).Everything;
        foreach (var zero in (double[])[-0.0, 0, -0.0])
            await table.UpsertRangeAsync([new EverythingRow { Number = zero, Text = "x" }], c => c.Number);

        foreach (var zero in (decimal[])[-0.0m, 0m, 0.00m])
            await table.UpsertRangeAsync([new EverythingRow { Euro = zero }], c => c.Euro);

        var twice = await Assert.ThrowsAsync<SeaTableRowException>(() => table.UpsertRangeAsync(
            [new EverythingRow { Number = -0.0 }, new EverythingRow { Number = 0.0 }], c => c.Number));
        Assert.Contains("same value as row 1", twice.Message, StringComparison.Ordinal);
        Assert.Equal(2, await table.CountAsync());
    }

    [Fact]
    public async Task A_row_that_takes_the_place_of_another_one_knows_nothing_of_it()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "A", Phone = "1", Age = 5 }, new() { Name = "B", Phone = "2", Age = 6 }]);
        var rows = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.Name!);
        var (row, other) = (rows["A"], rows["B"]);
        row.Name = "B";

        await crm.Contacts.UpsertRangeAsync([row], c => c.Name);

        Assert.Equal((other.RowId, "B", false), (row.RowId, row.Name, row.IsChanged));
        Assert.Equal((null, null, null), (row.Phone, row.RowModifiedAt, row.RowCreatedBy));
        row.Phone = "1";
        row.Age = null;
        Assert.Equal(["Phone", "Age"], row.ChangedColumns);
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));
        await crm.Contacts.UpdateAsync(row);
        var stored = (await crm.Contacts.GetAsync(other.RowId))!;
        Assert.Equal(("B", "1", null), (stored.Name, stored.Phone, stored.Age));
    }

    [Fact]
    public async Task An_assignment_that_the_other_row_has_not_is_not_taken_back_to_the_values_of_the_old_row()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync([new() { Name = "A", Phone = "1" }, new() { Name = "B", Phone = "2" }]);
        var row = await crm.Contacts.Where(c => c.Name == "A").SingleAsync();
        (row.Name, row.Phone) = ("B", "3");
        crm.Wire.Before = call => call.Method == "PUT" ? throw new HttpRequestException("gone") : Task.CompletedTask;

        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpsertRangeAsync([row], c => c.Name));

        Assert.Equal(["Phone"], row.ChangedColumns);
        row.RejectChanges();
        Assert.Null(row.Phone);
        Assert.Null(row.WithRowId(row.RowId).RowCreatedAt);
    }

    [Fact]
    public async Task Rows_that_would_be_stored_in_one_row_are_refused()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync([new() { Name = "A" }, new() { Name = "B" }]);
        var rows = (await crm.Contacts.ToListAsync()).OrderBy(row => row.Name).ToList();
        (rows[0].Name, rows[1].Name) = ("B", "C");
        crm.Wire.Clear();

        var error = await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.UpsertRangeAsync(rows, c => c.Name));

        Assert.Contains(string.Create(CultureInfo.InvariantCulture,
            $"Rows 1 and 2 of 2 would both be stored in row {rows[1].RowId}"),
            error.Message, StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Writes);
        (rows[0].Name, rows[1].Name) = ("B", "A");
        Assert.Equal(2, (await crm.Contacts.UpsertRangeAsync(rows, c => c.Name)).Unchanged.Count);
    }

    [Fact]
    public async Task The_last_change_of_a_row_that_an_upsert_wrote_is_not_the_one_that_was_read()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "A" });
        var row = await crm.Contacts.Where(c => c.Name == "A").SingleAsync();
        row.Phone = "1";
        await crm.Contacts.UpsertRangeAsync([row], c => c.Name);

        row.Phone = "2";
        var error = await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));

        Assert.Contains("not known when", error.Message, StringComparison.Ordinal);
    }
}
