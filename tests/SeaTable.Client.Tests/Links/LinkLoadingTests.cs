namespace SeaTable.Client.Tests;

/// <summary>Links of many rows, and linked rows of rows that no query reads.</summary>
public class LinkLoadingTests
{
    [Fact]
    public async Task Links_of_many_rows_are_read_a_thousand_rows_in_a_call()
    {
        await using var crm = await Crm.StartAsync();
        var (companies, contacts) = await SeedAsync(crm, 1001);
        crm.Wire.Clear();

        var links = await crm.Contacts.Links.Company.LoadAsync(contacts);

        Assert.Equal(2, crm.Wire.Calls.Count);
        Assert.All(contacts, contact => Assert.Equal(
            companies[contacts.IndexOf(contact) % 2].RowId, Assert.Single(links[contact.RowId]).RowId));

        var back = await crm.Base.Companies.Links.Contacts.LoadAsync(companies);
        Assert.Equal([501, 500], companies.Select(company => back[company.RowId].Count));
    }

    [Fact]
    public async Task Linked_rows_of_many_rows_are_read_with_all_links()
    {
        await using var crm = await Crm.StartAsync();
        var (companies, contacts) = await SeedAsync(crm, 240);
        crm.Wire.Clear();

        var rows = await crm.Base.Companies.Links.Contacts.LoadRowsAsync(companies);

        Assert.Equal((2, 1), (crm.Wire.Count("POST", "/query-links/"), crm.Wire.Count("POST", "/sql/")));
        Assert.All(companies, company => Assert.Equal(
            contacts.Where((_, i) => companies[i % 2] == company).Select(row => row.Name).Order(),
            rows[company.RowId].Select(row => row.Name).Order()));
        Assert.Equal(["Company 1"], (await crm.Contacts.Links.Company.LoadRowsAsync(contacts[1])).Select(row => row.Name));
    }

    [Fact]
    public async Task A_row_got_by_its_id_rows_of_a_view_and_rows_of_a_statement_come_with_linked_rows()
    {
        await using var crm = await Crm.StartAsync();
        var (_, contacts) = await SeedAsync(crm, 3);
        crm.Wire.Clear();

        var one = (await crm.Contacts.GetAsync(
            contacts[1].RowId, i => i.Include(c => c.Company, o => o.Include(x => x.Contacts))))!;
        Assert.Equal(3, crm.Wire.Calls.Count);
        Assert.Equal("Contact 1", Assert.Single(Assert.Single(one.Company.Rows).Contacts.Rows).Name);
        Assert.Null(await crm.Contacts.GetAsync("NobodyNobodyNobodyNobA", i => i.Include(c => c.Company)));

        var all = crm.Contacts.Views.AllContacts;
        var shown = await crm.Contacts.InView(all, i => i.Include(c => c.Company)).ToListAsync();
        Assert.Equal(["Company 0", "Company 1", "Company 0"], shown.Select(row => row.Company.Rows[0].Name));

        var found = await crm.Contacts.FromSql(
            $"SELECT _id FROM Contacts WHERE Name = {"Contact 2"} LIMIT 1", i => i.Include(c => c.Company)).ToListAsync();
        Assert.Equal("Company 0", Assert.Single(Assert.Single(found).Company.Rows).Name);
    }

    [Fact]
    public async Task Links_of_a_column_that_a_view_hides_are_read_for_it()
    {
        await using var crm = await Crm.StartAsync();
        await SeedAsync(crm, 3);
        await crm.SendAsync(HttpMethod.Put, "views/All%20contacts/?table_name=Contacts", """{"hidden_columns":["Cm7y"]}""");
        crm.Wire.Clear();

        var shown = await crm.Contacts.InView(crm.Contacts.Views.AllContacts, i => i.Include(c => c.Company)).ToListAsync();

        Assert.Equal(["Company 0", "Company 1", "Company 0"], shown.Select(row => row.Company.Rows[0].Name));
        Assert.Equal(1, crm.Wire.Count("POST", "/query-links/"));
    }

    [Fact]
    public async Task Rows_that_were_added_get_the_rows_that_they_link_now()
    {
        await using var crm = await Crm.StartAsync();
        var (_, contacts) = await SeedAsync(crm, 3);
        crm.Wire.Clear();

        await crm.Contacts.IncludeAsync(contacts, i => i.Include(c => c.Company).Include(c => c.Deals));

        Assert.Equal((2, 1), (crm.Wire.Count("POST", "/query-links/"), crm.Wire.Count("POST", "/sql/")));
        Assert.Equal(["Company 0", "Company 1", "Company 0"], contacts.Select(row => row.Company.Rows[0].Name));
        Assert.All(contacts, row => Assert.Empty(row.Deals.Rows));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.IncludeAsync([new ContactsRow()], i => i.Include(c => c.Company)));
    }

    [Fact]
    public async Task Rows_that_are_deleted_meanwhile_have_no_links_and_hold_nobody_up()
    {
        await using var crm = await Crm.StartAsync();
        var (_, contacts) = await SeedAsync(crm, 5);
        crm.Wire.Instead = call => call.Body.Contains(contacts[3].RowId, StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
            {
                Content = new StringContent("""{"error_type":"row_not_exist","error_message":"Row does not exist."}"""),
            }
            : null;

        var links = await crm.Contacts.Links.Company.LoadAsync(contacts);

        Assert.Equal([1, 1, 1, 0, 1], contacts.Select(contact => links[contact.RowId].Count));
    }

    [Fact]
    public void A_test_makes_links_with_rows()
    {
        List<CompaniesRow> companies = [new() { RowId = "AcmeAcmeAcmeAcmeAcmeAA", Name = "Acme" }];
        var ada = ContactsRow.CreateForTest(
            new ContactsRow { Name = "Ada" }, company: SeaTableModelFactory.LinkListWithRows(companies, row => row.Name));

        Assert.Equal(companies, ada.Company.Rows);
        Assert.Equal([new LinkedRow(companies[0].RowId, "Acme")], ada.Company);
        var bare = SeaTableModelFactory.LinkList<CompaniesRow>(new LinkedRow(companies[0].RowId, "Acme"));
        var error = Assert.Throws<SeaTableQueryException>(() => bare.Rows);
        Assert.Contains("Write Include", error.Message, StringComparison.Ordinal);
    }

    private static async Task<(List<CompaniesRow> Companies, List<ContactsRow> Contacts)> SeedAsync(Crm crm, int count)
    {
        List<CompaniesRow> companies = [new() { Name = "Company 0" }, new() { Name = "Company 1" }];
        await crm.Base.Companies.AddRangeAsync(companies);
        var contacts = Enumerable.Range(0, count).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Select((contact, i) => (contact, companies[i % 2])));
        return (companies, contacts);
    }
}
