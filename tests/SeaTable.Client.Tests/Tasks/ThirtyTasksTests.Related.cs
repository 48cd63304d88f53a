using System.Net;
using System.Text.Json;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>The tasks about what is beside the cells of a row: linked rows, files, users, and JSON.</summary>
public sealed partial class ThirtyTasksTests
{
    [Fact]
    public async Task Read_contacts_with_the_companies_that_they_link()
    {
        var contacts = await Base.Contacts.OrderBy(c => c.Name).Include(c => c.Company).ToListAsync();

        AssertCalls(2);
        Assert.Equal(
            [("Ada", "Acme"), ("Bob", null), ("Cleo", "Initech")],
            contacts.Select(contact => (contact.Name, contact.Company.Rows.SingleOrDefault()?.Name)));
    }

    [Fact]
    public async Task Filter_by_a_row_that_is_linked()
    {
        var acme = await Base.Companies.Where(c => c.Name == "Acme").SingleAsync();
        var contacts = await Base.Contacts.Where(c => c.Company.Contains(acme)).ToListAsync();

        AssertCalls(3);
        Assert.Equal("Ada", contacts.Single().Name);
    }

    [Fact]
    public async Task Filter_by_what_a_linked_row_holds()
    {
        var contacts = await Base.Contacts.Where(c => c.Company.Any(o => o.Name == "Initech")).ToListAsync();

        AssertCalls(3);
        Assert.Equal("Cleo", contacts.Single().Name);
    }

    [Fact]
    public async Task Read_more_than_fifty_links_of_many_rows()
    {
        await _crm.Emulator.SeedAsync(async () =>
        {
            var acme = await Base.Companies.Where(c => c.Name == "Acme").SingleAsync();
            var staff = await Base.Contacts.AddRangeAsync(
                Enumerable.Range(0, 70).Select(i => new ContactsRow { Name = $"Person {i}" }));
            await Base.Contacts.Links.Company.AddRangeAsync(staff.Select(row => (row, acme)));
        });
        _crm.Emulator.ClearRequests();

        var companies = await Base.Companies.OrderBy(c => c.Name).ToListAsync();
        var links = await Base.Companies.Links.Contacts.LoadAsync(companies);

        AssertCalls(2);
        Assert.Equal([71, 1], companies.Select(company => links[company.RowId].Count));
    }

    [Fact]
    public async Task Attach_a_picture_to_a_row()
    {
        var id = (await SeededAsync("Ada")).RowId;
        await Base.Contacts.UpdateAsync(id, new ContactsRow
        {
            Photo = [await Base.Files.UploadImageAsync("ada.png", new MemoryStream([1, 2, 3]))],
        });

        AssertCalls(5); // A link to upload by, a look for the name, the upload; the update and its proof.
        var photo = (await SeededAsync("Ada")).Photo.Single();
        await using var stream = await Base.Files.DownloadAsync(photo);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.Equal([1, 2, 3], read.ToArray());
    }

    [Fact]
    public async Task Attach_a_file_to_a_row_that_is_added()
    {
        await using var stage = await FileStage.StartAsync(options => options.TimeZone = TimeZoneInfo.Utc);
        await stage.Base.Everything.AnyAsync();
        stage.Emulator.ClearRequests();
        var row = await stage.Base.Everything.AddAsync(new EverythingRow
        {
            Files = [await stage.Files.UploadFileAsync("offer.pdf", new MemoryStream([1, 2, 3]), CancellationToken.None)],
        });

        stage.Emulator.AssertCalls(4); // A link to upload by, a look for the name, the upload; the row.
        var file = (await stage.Base.Everything.GetAsync(row.RowId))!.Files.Single();
        Assert.Equal(("offer.pdf", 3L), (file.Name, file.Size));
        Assert.Equal([1, 2, 3], await stage.ReadAsync(file));
    }

    [Fact]
    public async Task Show_the_names_of_users()
    {
        var options = new SeaTableEmulatorOptions();
        options.Users.Add(new EmulatorUser("ada@example.com", "secret") { Name = "Ada Lovelace" });
        options.Users.Add(new EmulatorUser("ben@example.com", "secret") { Name = "Ben" });
        await using var crm = await Crm.StartAsync(emulatorOptions: options);
        SeaTableUser[] users = [.. options.Users.Select(user => new SeaTableUser(user.Id))];
        await crm.Emulator.SeedAsync(() => crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 20).Select(i => new ContactsRow { AccountManagers = [users[i % 2]] })));
        crm.Emulator.ClearRequests();

        var names = new HashSet<string>();
        foreach (var user in (await crm.Contacts.ToListAsync()).SelectMany(row => row.AccountManagers))
            names.Add((await crm.Base.Users.FindAsync(user))!.Name);

        crm.Emulator.AssertCalls(2);
        Assert.Equal(["Ada Lovelace", "Ben"], names.Order());
    }

    [Fact]
    public async Task Assign_a_user_by_the_email_address()
    {
        var options = new SeaTableEmulatorOptions();
        options.Users.Add(new EmulatorUser("ada@example.com", "secret") { Name = "Ada Lovelace" });
        await using var crm = await Crm.StartAsync(emulatorOptions: options);
        var row = await crm.Emulator.SeedAsync(() => crm.Contacts.AddAsync(new ContactsRow { Name = "Lead" }));
        crm.Emulator.ClearRequests();

        row.AccountManagers = [(await crm.Base.Users.FindByEmailAsync("ada@example.com"))!];
        await crm.Contacts.UpdateAsync(row);

        crm.Emulator.AssertCalls(3); // The users; the update and its proof.
        Assert.Equal(1, await crm.Contacts.Where(c => c.AccountManagers.HasAnyOf(options.Users[0].Id)).CountAsync());
    }

    [Fact]
    public async Task Send_a_row_as_JSON_and_store_what_comes_back()
    {
        var ada = await SeededAsync("Ada");
        var json = JsonSerializer.Serialize(ada);
        var body = JsonSerializer.Deserialize<ContactsRow>(
            json.Replace("\"Age\":36", "\"Age\":37", StringComparison.Ordinal))!;
        await Base.Contacts.UpdateAsync(ada.RowId, body);

        AssertCalls(2);
        var stored = await SeededAsync("Ada");
        Assert.Equal(["Age"], stored.ChangesFrom(ada).Select(change => change.Column));
        Assert.Equal("", body.RowId); // Who sends JSON does not choose the row.
    }

    [Fact]
    public async Task Give_rows_members_of_ones_own()
    {
        var calls = (await Base.Contacts.ToListAsync()).Where(contact => contact.IsToBeCalled);

        AssertCalls(1);
        Assert.Equal(["Ada"], calls.Select(contact => contact.Name));
    }

    [Fact]
    public async Task Two_tables_in_one_transaction_are_impossible_so_what_was_stored_first_is_taken_back_by_hand()
    {
        // No call of SeaTable writes to two tables: each has its own outcome.
        var company = await Base.Companies.AddAsync(new CompaniesRow { Name = "Umbrella" });
        _crm.Emulator.Faults.Next(Fault.ErrorBeforeWrite(HttpStatusCode.ServiceUnavailable), HttpMethod.Post, "rows/");
        await Assert.ThrowsAnyAsync<SeaTableException>(() => Base.Contacts.AddAsync(new ContactsRow { Name = "Albert" }));
        Assert.Equal(3, await Base.Companies.CountAsync());

        await Base.Companies.DeleteAsync(company.RowId);

        AssertCalls(4);
        Assert.Equal((2, 3), (await Base.Companies.CountAsync(), await Base.Contacts.CountAsync()));
    }
}
