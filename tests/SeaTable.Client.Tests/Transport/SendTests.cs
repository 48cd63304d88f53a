using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>Operations that the library has no method for.</summary>
public class SendTests
{
    [Fact]
    public async Task An_operation_of_the_base_is_sent_with_the_tokens_of_all_others()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.ExpireBaseTokens();

        var column = await crm.Base.Client.SendAsync(HttpMethod.Post, "columns/", new JsonObject
        {
            ["table_name"] = "Contacts", ["column_name"] = "Größe", ["column_type"] = "number",
        });
        var columns = await crm.Base.Client.SendAsync(HttpMethod.Get, "columns/?table_name=Contacts");

        Assert.Equal("Größe", column.GetProperty("name").GetString());
        Assert.Contains(column.GetProperty("key").GetString(),
            columns.GetProperty("columns").EnumerateArray().Select(item => item.GetProperty("key").GetString()));
    }

    [Theory]
    [InlineData("/api2/server-info/")]
    [InlineData("../other/metadata/")]
    [InlineData("columns/../../other/")]
    [InlineData("%2e%2e/other/metadata/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("\\\\elsewhere.example/")]
    public async Task A_path_that_leads_out_of_the_base_is_refused_before_anything_is_sent(string path)
    {
        await using var crm = await Crm.StartAsync();
        crm.Wire.Clear();

        await Assert.ThrowsAsync<ArgumentException>(() => crm.Base.Client.SendAsync(HttpMethod.Get, path));

        Assert.Empty(crm.Wire.Calls);
    }

    [Fact]
    public async Task What_reads_is_repeated_and_what_may_have_been_done_is_not()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero });
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Get, "views/");
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "tables/");

        await crm.Base.Client.SendAsync(HttpMethod.Get, "views/?table_name=Contacts");
        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(() => crm.Base.Client.SendAsync(
            HttpMethod.Post, "tables/", new JsonObject { ["table_name"] = "Made", ["columns"] = new JsonArray() }));

        Assert.Equal((2, 1), (crm.Wire.Count("GET", "/views/"), crm.Wire.Count("POST", "/tables/")));
    }

    [Fact]
    public async Task A_statement_reads_or_writes_as_its_first_word_says()
    {
        await using var crm = await Crm.StartAsync();
        var reader = crm.Client(options =>
        {
            options.ApiToken = crm.Emulator.ReadOnlyApiToken;
            options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero };
        }).Client;
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "sql/");

        var answer = await reader.SendAsync(
            HttpMethod.Post, "sql/", new JsonObject { ["sql"] = " select COUNT(*) AS n from Contacts" });
        await Assert.ThrowsAsync<SeaTablePermissionException>(() => reader.SendAsync(
            HttpMethod.Post, "sql/", new JsonObject { ["sql"] = "DELETE FROM Contacts" }));

        Assert.Equal(0, answer.GetProperty("results")[0].GetProperty("n").GetInt32());
    }
}
