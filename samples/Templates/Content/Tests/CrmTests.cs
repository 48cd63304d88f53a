#if (example)
using System.Net;
#endif
using SeaTable;
using SeaTable.Emulator;
#if (hasReference)
using TestedProject;
#endif
using Xunit;

namespace SeaTableTests;

/// <summary>Tests against an emulator of SeaTable that serves the schema file, each with a base of its own.</summary>
public sealed class CrmTests : IAsyncLifetime
{
    private SeaTableEmulator _emulator = null!;
    private CrmBase _crm = null!;

    public async Task InitializeAsync()
    {
        _emulator = await SeaTableEmulator.StartAsync("crm.seatable.json");
        _crm = new CrmBase(new SeaTableOptions { Server = _emulator.Server, ApiToken = _emulator.ApiToken });
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();
#if (!example)

    [Fact]
    public async Task The_base_answers() => Assert.NotEmpty((await _crm.Client.GetMetadataAsync()).Tables);
#else

    [Fact]
    public async Task Contacts_are_found_by_their_status()
    {
        await _crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead });
        await _crm.Contacts.AddAsync(new ContactsRow { Name = "Grace", Status = ContactsStatus.Customer });

        var leads = await _crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).ToListAsync();

        Assert.Equal(["Ada"], leads.Select(lead => lead.Name));
    }

    [Fact]
    public async Task A_refused_call_is_repeated_by_the_client()
    {
        _emulator.Faults.Next(Fault.ErrorBeforeWrite(HttpStatusCode.ServiceUnavailable), table: "Contacts");

        Assert.Empty(await _crm.Contacts.ToListAsync());
    }
#endif
}
