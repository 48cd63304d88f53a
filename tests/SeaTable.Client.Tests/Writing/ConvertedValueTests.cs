namespace SeaTable.Client.Tests;

/// <summary>
/// A value that goes to a column of another type, because names were swapped for a moment, is turned into one of that type. That
/// is no change of somebody else.
/// </summary>
public class ConvertedValueTests
{
    private static readonly DateOnly s_day = new(2024, 5, 5);
    private static readonly DateTimeOffset s_moment = new(2024, 6, 6, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_moment_that_became_a_day_is_replaced_by_the_day_that_was_meant(bool isNew)
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Birthday = new(2020, 1, 1) })).RowId;
        var row = isNew ? new ContactsRow { Name = "Bob" } : (await crm.Contacts.GetAsync(id))!;

        (row.Birthday, row.LastContacted) = (s_day, s_moment);
        await SwapAsync(crm, "Birthday", "Last contacted");
        await (isNew ? crm.Contacts.AddRangeAsync([new ContactsRow { Name = "first" }, row]) : crm.Contacts.UpdateAsync(row));

        var now = (await crm.Contacts.GetAsync(row.RowId))!;
        Assert.Equal((s_day, s_moment), (now.Birthday, now.LastContacted));
    }

    [Fact]
    public async Task Texts_and_numbers_that_a_new_row_was_given_for_each_other_are_replaced()
    {
        await using var crm = await Crm.StartAsync();
        ContactsRow[] rows =
        [
            new() { Name = "first" },
            new() { Name = "Ada", Newsletter = true, Notes = "No. 5" },
            new() { Name = "Bob", Newsletter = false, Notes = null },
        ];

        await SwapAsync(crm, "Newsletter", "Notes");
        await crm.Contacts.AddRangeAsync(rows);

        var stored = await crm.Contacts.ToListAsync();
        Assert.Equal(rows.Select(row => (row.Newsletter, row.Notes)), stored.Select(row => (row.Newsletter, row.Notes)));
    }

    [Fact]
    public async Task A_day_that_a_moment_overwrote_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Birthday = s_day });
        await crm.Contacts.CountAsync();

        await SwapAsync(crm, "Birthday", "Last contacted");
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Name == "Ada", c => c.LastContacted.Set(s_moment)));

        Assert.Equal((row.RowId, "Birthday"), (Assert.Single(error.Overwritten).RowId, error.Overwritten[0].ColumnName));
    }

    [Fact]
    public async Task A_tick_that_a_text_took_away_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Newsletter = true })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        row.Notes = "text";

        await SwapAsync(crm, "Newsletter", "Notes");
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(row));

        Assert.Equal(("Newsletter", "true"), (Assert.Single(error.Overwritten).ColumnName, error.Overwritten[0].JsonBefore));
        Assert.Equal("text", (await crm.Contacts.GetAsync(id))!.Notes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_became_of_a_value_in_a_column_that_was_empty_is_told(bool isRead)
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Birthday = s_day });
        row = isRead ? (await crm.Contacts.GetAsync(row.RowId))! : new ContactsRow { RowId = row.RowId };
        await crm.Contacts.CountAsync();
        if (isRead)
            row.Email = "e5@example.org";
        else
            row.Newsletter = true;

        await SwapAsync(crm, isRead ? "Email" : "Newsletter", isRead ? "Rating" : "Phone");
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(row));

        Assert.Equal(isRead ? "Rating" : "Phone", Assert.Single(error.Overwritten).ColumnName);
    }

    [Fact]
    public async Task Options_that_a_text_made_in_a_new_row_are_taken_away()
    {
        await using var crm = await Crm.StartAsync();

        await SwapAsync(crm, "Phone", "Tags");
        var rows = await crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "first" }, new ContactsRow { Phone = "Vip new", Tags = [] }]);

        var now = (await crm.Contacts.GetAsync(rows[1].RowId))!;
        Assert.Equal(("Vip new", 0), (now.Phone, now.Tags.Count));
    }

    [Fact]
    public async Task Options_that_went_to_a_text_when_they_were_sent_again_are_told()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        var writes = 0;
        crm.Wire.Before = call => Task.FromResult(call.IsWriteOfRows && ++writes <= 2 && Swap());
        crm.Wire.AfterAsync = call => Task.FromResult(call.IsWriteOfRows && writes <= 2 && Swap());

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "first" }, new ContactsRow { Name = "Ada", Tags = [ContactsTags.Reference] }]));

        Assert.Equal("Notes", Assert.Single(error.Overwritten).ColumnName);

        bool Swap()
        {
            if (writes == 2)
                return crm.Swap("Tags", "Notes");

            crm.Emulator.RenameOption("Contacts", "Tags", "Vip", "in between");
            crm.Emulator.RenameOption("Contacts", "Tags", "Reference", "Vip");
            crm.Emulator.RenameOption("Contacts", "Tags", "in between", "Reference");
            return true;
        }
    }

    [Fact]
    public async Task A_value_that_was_overwritten_is_told_also_where_the_one_that_was_meant_stood_there_before()
    {
        await using var crm = await Crm.StartAsync();
        var rows = await crm.Contacts.AddRangeAsync(
        [
            new ContactsRow { Name = "Ada", Phone = "old", Notes = "notes of Ada" },
            new ContactsRow { Name = "Bob", Phone = "0123456789", Notes = "notes of Bob" },
        ]);
        await crm.Contacts.CountAsync();

        await SwapAsync(crm, "Phone", "Notes");
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateRangeAsync(
            [.. rows.Select(row => new ContactsRow { RowId = row.RowId, Phone = "0123456789" })]));

        Assert.Equal(rows.Select(row => row.RowId).Order(), error.Overwritten.Select(value => value.RowId).Order());
        Assert.All(await crm.Contacts.ToListAsync(), row => Assert.Equal("0123456789", row.Phone));
    }

    [Fact]
    public async Task A_text_is_compared_with_what_stands_in_columns_of_all_types()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow
        {
            Name = "Ada", Home = Geolocation.At(47, 8), Tags = [ContactsTags.Vip], AccountManagers = ["a@auth.local"],
            Photo = [new("https://seatable.example/a.png")], Birthday = s_day, Rating = 1, Newsletter = true,
            Consent = new("a@auth.local", new("https://seatable.example/a.png"), s_moment),
        });
        await crm.Contacts.CountAsync();

        await SwapAsync(crm, "Notes", "Phone");
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(
            () => crm.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Notes = "text" }));

        Assert.Equal("Phone", Assert.Single(error.Overwritten).ColumnName);
    }

    [Fact]
    public async Task What_an_automation_made_of_a_new_row_stays()
    {
        await using var crm = await Crm.StartAsync();
        var other = crm.Client(options => options.VerifyWrites = false);
        crm.Wire.AfterAsync = async call =>
        {
            if (call is { Method: "POST", IsWriteOfRows: true })
                await other.Contacts.UpdateWhereAsync(c => c.Age == 5, c => c.Age.Set(10));
        };

        await crm.Contacts.AddRangeAsync([new ContactsRow { Name = "first" }, new ContactsRow { Name = "No. 5", Age = 5 },
            new ContactsRow { Name = "7", Notes = "2024-01-01", Newsletter = true, Age = 5, LastContacted = s_moment }]);

        Assert.Equal([null, 10, 10], (await crm.Contacts.ToListAsync()).Select(row => row.Age));
    }

    /// <summary>Lets two columns have each other's name for the moment of the next write.</summary>
    private static async Task SwapAsync(Crm crm, string one, string other)
    {
        await crm.Base.Client.GetMetadataAsync();
        var isWritten = false;
        crm.Wire.Before = call => Task.FromResult(!isWritten && IsWrite(call) && crm.Swap(one, other));
        crm.Wire.AfterAsync = call => Task.FromResult(isWritten = isWritten || (IsWrite(call) && crm.Swap(one, other)));
    }

    private static bool IsWrite(Wire.Call call) => call.IsWriteOfRows || call is { IsSql: true, IsSelect: false };
}
