namespace SeaTable.Client.Tests;

/// <summary>Rows with the rows that they link.</summary>
public class IncludeTests
{
    [Fact]
    public async Task A_query_reads_linked_rows_in_one_more_call_each_once_and_in_the_order_of_the_links()
    {
        await using var crm = await Crm.StartAsync();
        var (acme, umbrella) = (await AddCompanyAsync(crm, "Acme"), await AddCompanyAsync(crm, "Umbrella"));
        await AddContactAsync(crm, "Ada", umbrella, acme);
        await AddContactAsync(crm, "Bob", acme);
        await AddContactAsync(crm, "Cid");
        crm.Wire.Clear();

        var rows = await crm.Contacts.Include(c => c.Company).ToListAsync();

        Assert.Equal(2, crm.Wire.Count("POST", "/sql/"));
        Assert.Equal(0, crm.Wire.Count("POST", "/query-links/"));
        Assert.Equal(["Umbrella", "Acme"], rows[0].Company.Rows.Select(row => row.Name));
        Assert.Same(rows[0].Company.Rows[1], Assert.Single(rows[1].Company.Rows));
        Assert.Equal(rows[0].Company.Select(link => link.RowId), rows[0].Company.Rows.Select(row => row.RowId));
        Assert.Empty(rows[2].Company.Rows);
    }

    [Fact]
    public async Task Columns_levels_and_ways_back_are_included_side_by_side_and_below_each_other()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await AddCompanyAsync(crm, "Acme");
        var (ada, bob) = (await AddContactAsync(crm, "Ada", acme), await AddContactAsync(crm, "Bob", acme));
        var deal = await crm.Base.Deals.AddAsync(new DealsRow { Title = "Engine" });
        await crm.Base.Deals.Links.Contacts.SetAsync(deal, [ada]);
        await crm.Base.Deals.Links.Company.SetAsync(deal, [acme]);
        crm.Wire.Clear();

        var row = await crm.Contacts.Where(c => c.Name == "Ada")
            .Include(c => c.Deals)
            .Include(c => c.Company, o => o.Include(x => x.Contacts, p => p.Include(y => y.Company)).Include(x => x.Deals))
            .SingleAsync();

        Assert.Equal(6, crm.Wire.Count("POST", "/sql/"));
        Assert.Equal("Engine", Assert.Single(row.Deals.Rows).Title);
        var company = Assert.Single(row.Company.Rows);
        Assert.Equal("Engine", Assert.Single(company.Deals.Rows).Title);
        Assert.Equal([ada.RowId, bob.RowId], company.Contacts.Rows.Select(contact => contact.RowId));
        Assert.NotSame(row, company.Contacts.Rows[0]);
        Assert.Same(company.Contacts.Rows[0].Company.Rows[0], company.Contacts.Rows[1].Company.Rows[0]);
        Assert.Throws<SeaTableQueryException>(() => company.Contacts.Rows[0].Company.Rows[0].Contacts.Rows);
        Assert.Throws<SeaTableQueryException>(() => company.Contacts.Rows[0].Deals.Rows);
    }

    [Fact]
    public async Task What_is_included_twice_is_read_once_with_all_that_is_below()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await AddCompanyAsync(crm, "Acme");
        await AddContactAsync(crm, "Ada", acme);
        crm.Wire.Clear();

        var row = await crm.Contacts.Include(c => c.Company, o => o.Include(x => x.Contacts)).Include(c => c.Company)
            .OrderBy(c => c.Name).Include(c => c.Company, o => o.Include(x => x.Deals)).ThenBy(c => c.Age).SingleAsync();

        Assert.Equal(3, crm.Wire.Count("POST", "/sql/"));
        Assert.Equal("Ada", Assert.Single(row.Company.Rows[0].Contacts.Rows).Name);
        Assert.Empty(row.Company.Rows[0].Deals.Rows);
    }

    [Fact]
    public async Task A_table_that_links_itself_is_included_level_by_level()
    {
        await using var crm = await Crm.StartAsync();
        var (call, visit) = (await crm.Base.Activities.AddAsync(new ActivitiesRow { Subject = "Call" }),
            await crm.Base.Activities.AddAsync(new ActivitiesRow { Subject = "Visit" }));
        await crm.Base.Activities.Links.FollowUps.AddRangeAsync([(call, visit), (visit, call)]);

        var rows = await crm.Base.Activities.Include(a => a.FollowUps, o => o.Include(x => x.FollowUps)).ToListAsync();

        Assert.Equal("Visit", rows[0].FollowUps.Rows[0].Subject);
        Assert.Equal("Call", rows[0].FollowUps.Rows[0].FollowUps.Rows[0].Subject);
        Assert.Equal("Call", rows[1].FollowUps.Rows[0].Subject);
        Assert.Throws<SeaTableQueryException>(() => rows[0].FollowUps.Rows[0].FollowUps.Rows[0].FollowUps.Rows);
    }

    [Fact]
    public async Task Lists_that_the_server_cuts_are_completed()
    {
        await using var crm = await Crm.StartAsync();
        var companies = Enumerable.Range(0, 3).Select(i => new CompaniesRow { Name = $"Company {i}" }).ToList();
        await crm.Base.Companies.AddRangeAsync(companies);
        int[] sizes = [49, 50, 330];
        var contacts = Enumerable.Range(0, sizes.Sum()).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        var employer = sizes.SelectMany((size, company) => Enumerable.Repeat(companies[company], size)).ToList();
        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Zip(employer));
        crm.Wire.Clear();

        var rows = await crm.Base.Companies.Include(c => c.Contacts).ToListAsync();

        Assert.Equal((2, 4), (crm.Wire.Count("POST", "/sql/"), crm.Wire.Count("POST", "/query-links/")));
        Assert.Equal(sizes, rows.Select(row => row.Contacts.Count));
        Assert.All(rows, row => Assert.False(row.Contacts.IsTruncated));
        Assert.All(rows.Zip(companies), pair => Assert.Equal(
            contacts.Zip(employer).Where(link => link.Second == pair.Second).Select(link => link.First.RowId).Order(),
            pair.First.Contacts.Rows.Select(row => row.RowId).Order()));
        Assert.All(rows, row => Assert.Equal(
            row.Contacts.Select(link => link.RowId), row.Contacts.Rows.Select(linked => linked.RowId)));
    }

    [Fact]
    public async Task A_stream_reads_linked_rows_page_by_page()
    {
        await using var crm = await Crm.StartAsync(options => options.SqlRowLimit = 100);
        var acme = await AddCompanyAsync(crm, "Acme");
        var contacts = Enumerable.Range(0, 250).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Select(contact => (contact, acme)));
        crm.Wire.Clear();

        var calls = 0;
        await foreach (var row in crm.Contacts.Include(c => c.Company))
        {
            calls = calls == 0 ? crm.Wire.Calls.Count : calls;
            Assert.Equal("Acme", Assert.Single(row.Company.Rows).Name);
        }

        Assert.Equal(2, calls);
        Assert.InRange(
            crm.Wire.Calls.Count(call => IsSelectOf(call, "Companies")), 3,
            crm.Wire.Calls.Count(call => IsSelectOf(call, "Contacts")));
    }

    [Fact]
    public async Task A_linked_row_that_is_deleted_in_between_is_left_out_with_its_link()
    {
        await using var crm = await Crm.StartAsync();
        var (acme, umbrella) = (await AddCompanyAsync(crm, "Acme"), await AddCompanyAsync(crm, "Umbrella"));
        await AddContactAsync(crm, "Ada", umbrella, acme);
        crm.Wire.Before = async call =>
        {
            if (IsSelectOf(call, "Companies"))
            {
                crm.Wire.Before = null;
                await crm.Base.Companies.DeleteAsync(umbrella.RowId);
            }
        };

        var row = await crm.Contacts.Include(c => c.Company).SingleAsync();

        Assert.Equal(["Acme"], row.Company.Rows.Select(company => company.Name));
        Assert.Equal(["Acme"], row.Company.Select(link => link.DisplayValue));
    }

    [Fact]
    public async Task A_linked_row_that_sql_does_not_know_yet_is_read_all_the_same()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await AddCompanyAsync(crm, "Acme");
        await AddContactAsync(crm, "Ada", acme);
        crm.Wire.ChangeAnswer = (call, answer) => IsSelectOf(call, "Companies") ? CannedServer.Results("[]") : answer;

        var row = await crm.Contacts.Include(c => c.Company).SingleAsync();

        Assert.Equal(acme.RowId, Assert.Single(row.Company.Rows).RowId);
        Assert.Equal(1, crm.Wire.Count("GET", "/rows/" + acme.RowId));
    }

    [Fact]
    public async Task A_server_that_gives_fewer_rows_than_asked_for_is_asked_for_the_rest()
    {
        await using var crm = await Crm.StartAsync();
        var companies = Enumerable.Range(0, 250).Select(i => new CompaniesRow { Name = $"Company {i}" }).ToList();
        await crm.Base.Companies.AddRangeAsync(companies);
        await AddContactAsync(crm, "Ada", [.. companies]);
        crm.Wire.Change = call => IsSelectOf(call, "Companies")
            ? call.Body.Replace("LIMIT 250", "LIMIT 200", StringComparison.Ordinal) : call.Body;

        var row = await crm.Contacts.Include(c => c.Company).SingleAsync();

        Assert.Equal(250, row.Company.Rows.Count);
        Assert.Equal(0, crm.Wire.Count("GET", "/rows/"));
    }

    [Fact]
    public async Task Rows_that_were_not_included_are_asked_for_with_advice()
    {
        await using var crm = await Crm.StartAsync();
        await AddContactAsync(crm, "Ada", await AddCompanyAsync(crm, "Acme"));

        var row = await crm.Contacts.SingleAsync();
        var error = Assert.Throws<SeaTableQueryException>(() => row.Company.Rows);

        Assert.Equal(
            "The rows that column 'Company' links were not read. Write .Include(c => c.Company) in the query, or read them " +
            "with LoadRowsAsync of Links.Company.", error.Message);
        Assert.Empty(row.Deals.Rows);
        Assert.Empty(new ContactsRow().Company.Rows);
    }

    [Fact]
    public async Task Counts_and_selections_of_a_query_read_no_linked_rows()
    {
        await using var crm = await Crm.StartAsync();
        await AddContactAsync(crm, "Ada", await AddCompanyAsync(crm, "Acme"));
        var query = crm.Contacts.Include(c => c.Company);
        crm.Wire.Clear();

        Assert.Equal((1, true), (await query.CountAsync(), await query.AnyAsync()));
        Assert.Equal(["Ada"], await query.Select(c => c.Name).ToListAsync());
        Assert.Equal(3, crm.Wire.Count("POST", "/sql/"));
    }

    internal static bool IsSelectOf(Wire.Call call, string table) =>
        call.IsSelect && call.Body.Contains($"FROM `{table}`", StringComparison.Ordinal);

    private static Task<CompaniesRow> AddCompanyAsync(Crm crm, string name) =>
        crm.Base.Companies.AddAsync(new CompaniesRow { Name = name });

    private static async Task<ContactsRow> AddContactAsync(Crm crm, string name, params CompaniesRow[] companies)
    {
        var contact = await crm.Contacts.AddAsync(new ContactsRow { Name = name });
        await crm.Contacts.Links.Company.AddRangeAsync(companies.Select(company => (contact, company)));
        return contact;
    }
}
