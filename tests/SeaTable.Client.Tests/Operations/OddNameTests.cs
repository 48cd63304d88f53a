using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <summary>Tables, columns, views and options are called whatever people call them.</summary>
public sealed class OddNameTests
{
    public static TheoryData<string> Names =>
    [
        "Who's \"who\"", "In/out", "100 %", "a%20b", "🐱 of 👩‍👩‍👧", " between spaces ", "back\\slash",
        "[brackets]", "?a=1&b=2#c", "..", ".", "+ and ;", "Größe ß É", "日本語", "<b>bold</b>", "null", "0000",
        "_id", "select", "$name", new string('x', 200), new string('ü', 200),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_table_is_created_renamed_copied_and_deleted(string name)
    {
        await using var crm = await Crm.StartAsync();
        var tables = crm.Base.Client.Tables;

        var made = await tables.CreateAsync(name, [new NewColumn("Title", ColumnType.Text)]);
        var copy = await tables.DuplicateAsync(name);
        await tables.RenameAsync(made, "For a moment");
        await tables.RenameAsync("For a moment", name);
        await tables.DeleteAsync(copy);
        var now = (await crm.Base.Client.GetBaseInfoAsync()).TableCount;
        await tables.DeleteAsync(name);

        Assert.Equal((name, 5), (made.Name, now));
        Assert.Equal(4, (await crm.Base.Client.GetBaseInfoAsync()).TableCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_view_is_created_read_changed_and_deleted(string name)
    {
        await using var crm = await Crm.StartAsync();
        var views = crm.Base.Client.Views;

        var made = await views.CreateAsync(crm.Contacts, name);
        var locked = await views.UpdateAsync(crm.Contacts, name, new ViewSettings { IsLocked = true });
        var read = await views.GetAsync(crm.Contacts, name);
        await views.RenameAsync(crm.Contacts, name, "For a moment");
        var renamed = await views.RenameAsync(crm.Contacts, made, name);
        var columns = await crm.Base.Client.Columns.ListAsync(crm.Contacts, name);
        await views.DeleteAsync(crm.Contacts, name);

        Assert.Equal((name, name, name, name), (made.Name, locked.Name, read.Name, renamed.Name));
        Assert.True(ViewSettings.Of(read).IsLocked);
        Assert.Equal([made.Id, made.Id, made.Id], new[] { locked, read, renamed }.Select(view => view.Id));
        Assert.NotEmpty(columns);
        Assert.DoesNotContain(await views.ListAsync(crm.Contacts), view => view.Id == made.Id);
        Assert.Equal(4, (await views.ListAsync(crm.Contacts)).Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_option_is_added_changed_written_and_deleted(string name)
    {
        await using var crm = await Crm.StartAsync();
        var columns = crm.Base.Client.Columns;

        var added = Assert.Single(await columns.AddOptionsAsync(crm.Contacts, "Status", [name]));
        await columns.UpdateOptionsAsync(crm.Contacts, "Status", [new OptionChange(name) { Name = "For a moment" }]);
        var changed = await columns.UpdateOptionsAsync(
            crm.Contacts, "Status", [new OptionChange(OptionReference.FromId(added.Id)) { Name = name }]);
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead });
        await crm.Base.Client.SendAsync(HttpMethod.Put, "rows/", new JsonObject
        {
            ["table_name"] = "Contacts",
            ["updates"] = new JsonArray(
                new JsonObject { ["row_id"] = row.RowId, ["row"] = new JsonObject { ["Status"] = name } }),
        });
        var stored = await crm.Base.Client.SqlAsync($"SELECT Status FROM Contacts WHERE Status = {name} LIMIT 10");
        await columns.DeleteOptionsAsync(crm.Contacts, "Status", [name]);

        Assert.Equal((name, name), (added.Name, changed.Single(option => option.Id == added.Id).Name));
        Assert.Equal(name, Assert.Single(stored.Rows).GetString("Status"));
        Assert.Equal(4, Column(await crm.Base.Client.Columns.ListAsync(crm.Contacts), "Status").Options.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_column_is_inserted_renamed_moved_and_deleted_or_refused_with_its_name(string name)
    {
        await using var crm = await Crm.StartAsync();
        var columns = crm.Base.Client.Columns;
        var before = (await columns.ListAsync(crm.Contacts)).Count;

        ColumnMetadata made;
        try
        {
            made = await columns.InsertAsync(crm.Contacts, new NewColumn(name, ColumnType.Text), after: "Age");
        }
        catch (SeaTableException e)
        {
            Assert.Contains(name, e.Message, StringComparison.Ordinal);
            Assert.Equal(before, (await columns.ListAsync(crm.Contacts)).Count);
            return;
        }

        await columns.RenameAsync(crm.Contacts, name, "For a moment");
        var renamed = await columns.RenameAsync(crm.Contacts, made, name);
        await columns.MoveAsync(crm.Contacts, name, "Phone");
        var frozen = await columns.FreezeAsync(crm.Contacts, name);
        var changed = await columns.ChangeTypeAsync(crm.Contacts, name, new NumberColumnData());
        await columns.DeleteAsync(crm.Contacts, name);

        Assert.Equal((made.Key, made.Key, made.Key), (renamed.Key, frozen.Key, changed.Key));
        Assert.Equal((name, ColumnType.Number), (renamed.Name, changed.Type));
        Assert.Equal(before, (await columns.ListAsync(crm.Contacts)).Count);
    }

    [Fact]
    public async Task What_was_renamed_is_not_found_by_its_old_name_and_the_error_says_which()
    {
        await using var crm = await Crm.StartAsync();
        var client = crm.Base.Client;
        await client.GetMetadataAsync();
        crm.Emulator.RenameTable("Deals", "Bargains");
        crm.Emulator.RenameColumn("Contacts", "Age", "Years");
        crm.Wire.Clear();

        await Told("Deals", () => client.Tables.RenameAsync("Deals", "Sales"));
        await Told("Deals", () => client.Tables.DeleteAsync("Deals"));
        await Told("Deals", () => client.Tables.DuplicateAsync("Deals"));
        await Told("Age", () => client.Columns.DeleteAsync(crm.Contacts, "Age"));
        await Told("Age", () => client.Columns.RenameAsync(crm.Contacts, "Age", "Old"));
        await Told("Age", () => client.Columns.ChangeTypeAsync(crm.Contacts, "Age", new NumberColumnData()));
        await Told("Age", () => client.Columns.InsertAsync(crm.Contacts, new NewColumn("A", ColumnType.Text), after: "Age"));
        await Told("Wrong", () => client.Views.DeleteAsync(crm.Contacts, "Wrong"));
        await Told("Wrong", () => client.Views.GetAsync(crm.Contacts, "Wrong"));
        await Told("Wrong", () => client.Columns.DeleteOptionsAsync(crm.Contacts, "Status", ["Wrong"]));
        await Told("Age", () => client.Columns.ListAsync("Age"));
        Assert.Empty(crm.Wire.Writes);

        var renamed = await client.Columns.RenameAsync(crm.Contacts, crm.Contacts.Columns.Age, "Winters");
        Assert.Equal("Ag3e", renamed.Key);
        await client.Tables.DeleteAsync(crm.Base.Deals);
        Assert.Equal(3, (await client.GetBaseInfoAsync()).TableCount);
    }

    [Fact]
    public async Task What_is_of_the_wrong_kind_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var client = crm.Base.Client;

        await Told("Name", () => client.Columns.AddOptionsAsync(crm.Contacts, "Name", ["A"]));
        await Told("Name", () => client.Columns.UpdateOptionsAsync(crm.Contacts, "Name", [new OptionChange("A") { Name = "B" }]));
        await Told("Name", () => client.StartAutoLinkAsync(crm.Contacts, "Name", [new("Phone", "Name")]));
        await Told("Name", () => client.Columns.SetCascadeAsync(
            crm.Contacts, "Name", "Status", new Dictionary<OptionReference, IReadOnlyList<OptionReference>>()));
        await Told("Name", () => client.Columns.DeleteAsync(crm.Contacts, "Name"));
        await Told("Contacts", () => client.Tables.CreateAsync("Contacts"));
        await Told("VIPs", () => client.Views.CreateAsync(crm.Contacts, "VIPs"));
        await Told("Age", () => client.Columns.InsertAsync(crm.Contacts, new NewColumn("Age", ColumnType.Text)));
    }

    private static ColumnMetadata Column(IReadOnlyList<ColumnMetadata> columns, string name) =>
        columns.Single(column => column.Name == name);

    private static async Task Told(string name, Func<Task> call)
    {
        var error = await Assert.ThrowsAnyAsync<SeaTableException>(call);

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }
}
