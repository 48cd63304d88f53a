using System.Net;

namespace SeaTable.Client.Tests;

public class LinkTests
{
    [Fact]
    public async Task Links_are_made_set_and_taken_away_from_both_ends()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var (acme, umbrella) = (await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Umbrella" }));

        await crm.Contacts.Links.Company.AddAsync(ada, acme);
        Assert.Equal([new LinkedRow(acme.RowId, "Acme")], (await crm.Contacts.GetAsync(ada.RowId))!.Company);
        Assert.Equal([new LinkedRow(ada.RowId, "Ada")], (await crm.Base.Companies.GetAsync(acme.RowId))!.Contacts);

        await crm.Base.Companies.Links.Contacts.AddAsync(umbrella, ada);
        Assert.Equal([acme.RowId, umbrella.RowId], (await crm.Contacts.Links.Company.LoadAsync(ada)).Select(link => link.RowId));

        await crm.Contacts.Links.Company.SetAsync(ada, [umbrella]);
        Assert.Equal([umbrella.RowId], (await crm.Contacts.GetAsync(ada.RowId))!.Company.Select(link => link.RowId));

        await crm.Contacts.Links.Company.SetAsync(ada, []);
        Assert.Empty((await crm.Contacts.GetAsync(ada.RowId))!.Company);
    }

    [Fact]
    public async Task Links_are_between_the_rows_that_were_meant_whatever_is_renamed_meanwhile()
    {
        await using var crm = await Crm.StartAsync();
        var (ada, acme) = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));
        crm.Wire.Before = call =>
        {
            if (call is { Method: "POST" } && call.Path.EndsWith("/links/", StringComparison.Ordinal))
            {
                crm.Emulator.RenameTable("Companies", "Another");
                crm.Emulator.RenameTable("Deals", "Companies");
                crm.Emulator.RenameTable("Another", "Deals");
                crm.Emulator.RenameColumn("Contacts", "Company", "Firm");
                crm.Emulator.RenameColumn("Contacts", "Notes", "Company");
            }

            return Task.CompletedTask;
        };

        await crm.Contacts.Links.Company.AddRangeAsync([(ada, acme)]);

        Assert.Equal([acme.RowId], (await crm.Contacts.Links.Company.LoadAsync(ada)).Select(link => link.RowId));
        Assert.Equal([ada.RowId], (await crm.Base.Companies.GetAsync(acme.RowId))!.Contacts.Select(link => link.RowId));
    }

    [Fact]
    public async Task A_link_that_is_there_costs_a_look_for_it_and_no_other_call()
    {
        await using var crm = await Crm.StartAsync();
        var (ada, acme) = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));
        await crm.Contacts.Links.Company.AddAsync(ada, acme);
        crm.Wire.Clear();

        await crm.Contacts.Links.Company.AddAsync(ada, acme);

        Assert.Equal((1, 1, 2), (
            crm.Wire.Count("POST", "/links/"), crm.Wire.Count("POST", "/query-links/"), crm.Wire.Calls.Count));
    }

    [Fact]
    public async Task A_row_tells_that_its_links_were_cut_off_and_all_of_them_can_be_loaded()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 230).Select(i => new ContactsRow { Name = "Contact " + i }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        crm.Wire.Clear();

        await crm.Contacts.Links.Company.AddRangeAsync(contacts.Select(contact => (contact, acme)));
        Assert.Equal(1, crm.Wire.Count("POST", "/links/"));

        var read = (await crm.Base.Companies.GetAsync(acme.RowId))!;
        Assert.True(read.Contacts.IsTruncated);
        Assert.Equal(50, read.Contacts.Count);
        Assert.Equal(contacts.Select(contact => contact.RowId).Order(),
            (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Select(link => link.RowId).Order());
    }

    [Fact]
    public async Task A_table_linked_with_itself_keeps_its_direction()
    {
        await using var crm = await Crm.StartAsync();
        var (call, visit) = (await crm.Base.Activities.AddAsync(new ActivitiesRow { Subject = "Call" }),
            await crm.Base.Activities.AddAsync(new ActivitiesRow { Subject = "Visit" }));

        await crm.Base.Activities.Links.FollowUps.AddAsync(call, visit);

        Assert.Equal(["Visit"], (await crm.Base.Activities.GetAsync(call.RowId))!.FollowUps.Select(link => link.DisplayValue));
    }

    [Fact]
    public async Task A_row_that_can_t_be_linked_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var (ada, acme) = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));

        var unsaved = await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.Links.Company.AddRangeAsync([(ada, acme), (ada, new CompaniesRow())]));
        Assert.StartsWith("The CompaniesRow of link 2 of 2 is not stored yet", unsaved.Message, StringComparison.Ordinal);

        await crm.Base.Companies.DeleteAsync(acme.RowId);
        var gone = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => crm.Contacts.Links.Company.AddAsync(ada, acme));
        Assert.Contains($"not in the base any more: {ada.RowId}, {acme.RowId}.", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_are_not_stored_and_columns_that_are_gone_are_refused_before_anything_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        var (ada, acme) = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));

        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.Links.Company.AddAsync(ada, new CompaniesRow()));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.Links.Company.LoadAsync(new ContactsRow()));

        crm.Emulator.DeleteColumn("Contacts", "Company");
        var late = crm.Client(_ => { });
        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(() => late.Contacts.Links.Company.AddAsync(ada, acme));
        Assert.Equal(("Contacts", "Company"), (error.Table, error.Column));
        Assert.Equal(0, crm.Wire.Count("POST", "/links/"));
    }

    [Fact]
    public async Task A_column_deleted_a_moment_ago_is_told_whatever_is_done_with_its_links()
    {
        await using var crm = await Crm.StartAsync();
        var (ada, acme) = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
            await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));
        await crm.Contacts.Links.Company.AddAsync(ada, acme);
        crm.Emulator.DeleteColumn("Contacts", "Company");

        var adding = await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.Links.Company.AddAsync(ada, acme));
        var loading = await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.Links.Company.LoadAsync(ada));

        Assert.StartsWith("Column 'Company' (key Cm7y) of table 'Contacts' is no link in the base any more.", adding.Message,
            StringComparison.Ordinal);
        Assert.Equal(("Contacts", "Company"), (loading.Table, loading.Column));
    }

    [Fact]
    public async Task The_same_links_made_by_many_at_once_are_all_there()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 40).Select(i => new ContactsRow { Name = $"Contact {i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                var some = contacts.Skip((writer + i) % 30).Take(10);
                await crm.Contacts.Links.Company.AddRangeAsync(some.Select(contact => (contact, acme)));
            }
        })));

        Assert.Equal(39, (await crm.Base.Companies.Links.Contacts.LoadAsync(acme)).Count);
    }

    [Fact]
    public async Task Links_made_in_several_calls_tell_which_part_failed()
    {
        await using var crm = await Crm.StartAsync();
        var acme = await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        var contacts = Enumerable.Range(0, 1001).Select(i => new ContactsRow { Phone = $"{i}" }).ToList();
        await crm.Contacts.AddRangeAsync(contacts);
        var calls = 0;
        crm.Wire.After = (call, answer) => call.Path.Contains("/links/", StringComparison.Ordinal) && ++calls == 2
            ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) : answer;

        var error = await Assert.ThrowsAsync<SeaTableApiException>(
            () => crm.Contacts.Links.Company.AddRangeAsync(contacts.Select(contact => (contact, acme))));

        Assert.Contains("rows 1001 to 1001 of 1001 (those before are done)", error.Message, StringComparison.Ordinal);
        Assert.False(error.NotApplied);
    }

    [Fact]
    public async Task Links_show_the_names_of_options_also_of_several_and_of_those_the_base_has_got_since()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        var creating = new TypesBase(
            new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken, CreateMissingOptions = true });
        var other = await creating.Others.AddAsync(
            new OthersRow { Kind = OthersKind.FromName("purple"), Tags = [OthersTags.Big, OthersTags.FromName("new \"one\"")] });
        var known = await creating.Others.AddAsync(new OthersRow { Kind = OthersKind.Red });
        var row = await client.Everything.AddAsync(new EverythingRow { Text = "x" });
        await client.Everything.Links.ByKind.SetAsync(row, [other, known]);
        await client.Everything.Links.ByTags.SetAsync(row, [other, known]);

        var read = (await client.Everything.GetAsync(row.RowId))!;

        string?[] kinds = ["purple", "red"];
        string?[] tags = ["""["big","new \"one\""]""", null];
        Assert.Equal(kinds, read.ByKind.Select(link => link.DisplayValue).Order());
        Assert.Equal(tags, read.ByTags.Select(link => link.DisplayValue).OrderDescending());
        Assert.Equal(kinds, (await client.Everything.Links.ByKind.LoadAsync(row)).Select(link => link.DisplayValue).Order());
        Assert.Equal(tags, (await client.Everything.Links.ByTags.LoadAsync(row)).Select(link => link.DisplayValue)
            .OrderDescending());
    }

    [Fact]
    public async Task A_link_that_shows_no_options_where_it_should_shows_what_came()
    {
        var row = await Types.ReadCellAsync("Li03", """
            [{"row_id":"a","display_value":["100000",7]},{"row_id":"b","display_value":[]},{"row_id":"c","display_value":"999999"},{"row_id":"d"}]
            """);

        Assert.Equal(["""["100000",7]""", "[]", "999999", null], row.ByTags.Select(link => link.DisplayValue));
        Assert.Empty(row.CellErrors);
    }

    [Theory]
    [InlineData("""{"AAAA":"#VALUE!"}""")]
    [InlineData("""{"AAAA":[{"display_value":"x"}]}""")]
    [InlineData("""{"_id":"AAAA","success":true}""")]
    [InlineData("""[]""")]
    [InlineData("""{"AAAA":""")]
    public async Task An_answer_that_holds_no_links_is_told_and_not_taken_for_none(string answer)
    {
        var client = Types.Answering(_ => answer);

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(
            () => client.Everything.Links.Others.LoadAsync(new EverythingRow { RowId = "AAAA" }));

        Assert.Contains("reading links of column 'Others' of table 'Everything'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_a_view_hides_is_empty()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Email = "ada@example.org" });
        await crm.SendAsync(HttpMethod.Put, "views/All%20contacts/?table_name=Contacts", """{"hidden_columns":["Em1l"]}""");

        var row = Assert.Single(await crm.Contacts.InView(crm.Contacts.Views.AllContacts).ToListAsync());

        Assert.Equal(("Ada", null), (row.Name, row.Email));
    }

    [Fact]
    public async Task A_view_gives_its_rows_in_its_order()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
        [
            new() { Name = "Ada", Status = ContactsStatus.Lead },
            new() { Name = "Grace", Status = ContactsStatus.Customer },
        ]);

        var leads = await crm.Contacts.InView(crm.Contacts.Views.OpenLeads).ToListAsync();

        Assert.All(leads, row => Assert.Equal(ContactsStatus.Lead, row.Status));
        Assert.Equal("Open leads", crm.Contacts.Views.OpenLeads.Name);
    }
}
