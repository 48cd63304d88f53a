namespace SeaTable.Client.Tests;

/// <summary>Conditions on the rows at the other end of links.</summary>
public class LinkedConditionTests
{
    [Fact]
    public async Task Rows_are_found_by_what_the_rows_are_like_that_they_link_in_one_more_call()
    {
        await using var crm = await Crm.StartAsync();
        await SeedAsync(crm);
        crm.Wire.Clear();

        Assert.Equal(["Ada", "Bob"], await NamesAsync(crm, c => c.Company.Any(o => o.Name == "Acme")));
        Assert.Equal(2, crm.Wire.Calls.Count(call => call.IsSql));
        Assert.Equal(0, crm.Wire.Count("POST", "/query-links/"));
        Assert.Equal(["Ada", "Bob", "Cid"], await NamesAsync(
            crm, c => c.Company.Any(o => o.Name.StartsWith("A") || o.Name == "Zeta")));
        Assert.Equal(["Dan"], await NamesAsync(crm, c => !c.Company.Any(o => o.Name != "nothing")));
        Assert.Equal(["Cid", "Dan"], await NamesAsync(crm, c => !c.Company.Any(o => o.Name == "Acme")));
        Assert.Equal(["Ada"], await NamesAsync(crm, c => c.Company.Any(o => o.Name == "Acme") && c.Name == "Ada"));
        Assert.Equal(["Bob", "Cid", "Dan"], await NamesAsync(
            crm, c => !c.Company.Any(o => o.Name == "Acme") || c.Name == "Bob"));
        Assert.Empty(await NamesAsync(crm, c => c.Company.Any(o => o.Name == "Nobody")));
    }

    [Fact]
    public async Task Conditions_on_linked_rows_nest_and_lead_back()
    {
        await using var crm = await Crm.StartAsync();
        await SeedAsync(crm);

        Assert.Equal(["Ada", "Bob"], await NamesAsync(crm, c => c.Company.Any(o => o.Contacts.Any(x => x.Name == "Bob"))));
        Assert.Equal(["Cid"], await NamesAsync(
            crm, c => c.Company.Any(o => !o.Contacts.Any(x => x.Name == "Bob")) && !c.Company.Any(o => o.Name == "Acme")));
    }

    [Fact]
    public async Task Counts_selections_and_groups_take_them()
    {
        await using var crm = await Crm.StartAsync();
        await SeedAsync(crm);
        var query = crm.Contacts.Where(c => c.Company.Any(o => o.Name == "Acme"));

        Assert.Equal((2, true), (await query.CountAsync(), await query.AnyAsync()));
        Assert.Equal(["Bob"], await query.OrderByDescending(c => c.Name).Take(1).Select(c => c.Name).ToListAsync());
        Assert.Equal([("Ada", 1), ("Bob", 1)], await query.GroupBy(c => c.Name).Select(g => g.Count()).ToListAsync());
        var rows = await query.Include(c => c.Company).ToListAsync();
        Assert.Equal(["Acme", "Acme"], rows.Select(row => row.Company.Rows[0].Name));
        Assert.Contains("WHERE `_id` IN (…)", query.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_the_server_cuts_are_looked_at_whole()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 230).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Take(220).Select(contact => (contact, acme)));
        crm.Wire.Clear();

        Assert.Equal(220, await crm.Contacts.Where(c => c.Company.Any(o => o.Name == "Acme")).CountAsync());
        Assert.Equal(10, await crm.Contacts.Where(c => !c.Company.Contains(acme)).CountAsync());
        Assert.Equal(220, (await crm.Contacts.Where(c => c.Company.Contains(acme)).ToListAsync()).Count);
    }

    [Fact]
    public async Task Rows_are_found_by_the_rows_that_they_link()
    {
        await using var crm = await Crm.StartAsync();
        var (acme, zeta) = await SeedAsync(crm);
        crm.Wire.Clear();

        Assert.Equal(["Ada", "Bob"], await NamesAsync(crm, c => c.Company.Contains(acme)));
        Assert.Equal((1, 1), (crm.Wire.Count("POST", "/sql/"), crm.Wire.Count("POST", "/query-links/")));
        Assert.Equal(["Ada", "Bob", "Cid"], await NamesAsync(crm, c => c.Company.HasAnyOf(acme, zeta)));
        Assert.Equal(["Dan"], await NamesAsync(crm, c => !c.Company.HasAnyOf(new List<CompaniesRow> { acme, zeta })));
        Assert.Empty(await NamesAsync(crm, c => c.Company.HasAnyOf()));
        Assert.Throws<SeaTableRowException>(() => crm.Contacts.Where(c => c.Company.Contains(new CompaniesRow())));
    }

    [Fact]
    public async Task A_table_that_links_itself_is_searched_in_the_direction_of_the_column()
    {
        await using var crm = await Crm.StartAsync();
        var activities = Enumerable.Range(0, 4).Select(i => new ActivitiesRow { Subject = $"Activity {i}" }).ToList();
        await crm.Base.Activities.AddRangeAsync(activities);
        await crm.Base.Activities.Links.FollowUps.AddRangeAsync([(activities[0], activities[1]), (activities[2], activities[1])]);

        Assert.Equal(["Activity 0", "Activity 2"], await crm.Base.Activities
            .Where(a => a.FollowUps.Any(x => x.Subject == "Activity 1")).Select(a => a.Subject).ToListAsync());
        Assert.Equal(["Activity 0", "Activity 2"], await crm.Base.Activities
            .Where(a => a.FollowUps.Contains(activities[1])).Select(a => a.Subject).ToListAsync());
        Assert.Equal(["Activity 1", "Activity 3"], await crm.Base.Activities
            .Where(a => !a.FollowUps.HasAnyOf(activities)).Select(a => a.Subject).ToListAsync());
    }

    [Fact]
    public async Task Thousands_of_rows_are_named_in_one_statement()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 12_000).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Emulator.SeedAsync(async () =>
        {
            await crm.Contacts.AddRangeAsync(contacts);
            await crm.Contacts.Links.Company.AddRangeAsync(contacts.Skip(500).Select(contact => (contact, acme)));
        });
        crm.Wire.Clear();

        Assert.Equal(11_500, await crm.Contacts.Where(c => c.Company.Any(o => o.Name == "Acme")).CountAsync());
        Assert.Equal(2, crm.Wire.Count("POST", "/sql/"));
        Assert.Equal(500, await crm.Contacts.Where(c => !c.Company.Any(o => o.Name == "Acme")).CountAsync());
    }

    [Fact]
    public async Task Changes_by_such_a_condition_are_refused_with_advice()
    {
        await using var crm = await Crm.StartAsync();
        await SeedAsync(crm);
        crm.Wire.Clear();

        var error = await Assert.ThrowsAsync<SeaTableQueryException>(
            () => crm.Contacts.DeleteWhereAsync(c => c.Name == "Ada" && !c.Company.Any(o => o.Name == "Acme")));
        Assert.Contains("c => c.RowId.In(ids)", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SeaTableQueryException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Company.Any(o => o.Name == "Acme"), c => c.Age.Set(1)));
        Assert.Empty(crm.Wire.Calls);
    }

    [Fact]
    public async Task A_column_of_another_table_is_refused()
    {
        await using var crm = await Crm.StartAsync();
        var (contacts, deals) = (crm.Contacts.Columns, crm.Base.Deals);

        var error = await Assert.ThrowsAsync<SeaTableQueryException>(
            () => deals.Where(_ => contacts.Company.Any(o => o.Name == "Acme")).ToListAsync());

        Assert.Contains(
            "'Company' of table 'Contacts' stands in a query on table 'Deals'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_rows_are_found_whatever_is_renamed_meanwhile()
    {
        await using var crm = await Crm.StartAsync();
        var (acme, _) = await SeedAsync(crm);
        for (var round = 0; round < 6; round++)
        {
            var (calls, turn) = (0, round);
            crm.Wire.Before = call =>
            {
                if (call.IsSql && ++calls == 1 + turn % 2)
                {
                    crm.Emulator.RenameTable("Companies", "in between");
                    crm.Emulator.RenameTable("Deals", "Companies");
                    crm.Emulator.RenameTable("in between", "Deals");
                    crm.Swap("Company", "Deals");
                }

                return Task.CompletedTask;
            };

            Assert.Equal(["Ada", "Bob"], await NamesAsync(crm, c => c.Company.Any(o => o.Name == "Acme")));
            Assert.Equal(["Cid", "Dan"], await NamesAsync(crm, c => !c.Company.Contains(acme)));
        }
    }

    [Fact]
    public async Task A_link_column_that_was_made_anew_is_told()
    {
        await using var crm = await Crm.StartAsync();
        await SeedAsync(crm);
        Assert.Equal(["Ada", "Bob"], await NamesAsync(crm, c => c.Company.Any(o => o.Name == "Acme")));
        crm.Emulator.DeleteColumn("Contacts", "Company");

        await Assert.ThrowsAsync<SeaTableSchemaException>(() => NamesAsync(crm, c => c.Company.Any(o => o.Name == "Acme")));
    }

    private static async Task<List<string?>> NamesAsync(Crm crm, Func<ContactsColumns, SqlCondition> condition) =>
        [.. (await crm.Contacts.Where(condition).ToListAsync()).Select(row => row.Name).Order(StringComparer.Ordinal)];

    /// <summary>Ada and Bob at Acme, Cid at Zeta, Dan nowhere.</summary>
    private static async Task<(CompaniesRow Acme, CompaniesRow Zeta)> SeedAsync(Crm crm)
    {
        List<CompaniesRow> companies = [new() { Name = "Acme" }, new() { Name = "Zeta" }];
        await crm.Base.Companies.AddRangeAsync(companies);
        var contacts = new List<string> { "Ada", "Bob", "Cid", "Dan" }.ConvertAll(name => new ContactsRow { Name = name });
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.Links.Company.AddRangeAsync(
            [(contacts[0], companies[0]), (contacts[1], companies[0]), (contacts[2], companies[1])]);
        return (companies[0], companies[1]);
    }
}
