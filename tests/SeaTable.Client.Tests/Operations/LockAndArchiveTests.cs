using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>Rows that are locked, archived and brought back.</summary>
public sealed class LockAndArchiveTests
{
    private static SeaTableEmulatorOptions BigData => new() { BigDataStorage = true };

    [Fact]
    public async Task Rows_are_locked_and_unlocked_in_as_few_calls_as_servers_take()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 1001).Select(number => new ContactsRow { Name = $"Row {number}" }));
        crm.Wire.Clear();

        await crm.Contacts.LockAsync(rows.Select(row => row.RowId));
        var locked = await crm.Contacts.GetAsync(rows[1000].RowId);
        await crm.Contacts.UnlockAsync([rows[1000].RowId]);
        var unlocked = await crm.Contacts.GetAsync(rows[1000].RowId);

        Assert.Equal((true, false), (locked!.RowIsLocked, unlocked!.RowIsLocked));
        Assert.Equal((2, 1), (crm.Wire.Count("PUT", "/lock-rows/"), crm.Wire.Count("PUT", "/unlock-rows/")));
        Assert.Equal(
            $$"""{"table_id":"k7Qd","row_ids":["{{rows[1000].RowId}}"]}""",
            crm.Wire.Writes.Last(call => call.Path.Contains("unlock", StringComparison.Ordinal)).Body);
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.LockAsync([""]));
    }

    [Fact]
    public async Task A_lock_whose_answer_is_lost_is_set_again()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Put, "lock-rows");
        crm.Emulator.Faults.Next(Fault.DropBeforeWrite, HttpMethod.Put, "unlock-rows");

        await crm.Contacts.LockAsync([row.RowId]);
        Assert.True((await crm.Contacts.GetAsync(row.RowId))!.RowIsLocked);
        await crm.Contacts.UnlockAsync([row.RowId]);
        Assert.False((await crm.Contacts.GetAsync(row.RowId))!.RowIsLocked);
    }

    [Fact]
    public async Task The_rows_of_a_view_are_archived_and_brought_back()
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: BigData);
        await crm.Contacts.AddRangeAsync(
        [
            new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead }, new ContactsRow { Name = "Bob" },
        ]);
        await crm.Base.Client.Views.UpdateAsync(crm.Contacts, crm.Contacts.Views.OpenLeads, new ViewSettings
        {
            Filters = [new ViewFilter(crm.Contacts.Columns.Status, "is") { Option = "Lead" }],
        });
        await crm.Base.Client.Views.RenameAsync(crm.Contacts, crm.Contacts.Views.OpenLeads, "Leads of now");
        crm.Wire.Clear();

        await crm.Contacts.ArchiveAsync(crm.Contacts.Views.OpenLeads);
        var archived = await crm.Contacts.ToListAsync();
        await crm.Contacts.UnarchiveAsync(archived.Where(row => row.RowIsArchived).Select(row => row.RowId));
        var back = await crm.Contacts.ToListAsync();

        Assert.Equal([("Ada", true), ("Bob", false)], archived.Select(row => (row.Name, row.RowIsArchived)));
        Assert.DoesNotContain(back, row => row.RowIsArchived);
        Assert.Equal(
            """{"table_id":"k7Qd","view_name":"Leads of now"}""",
            crm.Wire.Writes.First().Body);
    }

    [Fact]
    public async Task A_server_that_would_archive_all_rows_is_not_asked_to()
    {
        await using var crm = await Crm.StartAsync(
            emulatorOptions: new SeaTableEmulatorOptions { BigDataStorage = true, Version = new Version(5, 3) });
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(
            () => crm.Contacts.ArchiveAsync(crm.Contacts.Views.OpenLeads));

        Assert.Contains("SeaTable 5.3", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, crm.Wire.Count("POST", "archive-view"));
    }

    [Fact]
    public async Task Archiving_is_never_repeated_blindly()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero }, BigData);
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "archive-view");

        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => crm.Contacts.ArchiveAsync(crm.Contacts.Views.OpenLeads));

        Assert.Equal(1, crm.Wire.Count("POST", "archive-view"));
    }

    [Fact]
    public async Task Rows_are_added_to_the_storage_by_the_names_of_now()
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: BigData);
        crm.Emulator.RenameColumn("Contacts", "Age", "Years");
        var row = new ContactsRow { Name = "Ada", Age = 36, Status = ContactsStatus.Lead };

        var count = await crm.Contacts.BigData.AddRangeAsync([row, new ContactsRow { Name = "Bob" }]);

        Assert.Equal((2, ""), (count, row.RowId));
        var stored = await crm.Contacts.Where(c => c.Name == "Ada").SingleAsync();
        Assert.Equal((36, ContactsStatus.Lead, true), (stored.Age, stored.Status, stored.RowIsArchived));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"table_id":"k7Qd","rows":[{"Name":"Ada","Years":36,"Status":"Lead"},{"Name":"Bob"}]}"""),
            JsonNode.Parse(crm.Wire.Writes.Single().Body)));
    }

    [Fact]
    public async Task Rows_of_the_storage_whose_answer_is_lost_are_told_and_not_added_twice()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero }, BigData);
        crm.Emulator.Faults.Next(Fault.RunBefore(() => { }), HttpMethod.Post, "add-archived-rows");
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "add-archived-rows");
        var rows = Enumerable.Range(0, 2001).Select(number => new ContactsRow { Name = $"Row {number}" }).ToList();

        var error = await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(() => crm.Contacts.BigData.AddRangeAsync(rows));

        Assert.Equal(
            (1000, 1000, 1), (error.Outcome!.Stored.Count, error.Outcome.Unknown.Count, error.Outcome.NotStored.Count));
        Assert.Equal(2000, await crm.Contacts.CountAsync());
        Assert.Equal("Row 2000", Assert.IsType<ContactsRow>(error.Outcome.NotStored[0]).Name);
        Assert.Equal(1, await crm.Contacts.BigData.AddRangeAsync(error.Outcome.NotStored.Cast<ContactsRow>()));
        Assert.Equal(1, await crm.Contacts.Where(c => c.Name == "Row 2000").CountAsync());
    }

    [Fact]
    public async Task A_base_without_the_storage_says_so()
    {
        await using var crm = await Crm.StartAsync();

        await Assert.ThrowsAsync<SeaTableApiException>(
            () => crm.Contacts.BigData.AddRangeAsync([new ContactsRow { Name = "Ada" }]));
        await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.ArchiveAsync("VIPs"));
        await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.ArchiveAsync("No such view"));
    }

    [Fact]
    public async Task A_token_that_may_only_read_is_refused_before_anything_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        var reader = crm.Client(options => options.ApiToken = crm.Emulator.ReadOnlyApiToken);
        string[] ids = ["AdaAdaAdaAdaAdaAdaAdaA"];

        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.Contacts.LockAsync(ids));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.Contacts.UnlockAsync(ids));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.Contacts.UnarchiveAsync(ids));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.Contacts.ArchiveAsync("VIPs"));

        Assert.Empty(crm.Wire.Writes);
    }
}
