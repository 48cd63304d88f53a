namespace SeaTable.Client.Tests;

/// <summary>
/// A column named like a field that every row has takes the field's place in SQL, so that a query would find the wrong rows.
/// </summary>
public class SystemNameTests
{
    public static TheoryData<string, Func<CrmBase, Task>> Queries => new()
    {
        { "condition", crm => crm.Contacts.Where(c => c.Name == "Ada").ToListAsync() },
        { "order", crm => crm.Contacts.OrderBy(c => c.Name).ToListAsync() },
        { "cut", crm => crm.Contacts.Take(1).ToListAsync() },
        { "selection", crm => crm.Contacts.Select(c => c.Name).ToListAsync() },
        { "count", crm => crm.Contacts.CountAsync() },
        { "groups", crm => crm.Contacts.GroupBy(c => c.Status).Select(g => g.Count()).ToListAsync() },
        { "update", crm => crm.Contacts.UpdateWhereAsync(c => c.Name == "Ada", c => c.Name.Set("x")) },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_on_a_table_with_such_a_column_is_refused(string kind, Func<CrmBase, Task> query)
    {
        Assert.NotEmpty(kind);
        await using var crm = await StartAsync("_cTime");

        var refusal = await Assert.ThrowsAsync<SeaTableSchemaException>(() => query(crm.Client(_ => { })));

        Assert.Contains("'_cTime'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Rename the column", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("_cTime", refusal.Column);
    }

    [Theory]
    [InlineData("_id")]
    [InlineData("_ID")]
    [InlineData("_mtime")]
    [InlineData("_creator")]
    [InlineData("_last_modifier")]
    [InlineData("_locked")]
    [InlineData("_locked_by")]
    [InlineData("_archived")]
    public async Task Deleting_all_rows_but_one_deletes_none(string name)
    {
        await using var crm = await StartAsync(name);
        var keep = (await crm.Contacts.ToListAsync())[0].RowId;

        await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.DeleteWhereAsync(c => c.RowId != keep));

        Assert.Equal(2, (await crm.Contacts.ToListAsync()).Count);
    }

    [Fact]
    public async Task Rows_asked_for_by_a_name_taken_a_moment_ago_are_refused_as_well()
    {
        await using var crm = await StartAsync("_ctime");

        await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.Where(c => c.Name != "x").ToListAsync());
        await Assert.ThrowsAsync<SeaTableSchemaException>(() => crm.Contacts.Select(c => c.Name).ToListAsync());
    }

    [Fact]
    public async Task The_whole_table_is_read_all_the_same()
    {
        await using var crm = await StartAsync("_ctime");
        await crm.Contacts.AddRangeAsync(Enumerable.Range(0, 1500).Select(number => new ContactsRow { Name = $"{number}" }));

        var rows = await crm.Contacts.ToListAsync();

        Assert.Equal(["Ada", "Grace", .. Enumerable.Range(0, 1500).Select(number => $"{number}")], rows.Select(row => row.Name));
        Assert.Equal("12", rows[0].Phone);
        Assert.All(rows, row => Assert.NotEqual(default, row.RowCreatedAt));
    }

    private static async Task<Crm> StartAsync(string name)
    {
        var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync([new() { Name = "Ada", Phone = "12" }, new() { Name = "Grace" }]);
        crm.Emulator.RenameColumn("Contacts", "Phone", name);
        return crm;
    }
}
