using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Hosting.Tests.Rows;

/// <summary>Rows in the requests and responses of a web API.</summary>
public sealed class RowApiTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_is_posted_and_comes_back_with_what_the_server_sets(bool hasReflection)
    {
        await using var api = await RowApi.StartAsync(hasReflection);

        var (status, body) = await api.SendAsync(HttpMethod.Post, "/contacts", """
            {"name":"Ada","age":36,"status":"Customer","tags":["Vip","C#"],"birthday":"1815-12-10",
             "accountManagers":["a@auth.local"],
             "home":{"latitude":51.5,"longitude":-0.1},"newsletter":true,"rowId":"A-row-id-nobody-chose-","salutation":"Sir"}
            """);

        Assert.Equal(201, status);
        var row = JsonNode.Parse(body)!;
        var stored = (await api.Connect().Contacts.GetAsync((string)row["rowId"]!))!;
        Assert.Equal(("Ada", 36, ContactsStatus.Customer, true), (stored.Name, stored.Age, stored.Status, stored.Newsletter));
        Assert.Equal([ContactsTags.Vip, ContactsTags.CSharp], stored.Tags);
        Assert.Equal(("Dear Ada", new DateOnly(1815, 12, 10)), (stored.Salutation.Value, stored.Birthday));

        var read = JsonNode.Parse((await api.SendAsync(HttpMethod.Get, $"/contacts/{stored.RowId}")).Body)!;
        Assert.Equal("Dear Ada", (string?)read["salutation"]);
        Assert.Equal("Customer", (string?)read["status"]);
        Assert.Equal("""["Vip","C#"]""", read["tags"]!.ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }));
        Assert.Equal(stored.RowCreatedAt, read["created"]!.GetValue<DateTimeOffset>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_patch_changes_the_members_that_it_has_and_no_other_cell(bool hasReflection)
    {
        await using var api = await RowApi.StartAsync(hasReflection);
        var client = api.Connect();
        var row = await client.Contacts.AddAsync(new ContactsRow
        {
            Name = "Ada", Email = "ada@example.org", Age = 36, Status = ContactsStatus.Lead, Tags = [ContactsTags.Vip],
            Newsletter = true, Rating = 5,
        });

        var (status, _) = await api.SendAsync(
            HttpMethod.Patch, $"/contacts/{row.RowId}", """{"age":37,"email":null,"tags":[]}""");

        Assert.Equal(204, status);
        var stored = (await client.Contacts.GetAsync(row.RowId))!;
        Assert.Equal((37d, null), (stored.Age, stored.Email));
        Assert.Empty(stored.Tags);
        Assert.Equal(("Ada", ContactsStatus.Lead, true, 5), (stored.Name, stored.Status, stored.Newsletter, stored.Rating));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_read_may_be_sent_back_as_it_is(bool hasReflection)
    {
        await using var api = await RowApi.StartAsync(hasReflection);
        var client = api.Connect();
        var row = await client.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36, Status = ContactsStatus.Lead });
        var acme = await client.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        await client.Contacts.Links.Company.AddAsync(row, acme);
        var (_, body) = await api.SendAsync(HttpMethod.Get, $"/contacts/{row.RowId}");

        var (status, problem) = await api.SendAsync(HttpMethod.Patch, $"/contacts/{row.RowId}", body);

        Assert.Equal((204, ""), (status, problem));
        Assert.Equal(WithoutChange(body), WithoutChange((await api.SendAsync(HttpMethod.Get, $"/contacts/{row.RowId}")).Body));

        static string WithoutChange(string json)
        {
            var row = JsonNode.Parse(json)!.AsObject();
            foreach (var name in new[] { "lastModified", "lastModifiedBy", "rowModifiedAt", "rowModifiedBy" })
                Assert.True(row.Remove(name));

            return row.ToJsonString();
        }
    }

    [Theory]
    [InlineData("""{"age":"many"}""", "$.age")]
    [InlineData("""{"home":{"latitude":"north"}}""", "$.home.latitude")]
    [InlineData("""{"tags":["Vip",7]}""", "$.tags[1]")]
    [InlineData("""{"nmae":"Ada"}""", "'nmae'")]
    [InlineData("""{"status":"Emperor"}""", "'Emperor'")]
    [InlineData("""{"age":1e400}""", "'Age'")]
    [InlineData("""{"age":131}""", "'Age'")]
    [InlineData("""{"name":""", "$.name")]
    public async Task What_is_wrong_is_told_by_its_member_and_nothing_is_stored(string json, string told)
    {
        foreach (var hasReflection in new[] { true, false })
        {
            await using var api = await RowApi.StartAsync(hasReflection);

            var (status, body) = await api.SendAsync(HttpMethod.Post, "/contacts", json);

            Assert.Equal(400, status);
            Assert.Contains(told, (string)JsonNode.Parse(body)!["detail"]!, StringComparison.Ordinal);
            Assert.DoesNotContain(api.Emulator.ApiToken, body, StringComparison.Ordinal);
            Assert.Equal(0, await api.Connect().Contacts.CountAsync());
        }
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_told_as_a_problem_too()
    {
        await using var api = await RowApi.StartAsync();

        var (status, body) = await api.SendAsync(HttpMethod.Patch, "/contacts/A-row-id-nobody-has-ab", """{"age":36}""");

        Assert.Equal(404, status);
        Assert.Equal("There is no such row.", (string?)JsonNode.Parse(body)!["detail"]);
    }

    [Fact]
    public async Task The_OpenAPI_document_describes_rows_as_they_are_in_JSON()
    {
        var expected = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Rows", "openapi.verified.json")))
            .ReplaceLineEndings("\n").TrimEnd();
        foreach (var hasReflection in new[] { true, false })
        {
            await using var api = await RowApi.StartAsync(hasReflection);

            var document = JsonNode.Parse((await api.SendAsync(HttpMethod.Get, "/openapi/v1.json")).Body)!.AsObject();

            document.Remove("servers"); // The address has another port each time.
            var text = document.ToJsonString(s_indented).ReplaceLineEndings("\n");
            await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Rows", "openapi.received.json"), text + "\n");
            Assert.Equal(expected, text);
        }
    }

    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
