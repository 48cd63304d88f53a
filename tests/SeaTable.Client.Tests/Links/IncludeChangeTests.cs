namespace SeaTable.Client.Tests;

/// <summary>Linked rows while others rename, add, link and take links away.</summary>
public class IncludeChangeTests
{
    [Fact]
    public async Task Linked_rows_are_those_of_the_link_whatever_is_renamed_meanwhile()
    {
        await using var crm = await Crm.StartAsync();
        var (companies, contacts) = await SeedAsync(crm, 60);
        for (var round = 0; round < 8; round++)
        {
            var (calls, turn) = (0, round);
            crm.Wire.Before = call =>
            {
                if (call.IsSql && ++calls == 1 + turn % 4)
                    Swap(crm);

                return Task.CompletedTask;
            };

            var rows = await crm.Contacts.Include(c => c.Company, o => o.Include(x => x.Contacts)).ToListAsync();

            Assert.Equal(contacts.Select(row => row.RowId), rows.Select(row => row.RowId));
            Assert.All(rows.Zip(contacts), pair => Assert.Equal(
                companies[contacts.IndexOf(pair.Second) % 2].RowId, Assert.Single(pair.First.Company.Rows).RowId));
            Assert.All(rows, row => Assert.Equal(30, row.Company.Rows[0].Contacts.Rows.Count));
            Assert.All(rows, row => Assert.StartsWith("Company", row.Company.Rows[0].Name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task All_links_are_read_although_others_take_links_away_and_make_new_ones_between_the_pages()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 450).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Take(400).Select(contact => (contact, acme)));
        var order = (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Select(link => link.RowId).ToList();
        var (pages, added) = (0, 400);
        var stays = order.ToHashSet();
        crm.Wire.Before = async call =>
        {
            if (!call.Path.Contains("query-links", StringComparison.Ordinal) || ++pages is < 2 or > 4)
                return;

            List<string> gone = [.. order.Skip((pages - 2) * 30).Take(30)];
            stays.ExceptWith(gone);
            await crm.SendAsync(HttpMethod.Delete, "links/", Links(acme.RowId, gone));
            await crm.SendAsync(HttpMethod.Post, "links/", Links(acme.RowId, [contacts[added++].RowId]));
        };

        var row = await crm.Base.Companies.Include(c => c.Contacts).SingleAsync();

        var read = row.Contacts.Rows.Select(contact => contact.RowId).ToList();
        Assert.Equal(read.Distinct(), read);
        Assert.Empty(stays.Except(read));
        Assert.Equal(read, row.Contacts.Select(link => link.RowId));
    }

    [Fact]
    public async Task A_link_column_that_is_gone_is_told_where_its_links_have_to_be_read()
    {
        await using var crm = await Crm.StartAsync();
        var (_, contacts) = await SeedAsync(crm, 2);
        crm.Emulator.DeleteColumn("Contacts", "Company");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Contacts.IncludeAsync([new ContactsRow { RowId = contacts[0].RowId }], i => i.Include(c => c.Company)));

        Assert.Equal(("Contacts", "Company"), (error.Table, error.Column));
    }

    private static string Links(string company, IEnumerable<string> contacts) => $$"""
        {"table_name":"Companies","other_table_name":"Contacts","link_id":"Lc41",
        "other_rows_ids_map":{"{{company}}":[{{string.Join(",", contacts.Select(id => $"\"{id}\""))}}] } }
        """;

    private static async Task<(List<CompaniesRow> Companies, List<ContactsRow> Contacts)> SeedAsync(Crm crm, int count)
    {
        List<CompaniesRow> companies = [new() { Name = "Company A" }, new() { Name = "Company B" }];
        await crm.Base.Companies.AddRangeAsync(companies);
        await crm.Base.Deals.AddRangeAsync([new DealsRow { Title = "Deal" }]);
        var contacts = Enumerable.Range(0, count).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Select((contact, i) => (contact, companies[i % 2])));
        return (companies, contacts);
    }

    /// <summary>Lets tables and link columns swap names, back and forth.</summary>
    private static void Swap(Crm crm)
    {
        crm.Emulator.RenameTable("Companies", "in between");
        crm.Emulator.RenameTable("Deals", "Companies");
        crm.Emulator.RenameTable("in between", "Deals");
        crm.Swap("Company", "Deals");
    }
}
