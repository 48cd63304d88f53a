namespace SeaTable.Client.Tests;

/// <summary>SQL knows names only, and names change: queries must not notice.</summary>
public class QueryDriftTests
{
    [Fact]
    public async Task A_query_goes_on_when_everything_in_it_was_renamed()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "Ada", Age = 37, Status = ContactsStatus.Lead, Tags = [ContactsTags.Vip] },
                new() { Name = "Grace", Age = 85 }]);
        Task<List<(string?, double?)>> Query() => crm.Contacts
            .Where(c => c.Age > 30 && c.Status == ContactsStatus.Lead && c.Tags.HasAnyOf(ContactsTags.Vip))
            .OrderBy(c => c.Age)
            .Select(c => c.Name, c => c.Age)
            .ToListAsync();
        Assert.Equal([("Ada", 37)], await Query());

        crm.Emulator.RenameColumn("Contacts", "Age", "Years `of` life");
        Assert.Equal([("Ada", 37)], await Query());
        crm.Emulator.RenameTable("Contacts", "People ` and 'others'");
        Assert.Equal([("Ada", 37)], await Query());
        Assert.Equal(2, (await crm.Contacts.ToListAsync()).Count);
        Assert.Equal(61, await crm.Contacts.AverageAsync(c => c.Age));
    }

    [Fact]
    public async Task A_renamed_option_is_found_after_a_metadata_lifetime()
    {
        await using var crm = await Crm.StartAsync(options => options.MetadataLifetime = TimeSpan.Zero);
        await crm.Contacts.AddAsync(new ContactsRow { Status = ContactsStatus.Customer });
        crm.Emulator.RenameOption("Contacts", "Status", "Customer", "Client");

        Assert.Equal(1, await crm.Contacts.Where(c => c.Status == ContactsStatus.Customer).CountAsync());
    }

    [Fact]
    public async Task An_answer_by_names_that_were_swapped_for_a_moment_is_not_taken()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "a", Phone = "1", Notes = "2" }, new() { Name = "b", Phone = "2", Notes = "1" }]);
        await crm.Contacts.CountAsync(); // It knows the names from here on.
        var selects = 0;
        crm.Wire.Before = call => Task.FromResult(call.IsSelect && ++selects == 1 && crm.Swap("Phone", "Notes"));
        crm.Wire.AfterAsync = call => Task.FromResult(call.IsSelect && selects == 1 && crm.Swap("Phone", "Notes"));

        var row = Assert.Single(await crm.Contacts.Where(c => c.Phone == "1").ToListAsync());

        Assert.Equal(("a", "1", "2"), (row.Name, row.Phone, row.Notes));
    }

    [Fact]
    public async Task Changes_are_made_by_names_that_are_read_just_before()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "a", Phone = "1", Notes = "2" }, new() { Name = "b", Phone = "2", Notes = "1" }]);
        crm.Emulator.RenameColumn("Contacts", "Phone", "in between");
        crm.Emulator.RenameColumn("Contacts", "Notes", "Phone");
        crm.Emulator.RenameColumn("Contacts", "in between", "Notes");

        await crm.Contacts.UpdateWhereAsync(c => c.Phone == "1", c => c.Notes.Set("3"));
        await crm.Contacts.DeleteWhereAsync(c => c.Phone == "2");

        var row = Assert.Single(await crm.Contacts.ToListAsync());
        Assert.Equal(("a", "1", "3"), (row.Name, row.Phone, row.Notes));
    }

    [Fact]
    public async Task A_column_that_is_gone_is_named()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.DeleteColumn("Contacts", "Email");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Contacts.Where(c => c.Email == "x").ToListAsync());

        Assert.Equal(("Contacts", "Email"), (error.Table, error.Column));
        Assert.Contains("no longer in the base", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(crm.Wire.Statements, statement => statement.Contains("Email", StringComparison.Ordinal));
    }

    /// <summary>Without the option, "is not" would find every row.</summary>
    [Fact]
    public async Task An_option_that_is_gone_is_told_and_the_query_not_sent()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.DeleteOption("Contacts", "Status", "Lead");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Contacts.Where(c => c.Status != ContactsStatus.Lead).ToListAsync());

        Assert.Equal(("Contacts", "Status"), (error.Table, error.Column));
        Assert.Empty(crm.Wire.Statements);
    }

    [Fact]
    public async Task Columns_whose_names_differ_in_case_only_are_not_mistaken_for_each_other()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.RenameColumn("Contacts", "Notes", "name");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.DeleteWhereAsync(c => c.Name == "x"));

        Assert.Contains("upper and lower case", error.Message, StringComparison.Ordinal);
        Assert.Empty(await crm.Contacts.Where(c => c.Age > 1).ToListAsync());
    }
}
