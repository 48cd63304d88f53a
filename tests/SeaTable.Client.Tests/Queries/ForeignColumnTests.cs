namespace SeaTable.Client.Tests;

/// <summary>
/// The keys of columns recur from table to table, so a column of another table must not be taken for one of this table.
/// </summary>
public class ForeignColumnTests
{
    [Fact]
    public async Task A_condition_on_another_table_deletes_nothing()
    {
        await using var crm = await StartAsync();
        var ofDeals = Columns(crm).Title == "Ada";

        var refusal = await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.DeleteWhereAsync(_ => ofDeals));

        Assert.Contains("'Title' of table 'Deals'", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task Neither_values_nor_orders_nor_selections_of_another_table_are_sent()
    {
        await using var crm = await StartAsync();
        var deals = Columns(crm);

        await Assert.ThrowsAsync<SeaTableQueryException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Name == "Ada", _ => deals.Title.Set("x")));
        await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.OrderBy(_ => deals.Title).ToListAsync());
        await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Select(_ => deals.Title).ToListAsync());
        await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Where(_ => deals.CloseDate.IsEmpty()).ToListAsync());

        Assert.Equal("Ada", Assert.Single(await crm.Contacts.ToListAsync()).Name);
    }

    [Fact]
    public async Task A_query_with_a_column_of_another_table_shows_why_it_can_not_be_sent_and_no_SQL()
    {
        await using var crm = await StartAsync();
        var deals = Columns(crm);

        string[] shown = [crm.Contacts.Where(_ => deals.Title == "Ada").ToString(),
            crm.Contacts.Select(_ => deals.Title).ToString()];

        Assert.All(shown, text => Assert.Matches(@"^\(Column 'Title' of table 'Deals' .*\)$", text));
    }

    private static DealsColumns Columns(Crm crm)
    {
        DealsColumns? columns = null;
        crm.Base.Deals.Where(deals =>
        {
            columns = deals;
            return SqlCondition.All();
        });
        return columns!;
    }

    private static async Task<Crm> StartAsync()
    {
        var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new() { Name = "Ada" });
        return crm;
    }
}
