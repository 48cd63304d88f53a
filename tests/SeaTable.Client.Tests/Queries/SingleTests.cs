namespace SeaTable.Client.Tests;

/// <summary>Queries that mean one row, or one result.</summary>
public class SingleTests
{
    [Fact]
    public async Task The_only_row_is_read_in_one_call()
    {
        await using var crm = await StartAsync();

        Assert.Equal("Ada", (await crm.Contacts.Where(c => c.Age == 36).SingleAsync()).Name);
        Assert.Equal("Ada", (await crm.Contacts.Where(c => c.Age == 36).SingleOrDefaultAsync())?.Name);
        Assert.Equal(36, await crm.Contacts.Where(c => c.Name == "Ada").Select(c => c.Age).SingleAsync());
        Assert.Equal(36, await crm.Contacts.Where(c => c.Name == "Ada").Select(c => c.Age).SingleOrDefaultAsync());

        Assert.Equal(4, crm.Wire.Statements.Count());
        Assert.All(crm.Wire.Statements, statement => Assert.Contains("LIMIT 2", statement, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_row_is_an_error_or_nothing()
    {
        await using var crm = await StartAsync();
        var none = crm.Contacts.Where(c => c.Age > 100);

        var error = await Assert.ThrowsAsync<SeaTableQueryException>(() => none.SingleAsync());
        await Assert.ThrowsAsync<SeaTableQueryException>(() => none.Select(c => c.Name).SingleAsync());

        Assert.Contains("No row of table 'Contacts'", error.Message, StringComparison.Ordinal);
        Assert.Null(await none.SingleOrDefaultAsync());
        Assert.Null(await none.Select(c => c.Name).SingleOrDefaultAsync());
    }

    [Fact]
    public async Task Two_rows_are_an_error_that_names_them()
    {
        await using var crm = await StartAsync();
        var ids = await crm.Contacts.Select(c => c.RowId).ToListAsync();

        foreach (var call in new Func<Task>[]
        {
            () => crm.Contacts.SingleAsync(),
            () => crm.Contacts.SingleOrDefaultAsync(),
        })
        {
            var error = await Assert.ThrowsAsync<SeaTableQueryException>(call);
            Assert.All(ids, id => Assert.Contains(id, error.Message, StringComparison.Ordinal));
        }

        await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Select(c => c.Name).SingleAsync());
        await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Select(c => c.Name).SingleOrDefaultAsync());
    }

    private static async Task<Crm> StartAsync()
    {
        var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "Ada", Age = 36 }, new ContactsRow { Name = "Grace", Age = 45 }]);
        crm.Wire.Clear();
        return crm;
    }
}
