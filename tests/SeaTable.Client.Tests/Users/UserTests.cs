using System.Text.Json;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>Who is behind the ids in cells.</summary>
public class UserTests
{
    private static readonly EmulatorUser s_ada = new("ada@example.com", "secret") { Name = "Ada Lovelace" };

    [Fact]
    public async Task All_users_come_in_one_call_which_is_kept()
    {
        await using var crm = await StartAsync();
        var users = crm.Base.Users;

        var ada = await users.FindByEmailAsync(" ADA@example.com ");
        var all = await users.GetAsync();

        Assert.Equal(("Ada Lovelace", "ada@example.com"), (ada!.Name, ada.Email));
        Assert.NotNull(ada.AvatarUrl);
        Assert.Contains(ada, all);
        Assert.Same(ada, await users.FindAsync(ada.User));
        Assert.Same(ada, Assert.Single(await users.FindByNameAsync("ada lovelace")));
        Assert.Equal(1, crm.Wire.Count("GET", "related-users"));
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_the_call()
    {
        await using var crm = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => crm.Base.Users.GetAsync()));

        Assert.Equal(1, crm.Wire.Count("GET", "related-users"));
    }

    [Fact]
    public async Task One_who_is_not_among_those_that_are_kept_is_looked_for_once_more()
    {
        var clock = new ManualTime();
        await using var crm = await StartAsync(options => options.TimeProvider = clock);
        await crm.Base.Users.GetAsync();

        Assert.Null(await crm.Base.Users.FindAsync("an app"));
        Assert.Equal(1, crm.Wire.Count("GET", "related-users"));

        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Null(await crm.Base.Users.FindAsync("an app"));
        Assert.Empty(await crm.Base.Users.FindByNameAsync("Nobody"));
        Assert.Equal(2, crm.Wire.Count("GET", "related-users"));
    }

    [Fact]
    public async Task A_refused_look_is_not_kept()
    {
        await using var crm = await StartAsync();
        crm.Emulator.Faults.Next(Fault.ErrorBeforeWrite(System.Net.HttpStatusCode.BadGateway), path: "related-users");

        await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Base.Users.GetAsync());

        Assert.NotEmpty(await crm.Base.Users.GetAsync());
    }

    [Fact]
    public void A_user_is_its_id_as_a_string_and_in_json()
    {
        SeaTableUser ada = "ada@auth.local";
        SeaTableUser? nobody = (string?)null;
        string? id = (SeaTableUser?)ada;
        string? none = nobody;

        Assert.Equal(("ada@auth.local", "ada@auth.local", null), (id, $"{ada}", none));
        Assert.True(ada == "ada@auth.local");
        Assert.True((SeaTableUser?)ada == "ada@auth.local");
        Assert.True(ada != new SeaTableUser("ben@auth.local"));
        Assert.Equal("", default(SeaTableUser).Id);
        var json = JsonSerializer.Serialize(new Dictionary<SeaTableUser, SeaTableUser?[]> { [ada] = [ada, null] });
        Assert.Equal("""{"ada@auth.local":["ada@auth.local",null]}""", json);
        Assert.Equal([ada, null], JsonSerializer.Deserialize<Dictionary<SeaTableUser, SeaTableUser?[]>>(json)![ada]);
    }

    private static Task<Crm> StartAsync(Action<SeaTableOptions>? configure = null)
    {
        var options = new SeaTableEmulatorOptions();
        options.Users.Add(s_ada);
        return Crm.StartAsync(configure, options);
    }
}
