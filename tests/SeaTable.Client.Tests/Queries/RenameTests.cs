namespace SeaTable.Client.Tests.Queries;

/// <summary>
/// Names that change while the client still knows the old ones: the server may find the wrong rows without a word.
/// </summary>
public class RenameTests
{
    [Fact]
    public async Task An_option_renamed_a_moment_ago_is_found()
    {
        await using var crm = await StartAsync();

        crm.Emulator.RenameOption("Contacts", "Status", "Lead", "Prospect");

        var lead = Assert.Single(await crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).ToListAsync());
        Assert.Equal("Ada", lead.Name);
        Assert.Equal([("Ada", ContactsStatus.Lead)],
            await crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).Select(c => c.Name, c => c.Status).ToListAsync());
    }

    [Fact]
    public async Task Columns_that_swapped_names_a_moment_ago_are_told_apart()
    {
        await using var crm = await StartAsync();

        crm.Emulator.RenameColumn("Contacts", "Name", "Another");
        crm.Emulator.RenameColumn("Contacts", "Phone", "Name");
        crm.Emulator.RenameColumn("Contacts", "Another", "Phone");

        var found = Assert.Single(await crm.Contacts.Where(c => c.Name == "Ada").ToListAsync());
        Assert.Equal(("Ada", "12"), (found.Name, found.Phone));
        Assert.Equal([("Ada", "12"), ("Grace", "Ada")],
            await crm.Contacts.OrderBy(c => c.Name).Select(c => c.Name, c => c.Phone).ToListAsync());
    }

    [Fact]
    public async Task Selected_values_tell_swapped_names_of_what_is_not_selected_apart()
    {
        await using var crm = await StartAsync();

        crm.Emulator.RenameColumn("Contacts", "Name", "Another");
        crm.Emulator.RenameColumn("Contacts", "Phone", "Name");
        crm.Emulator.RenameColumn("Contacts", "Another", "Phone");

        var ada = Assert.Single(await crm.Contacts.Where(c => c.Name == "Ada").Select(c => c.RowId).ToListAsync());
        Assert.Equal("12", (await crm.Contacts.GetAsync(ada))!.Phone);
    }

    [Fact]
    public async Task Names_that_are_swapped_for_the_moment_of_every_answer_give_an_exception_and_no_wrong_row()
    {
        await using var crm = await StartAsync();
        await crm.Contacts.ToListAsync();
        crm.Wire.Before = call =>
        {
            if (call.IsSql)
                Swap(crm);

            return Task.CompletedTask;
        };
        crm.Wire.After = (call, answer) =>
        {
            if (call.IsSql)
                Swap(crm);

            return answer;
        };

        await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.Where(c => c.Name == "Ada").ToListAsync());
        await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.DeleteWhereAsync(c => c.Name == "Ada"));

        static void Swap(Crm crm)
        {
            crm.Emulator.RenameColumn("Contacts", "Name", "Another");
            crm.Emulator.RenameColumn("Contacts", "Phone", "Name");
            crm.Emulator.RenameColumn("Contacts", "Another", "Phone");
        }
    }

    [Fact]
    public async Task Tables_that_swapped_names_a_moment_ago_are_told_apart()
    {
        await using var crm = await StartAsync();
        await crm.Base.Deals.AddAsync(new DealsRow { Title = "Engine" });

        crm.Emulator.RenameTable("Contacts", "Another");
        crm.Emulator.RenameTable("Deals", "Contacts");
        crm.Emulator.RenameTable("Another", "Deals");

        Assert.Equal(["Ada", "Grace"], (await crm.Contacts.ToListAsync()).Select(row => row.Name));
    }

    [Fact]
    public async Task A_table_renamed_again_and_again_while_it_is_asked_is_found()
    {
        await using var crm = await StartAsync();
        var names = new Queue<string>(["B", "C", "D"]);
        var name = "Contacts";
        crm.Wire.Before = call =>
        {
            if (call.IsSql && names.TryDequeue(out var next))
            {
                crm.Emulator.RenameTable(name, next);
                name = next;
            }

            return Task.CompletedTask;
        };

        Assert.Equal(2, (await crm.Contacts.ToListAsync()).Count);
        Assert.Empty(names);
    }

    [Fact]
    public async Task A_column_that_the_base_has_got_since_costs_one_look_at_the_names_and_no_second_question()
    {
        await using var crm = await StartAsync();
        crm.Emulator.RenameColumn("Contacts", "Notes", "Remarks");
        crm.Emulator.ClearRequests();

        Assert.Equal(2, (await crm.Contacts.ToListAsync()).Count);
        Assert.Equal(2, (await crm.Contacts.ToListAsync()).Count);

        Assert.Equal(2, crm.Emulator.Calls.Count(request => request.Path.EndsWith("/sql/", StringComparison.Ordinal)));
        Assert.Single(crm.Emulator.Calls, request => request.Path.EndsWith("/metadata/", StringComparison.Ordinal));
    }

    /// <summary>The client has read the names, and keeps them.</summary>
    private static async Task<Crm> StartAsync()
    {
        var crm = await Crm.StartAsync(options => options.MetadataLifetime = TimeSpan.FromHours(1));
        await crm.Contacts.AddRangeAsync(
        [
            new() { Name = "Ada", Phone = "12", Status = ContactsStatus.Lead },
            new() { Name = "Grace", Phone = "Ada", Status = ContactsStatus.Lost },
        ]);
        return crm;
    }
}
