namespace SeaTable.Client.Tests.Watching;

public sealed class WatchTests
{
    public static TheoryData<SeaTableWatchSource> Sources { get; } =
        new(SeaTableWatchSource.Automatic, SeaTableWatchSource.Polling);

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Rows_that_come_change_and_go_are_told_with_the_row_and_what_was_changed(SeaTableWatchSource source)
    {
        await using var crm = await Crm.StartAsync();
        await using var watcher = await crm.Base.WatchContactsAsync(source);

        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });
        var added = await watcher.NextAsync();
        ada.Age = 37;
        await crm.Contacts.UpdateAsync(ada);
        var updated = await watcher.NextAsync();
        await crm.Contacts.DeleteAsync(ada.RowId);
        var deleted = await watcher.NextAsync();

        Assert.Equal(
            (SeaTableChangeKind.Inserted, ada.RowId, "Ada", 36, "Contacts"),
            (added.Kind, added.RowId, added.Row?.Name, added.Row?.Age, added.Table));
        Assert.Equal((SeaTableChangeKind.Updated, ada.RowId, 37), (updated.Kind, updated.RowId, updated.Row?.Age));
        Assert.Equal([nameof(ContactsRow.Age)], updated.ChangedColumns);
        Assert.Equal((SeaTableChangeKind.Deleted, ada.RowId, null), (deleted.Kind, deleted.RowId, deleted.Row));
        Assert.Equal("emulator", added.By);
        Assert.All([added, updated, deleted], change => Assert.False(change.IsRepeated));
        Assert.All([added, updated, deleted], change => Assert.InRange(
            change.At, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5)));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Links_are_told_of_the_rows_on_both_sides(SeaTableWatchSource source)
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var now = await crm.Base.Client.GetPositionAsync();
        await using var watcher = new Watcher<SeaTableRow>(
            cancellationToken => crm.Base.WatchAsync(Watching.Options(now, source), cancellationToken));

        await crm.Contacts.Links.Company.AddAsync(ada, acme);
        var linked = (await watcher.NextAsync(2)).OrderBy(change => change.Table).ToList();
        await crm.Contacts.Links.Company.RemoveAsync(ada, acme);
        var unlinked = await watcher.NextAsync(2);

        Assert.Equal(["Companies", "Contacts"], linked.Select(change => change.Table));
        Assert.Equal([acme.RowId, ada.RowId], linked.Select(change => change.RowId));
        Assert.All(linked.Concat(unlinked), change => Assert.Equal(SeaTableChangeKind.Linked, change.Kind));
        Assert.Equal([nameof(CompaniesRow.Contacts)], linked[0].ChangedColumns);
        Assert.Equal([nameof(ContactsRow.Company)], linked[1].ChangedColumns);
        Assert.Equal(acme.RowId, Assert.IsType<ContactsRow>(linked[1].Row).Company.Single().RowId);
        Assert.All(unlinked, change => Assert.NotNull(change.Row));
    }

    [Fact]
    public async Task Changes_within_a_window_are_one_and_their_rows_are_read_in_one_call()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync(Enumerable.Range(0, 50).Select(i => new ContactsRow { Name = $"{i}" }));
        await using var watcher = await crm.Base.WatchContactsAsync(window: 1);
        crm.Wire.Clear();

        foreach (var row in rows)
            row.Age = 1;

        await crm.Contacts.UpdateRangeAsync(rows);
        foreach (var row in rows)
            row.Notes = "twice";

        await crm.Contacts.UpdateRangeAsync(rows);
        var changes = await watcher.NextAsync(50);

        Assert.Equal(50, changes.Select(change => change.RowId).Distinct().Count());
        Assert.All(changes, change => Assert.Equal("twice", change.Row?.Notes));
        Assert.All(changes, change => Assert.Equal(
            [nameof(ContactsRow.Age), nameof(ContactsRow.Notes)], change.ChangedColumns.Order()));
        Assert.Single(
            crm.Wire.Statements,
            sql => sql.StartsWith("{\"sql\":\"SELECT *", StringComparison.Ordinal)
                && sql.Contains(rows[0].RowId, StringComparison.Ordinal));
        Assert.All(changes, change => Assert.NotEmpty(change.Position));
        Assert.NotEqual(changes[48].Position, changes[49].Position);
    }

    [Fact]
    public async Task An_update_that_changes_no_value_is_no_change()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });
        await using var watcher = await crm.Base.WatchContactsAsync();

        await crm.SendAsync(HttpMethod.Put, "rows/", $$$"""
            {"table_name":"Contacts","updates":[{"row_id":"{{{ada.RowId}}}","row":{"Age":36}}]}
            """);
        await crm.Contacts.UpdateAsync(new ContactsRow { RowId = ada.RowId, Name = "Ada L." });

        var change = await watcher.NextAsync();
        Assert.Equal([nameof(ContactsRow.Name)], change.ChangedColumns);
        Assert.Equal("Ada L.", change.Row?.Name);
    }

    [Fact]
    public async Task A_lock_is_told_and_rows_of_other_tables_are_not()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await using var watcher = await crm.Base.WatchContactsAsync();

        await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        await crm.SendAsync(HttpMethod.Put, "lock-rows/", $$"""{"table_name":"Contacts","row_ids":["{{ada.RowId}}"]}""");

        var locked = await watcher.NextAsync();
        Assert.Equal((SeaTableChangeKind.Updated, ada.RowId, true), (locked.Kind, locked.RowId, locked.Row?.RowIsLocked));
        Assert.Empty(locked.ChangedColumns);
    }

    [Fact]
    public async Task A_column_of_another_type_asks_to_read_the_table_anew()
    {
        await using var crm = await Crm.StartAsync();
        await using var watcher = await crm.Base.WatchContactsAsync();

        await crm.SendAsync(HttpMethod.Put, "columns/", """
            {"op_type":"modify_column_type","table_name":"Contacts","column":"Phone","new_column_type":"long-text"}
            """);

        var change = await watcher.NextAsync();
        Assert.Equal((SeaTableChangeKind.Resynchronize, ""), (change.Kind, change.RowId));
        Assert.Equal([nameof(ContactsRow.Phone)], change.ChangedColumns);
    }

    [Fact]
    public async Task A_watch_goes_on_from_a_position_and_tells_what_may_have_been_told_as_repeated()
    {
        await using var crm = await Crm.StartAsync();
        var start = await crm.Base.Client.GetPositionAsync();
        List<SeaTableChange<ContactsRow>> first;
        await using (var watcher = crm.Base.WatchContacts(Watching.Options(start)))
        {
            await crm.Contacts.AddRangeAsync([new ContactsRow { Name = "one" }, new ContactsRow { Name = "two" }]);
            first = await watcher.NextAsync(2);
        }

        await crm.Contacts.AddAsync(new ContactsRow { Name = "three" });
        await using var afterOne = crm.Base.WatchContacts(Watching.Options(first[0].Position));
        await using var afterTwo = crm.Base.WatchContacts(Watching.Options(first[1].Position));

        Assert.Equal(
            [("one", true), ("three", false), ("two", true)],
            (await afterOne.NextAsync(3)).Select(change => (change.Row!.Name!, change.IsRepeated)).Order());
        var next = await afterTwo.NextAsync();
        Assert.Equal(("three", false), (next.Row?.Name, next.IsRepeated));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("1.5c264e760e5a448a9f34580b551364ca.7.6")]
    public void What_is_no_position_is_refused_at_once(string position)
    {
        var crm = CannedServer.WithContacts("[]");

        var error = Assert.Throws<ArgumentException>(() => crm.Contacts.WatchAsync(Watching.Options(position)));

        Assert.Contains("Position", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_position_of_another_base_ends_the_watch()
    {
        await using var crm = await Crm.StartAsync();
        await using var watcher = crm.Base.WatchContacts(
            Watching.Options("1.5c264e760e5a448a9f34580b551364cb.7.7"));

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(watcher.NextAsync);

        Assert.Contains("another base", error.Message, StringComparison.Ordinal);
    }
}
