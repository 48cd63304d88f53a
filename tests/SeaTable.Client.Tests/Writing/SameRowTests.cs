namespace SeaTable.Client.Tests;

/// <summary>Of a row that stands in a call more than once, the last value of each cell counts.</summary>
public class SameRowTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_changes_of_a_cell_the_last_one_counts(bool isRead)
    {
        await using var crm = await Crm.StartAsync();
        var added = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 1, Status = ContactsStatus.Customer });
        var rows = new List<ContactsRow>();
        for (var i = 0; i < 2; i++)
            rows.Add(isRead ? (await crm.Contacts.GetAsync(added.RowId))! : new ContactsRow { RowId = added.RowId });

        (rows[0].Age, rows[0].Status, rows[0].Phone) = (10, ContactsStatus.Lead, "of the first");
        (rows[1].Age, rows[1].Status, rows[1].Notes) = (20, ContactsStatus.Lost, "of the second");
        await crm.Contacts.UpdateRangeAsync(rows);

        var now = (await crm.Contacts.GetAsync(added.RowId))!;
        Assert.Equal((20d, ContactsStatus.Lost), (now.Age, now.Status));
        Assert.Equal(("of the first", "of the second"), (now.Phone, now.Notes));
        Assert.Equal(1, crm.Wire.Count("PUT", "/rows/"));
    }

    [Fact]
    public async Task A_value_of_the_first_that_did_not_arrive_is_sent_again()
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" })).RowId;
        var isFirst = true;
        crm.Wire.Change = call =>
        {
            if (call.Method != "PUT" || !isFirst)
                return call.Body;

            isFirst = false;
            return call.Body.Replace("\"Phone\"", "\"for a moment\"", StringComparison.Ordinal);
        };

        await crm.Contacts.UpdateRangeAsync(
            [new ContactsRow { RowId = id, Age = 10, Phone = "first" }, new ContactsRow { RowId = id, Age = 20 }]);

        var now = (await crm.Contacts.GetAsync(id))!;
        Assert.Equal((20d, "first"), (now.Age, now.Phone));
    }
}
