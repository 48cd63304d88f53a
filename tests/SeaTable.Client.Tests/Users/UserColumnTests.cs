using System.Text.Json;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>Users in cells are written, found and read as users, and strings go on to work.</summary>
public class UserColumnTests
{
    [Fact]
    public async Task Users_are_written_by_who_they_are_and_read_as_users()
    {
        var options = new SeaTableEmulatorOptions();
        options.Users.Add(new EmulatorUser("ada@example.com", "secret") { Name = "Ada Lovelace" });
        await using var crm = await Crm.StartAsync(emulatorOptions: options);
        var ada = await crm.Base.Users.FindByEmailAsync("ada@example.com");
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Lead", AccountManagers = [ada!, "ben@auth.local"] });

        var read = await crm.Contacts.GetAsync(row.RowId);

        Assert.Equal([ada!.User, "ben@auth.local"], read!.AccountManagers);
        Assert.Same(ada, await crm.Base.Users.FindAsync(read.AccountManagers[0]));
        Assert.Equal(1, await crm.Contacts.Where(c => c.AccountManagers.HasAnyOf(ada.User)).CountAsync());
        Assert.Equal(1, await crm.Contacts.Where(c => c.AccountManagers.HasAllOf("ben@auth.local", ada)).CountAsync());
        await crm.Contacts.UpdateWhereAsync(c => c.AccountManagers.HasAnyOf(ada), c => c.AccountManagers.Set("ben@auth.local"));
        Assert.Equal(["ben@auth.local"], (await crm.Contacts.GetAsync(row.RowId))!.AccountManagers);
    }

    [Fact]
    public async Task Reading_costs_no_call_for_users_and_their_names_cost_one_for_all_rows()
    {
        var options = new SeaTableEmulatorOptions();
        options.Users.Add(new EmulatorUser("ada@example.com", "secret") { Name = "Ada Lovelace" });
        options.Users.Add(new EmulatorUser("ben@example.com", "secret") { Name = "Ben" });
        await using var crm = await Crm.StartAsync(emulatorOptions: options);
        var users = options.Users.Select(user => new SeaTableUser(user.Id)).ToList();
        await crm.Contacts.AddRangeAsync([.. users.Select(user => new ContactsRow { AccountManagers = [user] }), new()]);
        crm.Emulator.ClearRequests();

        var rows = await crm.Contacts.ToListAsync();
        crm.Emulator.AssertCalls(1);
        var names = new List<string>();
        foreach (var user in rows.SelectMany(row => row.AccountManagers))
            names.Add((await crm.Base.Users.FindAsync(user))!.Name);

        crm.Emulator.AssertCalls(2);
        Assert.Equal(["Ada Lovelace", "Ben"], names.Order());
        Assert.Equal(users.ToHashSet(), rows.SelectMany(row => row.AccountManagers).ToHashSet());
    }

    [Fact]
    public async Task A_user_without_an_id_is_refused_before_anything_is_sent()
    {
        await using var crm = await Crm.StartAsync();

        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.AddAsync(new ContactsRow { AccountManagers = [default] }));
        crm.Emulator.AssertCalls(EmulatorOperation.AppendRows, 0);
    }

    [Fact]
    public void In_JSON_users_are_their_ids()
    {
        var row = SeaTableModelFactory.Row(new ContactsRow { AccountManagers = ["a@auth.local"] }, createdBy: "b@auth.local");
        var json = JsonSerializer.SerializeToElement(row);

        Assert.Equal(
            ("[\"a@auth.local\"]", "b@auth.local", JsonValueKind.Null),
            (json.GetProperty("AccountManagers").GetRawText(), json.GetProperty("CreatedBy").GetString(),
                json.GetProperty("LastModifiedBy").ValueKind));
        Assert.Equal(row.AccountManagers, json.Deserialize<ContactsRow>()!.AccountManagers);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactsRow>("{\"AccountManagers\":[null]}"));
    }

    [Fact]
    public async Task Who_created_a_row_is_a_user_in_rows_conditions_and_selections()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Lead" });
        string? id = row.RowCreatedBy;
        Assert.NotNull(id);

        Assert.Equal(1, await crm.Contacts.Where(c => c.CreatedBy == row.RowCreatedBy).CountAsync());
        Assert.Equal(1, await crm.Contacts.Where(c => c.RowModifiedBy == id).CountAsync());
        Assert.Equal(0, await crm.Contacts.Where(c => c.CreatedBy != row.RowCreatedBy!.Value).CountAsync());
        Assert.Equal(0, await crm.Contacts.Where(c => c.CreatedBy == null).CountAsync());
        Assert.Equal(1, await crm.Contacts.Where(c => c.CreatedBy.Contains(id)).CountAsync());
        var selected = Assert.Single(await crm.Contacts.Select(c => c.CreatedBy).ToListAsync());
        Assert.Equal(row.RowCreatedBy, selected);
        Assert.True(row.RowCreatedBy == id);
        Assert.Equal(1, await crm.Contacts.Where(c => c.Find("Created by")!.EqualTo(selected)).CountAsync());
        Assert.Equal(0, await crm.Contacts.Where(c => c.Find("Created by")!.NotEqualTo(id)).CountAsync());
    }

    [Fact]
    public async Task Statements_in_strings_take_users()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { AccountManagers = ["a@auth.local", "b@auth.local"] });
        SeaTableUser[] either = ["b@auth.local", "c@auth.local"];

        var made = await crm.Contacts.FromSql(
            $"SELECT * FROM Contacts WHERE `Created by` = {row.RowCreatedBy} LIMIT 10").ToListAsync();
        var managed = await crm.Contacts.FromSql(
            $"SELECT * FROM Contacts WHERE `Account managers` HAS ANY OF {either} LIMIT 10").ToListAsync();

        Assert.Equal(row.RowId, Assert.Single(made).RowId);
        Assert.Equal(row.AccountManagers, Assert.Single(managed).AccountManagers);
    }

    [Fact]
    public void The_same_users_again_are_no_change()
    {
        var row = SeaTableModelFactory.Row(new ContactsRow { AccountManagers = ["a@auth.local"] }, createdBy: "b@auth.local");

        row.AccountManagers = ["a@auth.local"];

        Assert.Empty(row.ChangedColumns);
        Assert.Equal("b@auth.local", row.RowCreatedBy);
    }
}
