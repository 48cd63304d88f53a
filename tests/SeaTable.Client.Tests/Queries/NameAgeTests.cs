using System.Net.Http.Json;
using System.Text.Json;

namespace SeaTable.Client.Tests.Queries;

/// <summary>
/// How old names get: what an answer proves goes by those at hand, and costs no look at the names; what nothing proves goes by
/// those of a moment ago.
/// </summary>
public sealed class NameAgeTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Rows_and_proven_writes_cost_no_look_at_names_of_minutes_ago()
    {
        await using var crm = await StartAsync();
        var ada = await crm.Contacts.Where(c => c.Name == "Ada").SingleAsync();
        _time.Advance(TimeSpan.FromMinutes(4));
        crm.Wire.Clear();

        await crm.Contacts.Where(c => c.Age > 30).ToListAsync();
        await crm.Contacts.Where(c => c.Age > 30).Select(c => c.Name).ToListAsync();
        ada.Age = 37;
        await crm.Contacts.UpdateAsync(ada);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Grace" });
        await crm.Contacts.UpdateWhereAsync(c => c.Name == "Grace", c => c.Age.Set(38));

        Assert.Equal(0, crm.Wire.Count("GET", "/metadata/"));
        Assert.Equal(1 + 1 + 2 + 1 + 3, crm.Wire.Calls.Count);
    }

    [Fact]
    public async Task Counts_and_groups_go_by_names_of_the_last_seconds()
    {
        await using var crm = await StartAsync();
        await crm.Contacts.Where(c => c.Name == "Ada").CountAsync();
        foreach (var ask in new Func<Task>[]
        {
            () => crm.Contacts.Where(c => c.Name == "Ada").CountAsync(),
            () => crm.Contacts.GroupBy(c => c.Name).Select(g => g.Count()).ToListAsync(),
            () => crm.Contacts.Where(c => c.Name == "Ada").Select(c => c.Age).Distinct().ToListAsync(),
        })
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            crm.Wire.Clear();
            await ask();
            Assert.Equal(1, crm.Wire.Count("GET", "/metadata/"));
        }
    }

    [Fact]
    public async Task Names_that_changed_minutes_ago_are_noticed_by_rows()
    {
        await using var crm = await StartAsync();
        await crm.Contacts.ToListAsync();
        crm.Emulator.RenameColumn("Contacts", "Name", "Another");
        crm.Emulator.RenameColumn("Contacts", "Phone", "Name");
        crm.Emulator.RenameColumn("Contacts", "Another", "Phone");
        _time.Advance(TimeSpan.FromMinutes(4));

        var ada = await crm.Contacts.Where(c => c.Name == "Ada").SingleAsync();
        ada.Age = 37;
        await crm.Contacts.UpdateAsync(ada);

        var stored = (await crm.Contacts.GetAsync(ada.RowId))!;
        Assert.Equal(("Ada", 37), (stored.Name, stored.Age));
        Assert.Equal(1, await crm.Contacts.Where(c => c.Name == "Ada").CountAsync());
    }

    [Fact]
    public async Task A_table_with_links_and_its_copy_that_swap_names_are_told_apart()
    {
        await using var crm = await StartAsync();
        await CopyContactsAsync(crm);
        var copied = (await crm.Base.Client.GetMetadataAsync()).Tables[^1].Name;
        var ada = Assert.Single(await crm.Contacts.ToListAsync());
        ada.Name = "Grace";
        await crm.Contacts.UpdateAsync(ada);
        crm.Emulator.RenameTable("Contacts", "Old");
        crm.Emulator.RenameTable(copied, "Contacts");

        Assert.Equal("Grace", (await crm.Contacts.SingleAsync()).Name);
    }

    private static async Task CopyContactsAsync(Crm crm)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", crm.Emulator.ApiToken);
        using var access = JsonDocument.Parse(
            await http.GetStringAsync(new Uri(crm.Emulator.Server, "api/v2.1/dtable/app-access-token/")));
        http.DefaultRequestHeaders.Authorization = new("Bearer", access.RootElement.GetProperty("access_token").GetString());
        var gateway = new Uri(access.RootElement.GetProperty("dtable_server").GetString()!);
        var path = $"api/v2/dtables/{access.RootElement.GetProperty("dtable_uuid").GetString()}/tables/duplicate-table/";
        using var answer = await http.PostAsJsonAsync(
            new Uri(gateway, path), new { table_name = "Contacts", is_duplicate_records = true });
        answer.EnsureSuccessStatusCode();
    }

    private async Task<Crm> StartAsync()
    {
        var crm = await Crm.StartAsync(options => options.TimeProvider = _time);
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "Grace", Age = 36 });
        return crm;
    }
}
