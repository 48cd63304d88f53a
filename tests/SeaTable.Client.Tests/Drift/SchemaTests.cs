using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

public class SchemaTests
{
    [Fact]
    public async Task A_deleted_column_is_an_error_before_anything_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.DeleteColumn("Contacts", "Email");
        var client = crm.Client(_ => { });
        crm.Wire.Clear();

        ada.Email = "ada@example.org";
        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(() => client.Contacts.UpdateAsync(ada));

        Assert.Equal(("Contacts", "Email"), (error.Table, error.Column));
        Assert.Contains("no longer in the base", error.Message, StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Writes);
    }

    [Fact]
    public async Task A_column_deleted_during_the_write_is_not_passed_over_in_silence()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.DeleteColumn("Contacts", "Email");

        ada.Email = "ada@example.org";
        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.Contains("The row is stored", error.Message, StringComparison.Ordinal);
        Assert.Equal("Email", error.Column);
    }

    [Fact]
    public async Task A_row_of_which_only_a_deleted_column_was_assigned_is_not_stored_and_says_why()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.DeleteColumn("Contacts", "Email");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Email = "ada@example.org" }));

        Assert.Equal("Email", error.Column);
        Assert.Single(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task A_deleted_option_is_not_made_anew_by_copying_a_row()
    {
        await using var crm = await Crm.StartAsync(options => options.CreateMissingOptions = true);
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Tags = [ContactsTags.FromName("Math")] });
        var read = (await crm.Contacts.GetAsync(ada.RowId))!;
        var gone = CannedServer.WithContacts("""[{"_id":"r","Tg6s":["888888"]}]""");
        var dangling = Assert.Single(await gone.Contacts.ToListAsync());

        await crm.Contacts.AddAsync(new ContactsRow { Tags = read.Tags });
        await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.AddAsync(new ContactsRow { Tags = dangling.Tags }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_column_that_was_deleted_since_the_names_were_read_is_told_with_what_is_stored(bool isNew)
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" })).RowId;
        crm.Emulator.DeleteColumn("Contacts", "Email");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(() => isNew
            ? crm.Contacts.AddAsync(new ContactsRow { Name = "Bob", Email = "bob@example.org" })
            : crm.Contacts.UpdateAsync(new ContactsRow { RowId = id, Name = "Bob", Email = "bob@example.org" }));

        Assert.Equal(("Contacts", "Email", false), (error.Table, error.Column, error.NotApplied));
        Assert.Single(error.Outcome!.Unknown);
        Assert.Contains(await crm.Contacts.ToListAsync(), row => row.Name == "Bob");
    }

    [Fact]
    public async Task Reading_goes_on_when_a_column_is_gone()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Email = "ada@example.org" });
        crm.Emulator.DeleteColumn("Contacts", "Email");

        var row = Assert.Single(await crm.Contacts.ToListAsync());

        Assert.Equal("Ada", row.Name);
        Assert.Null(row.Email);
    }

    [Fact]
    public async Task A_view_that_is_gone_is_named_with_the_remedy()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Contacts.InView(new SeaTableView<ContactsRow>("zzzz", "Old friends")).ToListAsync());

        Assert.Equal("Contacts", error.Table);
        Assert.Contains("'Old friends'", error.Message, StringComparison.Ordinal);
        Assert.Contains("schema file anew", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_without_the_table_is_named_in_reading_and_writing()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".seatable.json");
        await File.WriteAllTextAsync(path,
            """{"tables":[{"_id":"9zz9","name":"Stock","columns":[{"key":"0000","name":"Name","type":"text"}],"views":[]}]}""");
        try
        {
            await using var other = await SeaTableEmulator.StartAsync(path);
            var crm = new CrmBase(new SeaTableOptions { Server = other.Server, ApiToken = other.ApiToken });

            var errors = new[]
            {
                await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.ToListAsync()),
                await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.GetAsync("A-row-id-nobody-has-ab")),
                await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" })),
                await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.DeleteAsync("A-row-id-nobody-has-ab")),
            };

            Assert.All(errors, error =>
            {
                Assert.Equal("Contacts", error.Table);
                Assert.Contains("'Stock'", error.Message, StringComparison.Ordinal);
                Assert.Contains("API token is that of another base", error.Message, StringComparison.Ordinal);
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task An_option_that_the_base_lacks_is_an_error_before_sending_unless_it_may_be_created()
    {
        await using var crm = await Crm.StartAsync();
        var row = new ContactsRow { Name = "Ada", Status = ContactsStatus.FromName("Ally") };

        var error = await Assert.ThrowsAsync<SeaTableOptionNotFoundException>(() => crm.Contacts.AddAsync(row));
        Assert.Equal(("Contacts", "Status", "Ally"), (error.Table, error.Column, error.Option));
        Assert.Contains("'Ally'", error.Message, StringComparison.Ordinal);
        Assert.Contains("CreateMissingOptions", error.Message, StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Writes);

        var added = await crm.Client(options => options.CreateMissingOptions = true).Contacts.AddAsync(row);
        Assert.Equal("Ally", (await crm.Contacts.GetAsync(added.RowId))!.Status!.Value.Name);
    }

    [Fact]
    public async Task An_option_of_the_schema_file_that_is_gone_is_not_taken_for_a_mistake_of_who_gave_the_value()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.DeleteOption("Contacts", "Status", "Lead");

        // The exact class: not the one for names that were never options.
        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead }));

        Assert.Equal(("Contacts", "Status"), (error.Table, error.Column));
    }

    [Fact]
    public async Task An_option_that_the_base_has_got_since_is_read_by_its_name_and_written()
    {
        await using var crm = await Crm.StartAsync();
        var creating = crm.Client(options => options.CreateMissingOptions = true);
        await creating.Contacts.AddAsync(
            new ContactsRow { Name = "Ada", Tags = [ContactsTags.Vip, ContactsTags.FromName("Math")] });

        var ada = Assert.Single(await crm.Contacts.ToListAsync());
        Assert.Equal(["Vip", "Math"], ada.Tags.Select(tag => tag.Name));
        Assert.NotNull(ada.Tags[1].Id);
        Assert.Equal(ContactsTags.FromName("Math"), ada.Tags[1]);

        var copy = await crm.Contacts.AddAsync(new ContactsRow { Name = "Copy", Tags = ada.Tags });
        Assert.Equal(ada.Tags, (await crm.Contacts.GetAsync(copy.RowId))!.Tags);
    }
}
