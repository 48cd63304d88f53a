namespace SeaTable.Client.Tests;

/// <summary>Updating and deleting by a condition.</summary>
public class ChangeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Updates_become_this_SQL(bool all)
    {
        var statement = await Statement.OfAsync(
            crm => crm.Contacts.UpdateWhereAsync(
                c => all ? SqlCondition.All() : c.Age > 30,
                c => [
                    c.Name.Set("Ada"), c.Email.Set(null), c.Phone.Set(""), c.Age.Set(37.5),
                    c.Birthday.Set(new DateOnly(1815, 12, 10)),
                    c.Status.Set(ContactsStatus.Customer), c.Tags.Set(ContactsTags.Vip, ContactsTags.CSharp),
                    c.AccountManagers.Set("a@auth.local"),
                    c.Newsletter.Set(true), c.Rating.Set(5), c.Notes.Set("`?'\""),
                ]),
            verifyWrites: false);

        Assert.Equal(
            "UPDATE `Contacts` SET `Name` = ?, `Email` = NULL, `Phone` = ?, `Age` = ?, `Birthday` = ?, `Status` = ?, `Tags` = "
                + "(?, ?), `Account managers` = (?), " +
            "`Newsletter` = true, `Rating` = ?, `Notes` = ?" + (all ? "" : " WHERE `Age` > ?"),
            statement.Sql);
        Assert.Equal(
            """["Ada","",37.5,"1815-12-10","Customer","Vip","C#","a@auth.local",5,"`?'\""%]""".Replace("%", all ? "" : ",30",
                StringComparison.Ordinal),
            statement.Parameters);
    }

    [Fact]
    public async Task Every_writable_column_is_updated_and_emptied()
    {
        await using var emulator = await Types.StartAsync();
        var table = Types.Connect(emulator).Everything;
        await table.AddRangeAsync([new() { Number = 1 }, new() { Number = 2 }]);
        var moment = new DateTimeOffset(2026, 6, 5, 4, 3, 0, TimeSpan.Zero);

        await table.UpdateWhereAsync(
            c => c.Number == 2,
            c => [
                c.Text.Set("x"), c.LongText.Set("long"), c.Euro.Set(9.99m), c.Checkbox.Set(true),
                c.DateISO.Set(new DateOnly(2026, 1, 2)),
                c.TimeISO.Set(moment.AddSeconds(40)), c.DurationMinutes.Set(TimeSpan.FromMinutes(90)),
                c.Select.Set(EverythingSelect._100),
                c.Multiple.Set(EverythingMultiple.Option1, EverythingMultiple.Option2),
                c.People.Set("a@auth.local", "b@auth.local"), c.Rating.Set(5),
                c.Department.Set(7),
            ]);

        var rows = await table.ToListAsync();
        Assert.Null(rows[0].Text);
        var row = rows[1];
        Assert.Equal(("x", "long", 9.99m, true, new DateOnly(2026, 1, 2)),
            (row.Text, row.LongText, row.Euro, row.Checkbox, row.DateISO));
        Assert.Equal((moment, TimeSpan.FromMinutes(90), EverythingSelect._100, 5, 7),
            (row.TimeISO, row.DurationMinutes, row.Select, row.Rating, row.Department));
        Assert.Equal([EverythingMultiple.Option1, EverythingMultiple.Option2], row.Multiple);
        Assert.Equal(["a@auth.local", "b@auth.local"], row.People);

        await table.UpdateWhereAsync(
            c => c.Text == "x",
            c => [
                c.Text.Set(null), c.Euro.Set(null), c.DateISO.Set(null), c.TimeISO.Set(null), c.DurationMinutes.Set(null),
                c.Select.Set(null),
                c.Multiple.Set(), c.People.Set(), c.Rating.Set(null), c.Department.Set(null),
            ]);

        row = (await table.ToListAsync())[1];
        Assert.Equal((null, null, null, null), (row.Text, row.Euro, row.DateISO, row.TimeISO));
        Assert.Equal((null, null, null, null), (row.DurationMinutes, row.Select, row.Rating, row.Department));
        Assert.Empty(row.Multiple);
        Assert.Empty(row.People);
    }

    [Fact]
    public async Task Rows_that_meet_the_condition_are_deleted_and_no_others()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync([new() { Name = "a", Age = 1 }, new() { Name = "b", Age = 2 }, new() { Name = "c" }]);

        await crm.Contacts.DeleteWhereAsync(c => c.Age > 1);
        Assert.Equal(["a", "c"], (await crm.Contacts.ToListAsync()).Select(row => row.Name));

        await crm.Contacts.DeleteWhereAsync(c => c.Age != 1);
        Assert.Equal(["a"], (await crm.Contacts.ToListAsync()).Select(row => row.Name));

        await crm.Contacts.DeleteWhereAsync(c => SqlCondition.All());
        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task Values_that_can_not_be_stored_are_refused_before_anything_is_sent()
    {
        var sent = await Statement.AllOfAsync(async crm =>
        {
            await Assert.ThrowsAsync<SeaTableRowException>(
                () => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => c.Rating.Set(6)));
            await Assert.ThrowsAsync<SeaTableRowException>(
                () => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => c.Age.Set(131)));
            await Assert.ThrowsAsync<SeaTableRowException>(
                () => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => c.Name.Set(new string('x', 10_001))));
            await Assert.ThrowsAsync<SeaTableOptionNotFoundException>(
                () => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => c.Status.Set(ContactsStatus.FromName("Prospect"))));
            await Assert.ThrowsAsync<SeaTableQueryException>(
                () => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => [c.Age.Set(1), c.Age.Set(2)]));
        });

        Assert.Empty(sent);
    }

    [Fact]
    public async Task Assignments_may_be_none_but_not_null()
    {
        var sent = await Statement.AllOfAsync(async crm =>
        {
            await crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => []);
            var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(
                () => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => [c.Age.Set(1), null!]));
            Assert.IsType<SeaTableQueryException>(error);
            await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.UpdateWhereAsync(c => c.Age > 1, c => null!));
        });

        Assert.Empty(sent);
    }

    [Fact]
    public async Task A_missing_option_is_only_created_when_that_is_permitted()
    {
        await using var crm = await Crm.StartAsync(options => options.CreateMissingOptions = true);
        await crm.Contacts.AddAsync(new ContactsRow { Age = 5 });

        await crm.Contacts.UpdateWhereAsync(c => c.Age == 5, c => c.Status.Set(ContactsStatus.FromName("Prospect")));

        Assert.Equal("Prospect", Assert.Single(await crm.Contacts.ToListAsync()).Status?.Name);
    }

    [Fact]
    public async Task A_read_only_token_changes_nothing()
    {
        await using var crm = await Crm.StartAsync();
        var reader = crm.Client(options => options.ApiToken = crm.Emulator.ReadOnlyApiToken);

        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.Contacts.DeleteWhereAsync(c => c.Age > 1));
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.SqlAsync($"DELETE FROM Contacts WHERE Age > {1}"));
        Assert.Empty(crm.Wire.Writes);
        Assert.Equal(0, await reader.Contacts.CountAsync());
    }

    [Fact]
    public async Task A_moment_that_the_server_would_take_for_another_one_is_not_sent()
    {
        await using var crm = await Crm.StartAsync(
            emulatorOptions: new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") });
        await crm.Contacts.AddAsync(new ContactsRow { Age = 5 });

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Age == 5,
                c => c.LastContacted.Set(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))));

        Assert.Contains("SeaTableOptions.TimeZone", error.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await crm.Contacts.ToListAsync()).LastContacted);
    }
}
