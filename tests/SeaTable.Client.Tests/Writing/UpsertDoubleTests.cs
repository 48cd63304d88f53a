namespace SeaTable.Client.Tests;

/// <summary>A double is deleted only while it holds nothing which the row that is kept does not hold.</summary>
public class UpsertDoubleTests
{
    [Fact]
    public async Task A_double_with_nothing_of_its_own_is_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddTwiceAsync(crm);

        var result = await UpsertAsync(crm);

        Assert.Equal([rows[1].RowId], Assert.Single(result.Doubles).DeletedRowIds);
        Assert.Equal(rows[0].RowId, Assert.Single(await crm.Contacts.ToListAsync()).RowId);
    }

    [Fact]
    public async Task A_double_stays_that_holds_something_in_a_column_that_is_new()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddTwiceAsync(crm);
        await crm.SendAsync(HttpMethod.Post, "columns/",
            """{"table_name":"Contacts","column_name":"Brand new","column_type":"text"}""");
        await FillAsync(crm, rows[1], "Brand new");

        await StaysAsync(crm, rows[1]);
    }

    [Fact]
    public async Task A_double_stays_that_holds_something_of_a_type_that_is_not_known()
    {
        await using var crm = await Crm.StartAsync();
        crm.Wire.ChangeAnswer = (_, body) => body.Replace("\"long-text\"", "\"novel\"", StringComparison.Ordinal);
        var rows = await AddTwiceAsync(crm);
        await FillAsync(crm, rows[1], "Notes");

        await StaysAsync(crm, rows[1]);
    }

    [Fact]
    public async Task A_double_stays_that_has_links()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddTwiceAsync(crm);
        await crm.Contacts.Links.Company.AddAsync(
            rows[1], await crm.Base.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));

        await StaysAsync(crm, rows[1]);
    }

    [Fact]
    public async Task A_double_stays_that_somebody_fills_just_before_it_is_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await AddTwiceAsync(crm);
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var isFilled = false;
        crm.Wire.Before = async call =>
        {
            if (isFilled || call.Method != "DELETE" && !call.Body.Contains("DELETE FROM", StringComparison.Ordinal))
                return;

            isFilled = true;
            await other.Contacts.UpdateAsync(new ContactsRow { Notes = "work" }.WithRowId(rows[1].RowId));
        };

        await StaysAsync(crm, rows[1]);
        Assert.True(isFilled);
    }

    [Fact]
    public async Task Many_doubles_are_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 250).Select(i => new ContactsRow { Name = $"{i}" }).ToList();
        await crm.Contacts.AddRangeAsync(rows.Select(row => row.Clone()));
        await crm.Contacts.AddRangeAsync(rows.Select(row => row.Clone()));

        var result = await crm.Contacts.UpsertRangeAsync(
            rows, c => c.Name, new SeaTableUpsertOptions { DeleteDoubles = true });

        Assert.Equal(250, result.Doubles.Sum(item => item.DeletedRowIds.Count));
        Assert.Equal(250, await crm.Contacts.CountAsync());
    }

    private static async Task<IReadOnlyList<ContactsRow>> AddTwiceAsync(Crm crm)
    {
        var rows = new List<ContactsRow>();
        for (var i = 0; i < 2; i++)
            rows.Add(await crm.Contacts.AddAsync(new ContactsRow { Name = "k", Age = 1 }));

        await crm.Base.Client.GetMetadataAsync();
        return [.. rows.OrderBy(row => row.RowCreatedAt).ThenBy(row => row.RowId, StringComparer.Ordinal)];
    }

    private static Task<SeaTableUpsertResult> UpsertAsync(Crm crm) => crm.Contacts.UpsertRangeAsync(
        [new() { Name = "k", Age = 1 }], c => c.Name, new SeaTableUpsertOptions { DeleteDoubles = true });

    private static async Task StaysAsync(Crm crm, ContactsRow row)
    {
        var result = await UpsertAsync(crm);

        var item = Assert.Single(result.Doubles);
        Assert.Empty(item.DeletedRowIds);
        Assert.Equal([row.RowId], item.OtherRowIds);
        Assert.Equal(2, await crm.Contacts.CountAsync());
    }

    private static Task FillAsync(Crm crm, ContactsRow row, string column) => crm.SendAsync(
        HttpMethod.Put, "rows/",
        $$$"""{"table_name":"Contacts","updates":[{"row_id":"{{{row.RowId}}}","row":{"{{{column}}}":"work"}}]}""");
}
