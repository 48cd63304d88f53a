namespace SeaTable.Client.Tests;

/// <summary>What it costs to prove a write.</summary>
public class ProofCostTests
{
    [Fact]
    public async Task Proof_costs_one_call_however_many_rows_there_are()
    {
        await using var crm = await Crm.StartAsync();
        var contacts = Contacts(crm);
        await contacts.AddAsync(new ContactsRow { Name = "first" });
        var rows = Enumerable.Range(0, 5000).Select(i => new ContactsRow { Name = "N" + i, Phone = "0" + i }).ToList();
        crm.Wire.Clear();
        await contacts.AddRangeAsync(rows);
        Assert.Equal(5, crm.Wire.Calls.Count);

        rows.ForEach(row => row.Phone = "1" + row.Phone);
        crm.Wire.Clear();
        await contacts.UpdateRangeAsync(rows);
        Assert.Equal(5 + 1, crm.Wire.Calls.Count);

        rows[0].Age = 1;
        crm.Wire.Clear();
        await contacts.UpdateAsync(rows[0]);
        Assert.Equal(2, crm.Wire.Calls.Count);
    }

    [Fact]
    public async Task One_row_for_each_option_and_column_proves_those_of_all_rows_of_a_call()
    {
        await using var crm = await Crm.StartAsync();
        ContactsStatus[] options = [ContactsStatus.Lead, ContactsStatus.Customer, ContactsStatus.Lost];
        var rows = Enumerable.Range(0, 2000).Select(i => new ContactsRow
        {
            Name = "N" + i, Phone = i % 2 == 0 ? null : "0" + i, Status = options[i % 3],
        }).ToList();
        crm.Wire.Clear();

        await Contacts(crm).AddRangeAsync(rows);

        var proof = Assert.Single(crm.Wire.Statements);
        Assert.Equal(2 * options.Length, rows.Count(row => proof.Contains(row.RowId, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_call_did_under_other_names_is_found_by_the_few_rows_that_prove_it(bool isOption)
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 2500).Select(i => new ContactsRow
        {
            Name = "N" + i, Phone = i < 1010 ? null : "0" + i, Status = i % 2 == 0 ? ContactsStatus.Lead : ContactsStatus.Lost,
        }).ToList();
        var calls = 0;
        crm.Wire.Before = call =>
        {
            if (call is { Method: "POST", IsWriteOfRows: true } && ++calls == 2)
                Rename(isThere: true);

            return Task.CompletedTask;
        };
        crm.Wire.AfterAsync = call =>
        {
            if (call is { Method: "POST", IsWriteOfRows: true } && calls == 2)
                Rename(isThere: false);

            return Task.CompletedTask;
        };

        await Contacts(crm).AddRangeAsync(rows);

        var stored = await crm.Contacts.ToListAsync();
        Assert.Equal(
            rows.Select(row => (row.RowId, row.Phone, row.Status)), stored.Select(row => (row.RowId, row.Phone, row.Status)));

        void Rename(bool isThere)
        {
            if (isOption)
                crm.Emulator.RenameOption("Contacts", "Status", isThere ? "Lost" : "Gone", isThere ? "Gone" : "Lost");
            else
                crm.Emulator.RenameColumn("Contacts", isThere ? "Phone" : "Telephone", isThere ? "Telephone" : "Phone");
        }
    }

    [Fact]
    public async Task Rows_that_are_deleted_while_they_are_updated_cost_no_reading_of_the_table()
    {
        await using var crm = await Crm.StartAsync();
        var contacts = Contacts(crm);
        var rows = await contacts.AddRangeAsync(
            Enumerable.Range(0, 30).Select(i => new ContactsRow { Name = "N" + i, Phone = "old" }));
        var other = new CrmBase(new SeaTableOptions { Server = crm.Emulator.Server, ApiToken = crm.Emulator.ApiToken });
        crm.Wire.AfterAsync = async call =>
        {
            if (call.Method == "PUT")
                await other.Contacts.DeleteRangeAsync(rows.Take(10).Select(row => row.RowId));
        };
        foreach (var row in rows)
            row.Phone = "new";

        crm.Wire.Clear();
        await contacts.UpdateRangeAsync(rows);

        Assert.Equal(1 + 1 + 3, crm.Wire.Calls.Count);
    }

    /// <summary>Gets the table, whose names do not get old within a test.</summary>
    private static ContactsTable Contacts(Crm crm) =>
        crm.Client(options => options.MetadataLifetime = TimeSpan.FromHours(1)).Contacts;
}
