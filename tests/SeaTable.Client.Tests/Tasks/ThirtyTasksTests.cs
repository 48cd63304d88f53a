namespace SeaTable.Client.Tests;

/// <summary>
/// What people do with a base every day, each task in no more calls than it needs once the client knows the base. This part has
/// the tasks that only read.
/// </summary>
public sealed partial class ThirtyTasksTests : IAsyncLifetime
{
    private Crm _crm = null!;

    private CrmBase Base => _crm.Base;

    public async Task InitializeAsync()
    {
        _crm = await Crm.StartAsync(options => options.TimeZone = TimeZoneInfo.Utc);
        await _crm.Emulator.SeedAsync(async () =>
        {
            var companies = await Base.Companies.AddRangeAsync([new() { Name = "Acme" }, new() { Name = "Initech" }]);
            var contacts = await Base.Contacts.AddRangeAsync(
            [
                new() { Name = "Ada", Email = "ada@example.org", Age = 36, Status = ContactsStatus.Lead,
                    Tags = [ContactsTags.Vip], Birthday = new DateOnly(1990, 5, 1) },
                new() { Name = "Bob", Email = "bob@example.org", Age = 17, Status = ContactsStatus.Lead,
                    Tags = [ContactsTags.Vip], Birthday = new DateOnly(2009, 5, 2) },
                new() { Name = "Cleo", Email = "cleo@example.org", Age = 36, Status = ContactsStatus.Customer,
                    Birthday = new DateOnly(1990, 12, 24) },
            ]);
            await Base.Contacts.Links.Company.AddRangeAsync([(contacts[0], companies[0]), (contacts[2], companies[1])]);
            await Base.Deals.AddRangeAsync(
            [
                new() { Title = "Engine", Stage = DealsStage.Negotiation, Amount = 100m, CloseDate = new DateOnly(2026, 3, 1) },
                new() { Title = "Loom", Stage = DealsStage.Negotiation, Amount = 50m, CloseDate = new DateOnly(2026, 3, 9) },
                new() { Title = "Cards", Stage = DealsStage.ClosedLost, Amount = 10m, CloseDate = new DateOnly(2025, 1, 1) },
            ]);
        });
        await Base.Contacts.AnyAsync(); // Gets the token and the names, which the tasks don't count.
        _crm.Emulator.ClearRequests();
    }

    public async Task DisposeAsync() => await _crm.DisposeAsync();

    private void AssertCalls(int most) => _crm.Emulator.AssertCalls(most);

    [Fact]
    public async Task Read_the_third_page_and_the_total()
    {
        var page = await Base.Contacts.OrderBy(c => c.Name).ToPageAsync(3, 1);

        AssertCalls(2);
        Assert.Equal(("Cleo", 3, 3, false), (page.Items.Single().Name, page.Total, page.Count, page.HasNext));
    }

    [Fact]
    public async Task Read_a_page_that_is_the_last()
    {
        var page = await Base.Contacts.OrderBy(c => c.Name).ToPageAsync(2, 2);

        AssertCalls(1);
        Assert.Equal(("page 2 of 2, 1 of 3 rows", true), (page.ToString(), page.HasPrevious));
        Assert.Empty((await Base.Contacts.ToPageAsync(7, 100)).Items);
    }

    [Fact]
    public async Task Group_by_year_and_month()
    {
        var months = await Base.Deals.GroupBy(d => d.CloseDate.Year, d => d.CloseDate.Month).Select(g => g.Sum(d => d.Amount))
            .ToListAsync();

        AssertCalls(1);
        Assert.Equal([(2025, 1, 10m), (2026, 3, 150m)], months);
    }

    [Fact]
    public async Task Count_per_option_with_zeros()
    {
        var counts = await Base.Contacts.GroupBy(c => c.Status).Select(g => g.Count()).ToListAsync();
        var all = ContactsStatus.All.ToDictionary(
            status => status.Name, status => counts.Find(count => count.Item1 == status).Item2);

        AssertCalls(1);
        Assert.Equal((2, 1, 0, 0), (all["Lead"], all["Customer"], all["Lost"], all["Do not contact"]));
    }

    [Fact]
    public async Task Compute_several_aggregates_without_groups()
    {
        var (count, total, largest) = await Base.Deals.AggregateAsync(
            g => (g.Count(), g.Sum(d => d.Amount), g.Max(d => d.Amount)));

        AssertCalls(1);
        Assert.Equal((3, 160m, 100m), (count, total, largest));
    }

    [Fact]
    public async Task Order_by_a_formula()
    {
        var contacts = await Base.Contacts.OrderByDescending(c => c.Salutation).Select(c => c.Name).ToListAsync();

        AssertCalls(1);
        Assert.Equal(3, contacts.Count);
    }

    [Fact]
    public async Task Find_the_different_values()
    {
        var ages = await Base.Contacts.Select(c => c.Age).Distinct().ToListAsync();

        AssertCalls(1);
        Assert.Equal([17, 36], ages.Order());
    }

    [Fact]
    public async Task Read_what_was_modified_since()
    {
        var since = DateTimeOffset.UtcNow.AddHours(-1);
        var contacts = await Base.Contacts.Where(c => c.RowModifiedAt > since).ToListAsync();

        AssertCalls(1);
        Assert.Equal(3, contacts.Count);
    }

    [Fact]
    public async Task See_whether_a_value_is_taken()
    {
        var isTaken = await Base.Contacts.Where(c => c.Email == "ada@example.org").AnyAsync();

        AssertCalls(1);
        Assert.True(isTaken);
    }

    [Fact]
    public async Task Filter_by_a_link()
    {
        var contacts = await Base.Contacts.Where(c => c.Company.First == "Acme").ToListAsync();

        AssertCalls(1);
        Assert.Equal("Ada", contacts.Single().Name);
    }

    [Fact]
    public async Task Join_contacts_with_their_companies_in_memory()
    {
        var companies = (await Base.Companies.ToListAsync()).ToDictionary(company => company.RowId);
        var joined = (await Base.Contacts.ToListAsync())
            .Select(contact => (contact.Name, contact.Company.Select(link => companies[link.RowId].Name).SingleOrDefault()));

        AssertCalls(2);
        Assert.Equal([("Ada", "Acme"), ("Bob", null), ("Cleo", "Initech")], joined);
    }

    [Fact]
    public async Task Switch_over_a_single_select()
    {
        var texts = (await Base.Contacts.ToListAsync()).ConvertAll(contact => contact.Status?.Name switch
        {
            ContactsStatus.Names.Lead => "call",
            ContactsStatus.Names.Customer => "thank",
            _ => "leave",
        });

        AssertCalls(1);
        Assert.Equal(["call", "call", "thank"], texts);
    }

    [Fact]
    public async Task Choose_columns_by_what_a_user_wants_to_see()
    {
        string[] wanted = ["Name", "Age"];
        var rows = await Base.Contacts.Where(c => c.Find("Age")!.AtLeast("18")).OrderBy(c => c.Find("Name")!)
            .Select(c => wanted.Select(name => c.Find(name)!)).ToListAsync();

        AssertCalls(1);
        Assert.Equal([("Ada", 36.0), ("Cleo", 36.0)], rows.Select(row => ((string)row["Name"]!, (double)row["Age"]!)));
    }

    [Fact]
    public async Task Keep_optional_filters_in_a_variable()
    {
        var (name, minAge) = ((string?)null, (double?)18);
        var query = Base.Contacts.Where(c => SqlCondition.All());
        if (name is not null)
            query = query.Where(c => c.Name == name);

        if (minAge is not null)
            query = query.Where(c => c.Age >= minAge);

        Assert.Equal(2, await query.CountAsync());
        AssertCalls(1);
    }

    [Fact]
    public void Test_a_program_without_a_server()
    {
        var contact = SeaTableModelFactory.Row(
            new ContactsRow { RowId = "Qt8xIBbHSlGQsHhwYPZQhg", Name = "Ada" }, createdAt: DateTimeOffset.UnixEpoch);

        Assert.Equal((DateTimeOffset.UnixEpoch, false), (contact.RowCreatedAt, contact.IsChanged));
        AssertCalls(0);
    }
}
