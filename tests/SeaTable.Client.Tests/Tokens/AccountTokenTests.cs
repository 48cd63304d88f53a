using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>The token of an account, where that of a base belongs.</summary>
public sealed class AccountTokenTests
{
    [Fact]
    public async Task It_is_refused_by_an_error_that_says_what_is_needed_and_does_not_show_it()
    {
        var ada = new EmulatorUser("ada@example.com", "secret");
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { Users = { ada } });
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["username"] = ada.Email, ["password"] = "secret" });
        using var answer = await crm.Http.PostAsync(new Uri(crm.Emulator.Server, "api2/auth-token/"), form);
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!;
        var client = crm.Client(options => options.ApiToken = token);

        foreach (var call in new Func<Task>[]
        {
            () => client.Contacts.ToListAsync(), () => client.Client.SendAsync(HttpMethod.Get, "metadata/"),
            () => client.Client.Tables.CreateAsync("Made"), () => client.Users.GetAsync(),
        })
        {
            var error = await Assert.ThrowsAsync<SeaTableAuthenticationException>(call);
            Assert.Contains("the token of an account, which opens no base by itself", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(crm.Wire.Calls, call => call.Path.Contains("api-gateway", StringComparison.Ordinal));
    }
}
