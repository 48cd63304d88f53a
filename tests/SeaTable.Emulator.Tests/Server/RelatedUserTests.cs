using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class RelatedUserTests
{
    private static readonly EmulatorUser s_bob = new("bob@example.com", "secret") { IsOwner = false };
    private static readonly EmulatorUser s_ada = new("ada@example.com", "secret") { Name = "Ada Lovelace" };

    [Fact]
    public async Task A_base_that_nobody_is_named_of_has_an_owner()
    {
        await using var workshop = await Workshop.OpenAsync();

        var answer = await workshop.CallAsync("GET", "related-users/");

        var owner = Assert.Single(answer["user_list"]!.AsArray())!.AsObject();
        Assert.Equal(
            ["avatar_url", "contact_email", "email", "id_in_org", "is_admin", "name", "name_pinyin"],
            owner.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Matches("^[0-9a-f]{32}@auth.local$", (string)owner["email"]!);
        Assert.EndsWith("/media/avatars/default.png", (string)owner["avatar_url"]!, StringComparison.Ordinal);
        Assert.Equal(("", true), ((string?)owner["id_in_org"], (bool?)owner["is_admin"]));
        Assert.Empty(answer["app_user_list"]!.AsArray());
    }

    [Fact]
    public async Task The_users_of_the_options_come_first_and_the_owner_before_all()
    {
        await using var workshop = await Workshop.OpenAsync(
            new SeaTableEmulatorOptions { InProcess = true, Users = { s_bob, s_ada } }, "Data/allotment.json");

        var users = (await workshop.CallAsync("GET", "related-users/"))["user_list"]!.AsArray();

        Assert.Equal(
            [
                (s_ada.Id, "Ada Lovelace", true), (s_bob.Id, "bob", false),
                ("0000000000000000000000000000aaaa@auth.local", "Gardener", false),
            ],
            users.Select(user => ((string)user!["email"]!, (string)user["name"]!, (bool)user["is_admin"]!)));
        Assert.Equal("ada@example.com", (string?)users[0]!["contact_email"]);
    }

    [Fact]
    public async Task The_web_server_answers_the_same_and_refuses_in_its_own_words()
    {
        await using var workshop = await Workshop.OpenAsync();
        var path = $"/api/v2.1/dtables/{workshop.Emulator.BaseUuid}/related-users/";

        var gateway = await workshop.CallAsync("GET", "related-users/");
        var web = JsonNode.Parse(await workshop.Http.GetStringAsync(path));
        using var other = await workshop.Http.GetAsync(path.Replace(workshop.Emulator.BaseUuid, Guid.NewGuid().ToString()));
        workshop.Http.DefaultRequestHeaders.Authorization = null;
        using var none = await workshop.Http.GetAsync(path);

        Assert.Equal(gateway.ToJsonString(), web!.ToJsonString());
        Assert.All([other, none], response => Assert.Equal(403, (int)response.StatusCode));
        Assert.Equal("""{"error_msg":"Permission denied."}""", await none.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_name_of_a_user_is_asked_for_by_an_API_token()
    {
        await using var workshop = await Workshop.OpenAsync(new SeaTableEmulatorOptions { InProcess = true, Users = { s_ada } });

        Assert.Equal("""{"id_in_org":"","name":"Ada Lovelace"}""", await NameAsync(s_ada.Id, workshop.Emulator.ApiToken));
        Assert.Equal(
            """{"id_in_org":"","name":"nobody"}""", await NameAsync("nobody@auth.local", workshop.Emulator.ReadOnlyApiToken));
        Assert.Equal("""{"error_msg":"Permission denied."}""", await NameAsync(s_ada.Id, "wrong"));

        async Task<string> NameAsync(string id, string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/v2.1/dtable/app-user-info/?username=" + id);
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", token);
            using var response = await workshop.Http.SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
    }
}
