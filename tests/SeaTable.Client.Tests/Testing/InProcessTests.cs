using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>Clients on emulators without a port.</summary>
public sealed class InProcessTests
{
    private static string SchemaFile => Path.Combine(AppContext.BaseDirectory, "crm.seatable.json");

    [Fact]
    public async Task A_client_goes_on_as_over_a_network_when_calls_fail()
    {
        await using var emulator = await StartAsync();
        using var http = emulator.CreateClient();
        var crm = new CrmBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken }, http);

        using (emulator.Faults.Random(seed: 3, rate: 0.3, [Fault.DropBeforeWrite, Fault.TruncatedBody, Fault.TokenExpired]))
        {
            for (var number = 0; number < 30; number++)
                _ = await crm.Contacts.CountAsync();
        }

        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        Assert.Equal("Ada", Assert.Single(await crm.Contacts.ToListAsync()).Name);
    }

    [Fact]
    public async Task A_test_gets_the_base_of_before_back()
    {
        await using var emulator = await StartAsync();
        using var http = emulator.CreateClient();
        var crm = new CrmBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken }, http);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        using var before = emulator.TakeSnapshot();

        await crm.Contacts.AddAsync(new ContactsRow { Name = "Grace" });
        emulator.RenameColumn("Contacts", "Name", "Surname");
        emulator.Restore(before);

        Assert.Equal("Ada", Assert.Single(await crm.Contacts.ToListAsync()).Name);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Alan" });
        Assert.Equal(["Ada", "Alan"], (await crm.Contacts.ToListAsync()).Select(contact => contact.Name));
    }

    private static Task<SeaTableEmulator> StartAsync() =>
        SeaTableEmulator.StartAsync(SchemaFile, new SeaTableEmulatorOptions { InProcess = true });
}
