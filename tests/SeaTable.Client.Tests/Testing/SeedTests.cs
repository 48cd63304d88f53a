using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Testing;

/// <summary>Rows of generated classes that a test begins with, in the base of an emulator.</summary>
public class SeedTests
{
    [Fact]
    public async Task Rows_and_links_are_there_without_a_call_counted_or_a_fault_met()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(
            "crm.seatable.json", new SeaTableEmulatorOptions { InProcess = true, RequestsPerMinute = 1 });
        var crm = new CrmBase(
            new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken }, emulator.CreateClient());
        using var fault = emulator.Faults.Always(Fault.MonthlyQuotaSpent, operation: EmulatorOperation.AppendRows);

        var acme = await emulator.SeedAsync(() => crm.Companies.AddAsync(new CompaniesRow { Name = "Acme" }));
        var people = await emulator.SeedAsync(() => crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead }, new ContactsRow { Name = "Bob" }]));
        await emulator.SeedAsync(async () =>
        {
            foreach (var person in people)
                await crm.Contacts.Links.Company.AddAsync(person, acme);
        });

        emulator.AssertCalls(0);
        var ada = await crm.Contacts.GetAsync(people[0].RowId);
        Assert.Equal(("Ada", "Acme"), (ada!.Name, Assert.Single(ada.Company).DisplayValue));
        Assert.Equal(EmulatorOperation.GetRow, Assert.Single(emulator.Calls).Operation);
    }

    [Fact]
    public async Task What_goes_wrong_while_a_base_is_filled_is_thrown_and_calls_count_again()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(
            "crm.seatable.json", new SeaTableEmulatorOptions { InProcess = true });
        using var http = emulator.CreateClient();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => emulator.SeedAsync(async () =>
        {
            await http.GetAsync("api-gateway/api/v2/ping/");
            throw new InvalidOperationException("as expected");
        }));
        await http.GetAsync("api-gateway/api/v2/ping/");

        Assert.Equal(("as expected", 1L), (error.Message, emulator.CallCount));
    }
}
