using System.Net;
using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>What the answer to a token exchange may hold.</summary>
public class ExchangeTests
{
    private const string Uuid = "5c264e76-0e5a-448a-9f34-580b551364ca";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a b")]
    [InlineData("a\u00e4b")]
    public async Task A_base_token_that_can_t_be_one_is_not_sent_and_not_shown(string token)
    {
        var crm = Connect(new { access_token = token, dtable_uuid = Uuid });

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.ToListAsync());

        Assert.Contains("did not answer like a SeaTable server", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("5c264e76")]
    [InlineData("5c264e76-0e5a-448a-9f34-580b551364ca/../x")]
    public async Task A_uuid_that_is_none_is_no_part_of_an_address(string uuid)
    {
        var crm = Connect(new { access_token = "a.b.c", dtable_uuid = uuid });

        await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.ToListAsync());
    }

    [Theory]
    [InlineData("https://seatable.example", "https://gate.example/api-gateway/", "https://gate.example/api-gateway/")]
    [InlineData("https://seatable.example", "https://gate.example/api-gateway", "https://gate.example/api-gateway/")]
    [InlineData("https://seatable.example", "https://gate.example/elsewhere/", "https://seatable.example/api-gateway/")]
    [InlineData("https://seatable.example", "http://gate.example/api-gateway/", "https://seatable.example/api-gateway/")]
    [InlineData("https://seatable.example", "http://127.0.0.1:8000/api-gateway/", "https://seatable.example/api-gateway/")]
    [InlineData("https://seatable.example", "https://me:secret@gate.example/api-gateway/",
        "https://seatable.example/api-gateway/")]
    [InlineData("https://seatable.example", "ftp://gate.example/api-gateway/", "https://seatable.example/api-gateway/")]
    [InlineData("https://seatable.example", "https://gate.example/?x=/api-gateway/", "https://seatable.example/api-gateway/")]
    [InlineData("http://127.0.0.1:8000", "http://127.0.0.1:8001/api-gateway/", "http://127.0.0.1:8001/api-gateway/")]
    [InlineData("http://127.0.0.1:8000", "http://localhost:8001/api-gateway/", "http://127.0.0.1:8000/api-gateway/")]
    [InlineData("http://127.0.0.1:8000", "http://seatable:8001/api-gateway/", "http://127.0.0.1:8000/api-gateway/")]
    [InlineData("http://127.0.0.1:8000", "https://gate.example/api-gateway/", "https://gate.example/api-gateway/")]
    public async Task The_gateway_that_the_exchange_names_is_used_where_tokens_are_as_safe_as_at_the_server(
        string server, string told, string expected)
    {
        Uri? asked = null;
        var crm = Connect(
            new { access_token = "a.b.c", dtable_uuid = Uuid.Replace("-", "", StringComparison.Ordinal), dtable_server = told },
            server,
            request => asked = request.RequestUri);

        await crm.Contacts.ToListAsync();

        Assert.Equal($"{expected}api/v2/dtables/{Uuid}/sql/", asked!.AbsoluteUri);
    }

    [Theory]
    [InlineData("""{"permission":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"exp":5}""")]
    [InlineData("""{"permission":5,"exp":"x"}""")]
    [InlineData("[]")]
    public async Task Claims_that_can_t_be_read_leave_the_judgement_to_the_server(string claims)
    {
        var part = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(claims)).TrimEnd('=')
            .Replace('+', '-').Replace('/', '_');
        var crm = Connect(new { access_token = $"e30.{part}.signature", dtable_uuid = Uuid });

        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task Tokens_that_the_exchange_repeats_are_in_no_name_and_no_address()
    {
        const string BaseToken = "e30.eyJleHAiOjQxMDI0NDQ4MDAsInBlcm1pc3Npb24iOiJydyJ9.c2lnbmF0dXJlLW9mLWEtYmFzZS10b2tlbg";
        foreach (var token in new[] { BaseToken, CannedServer.ApiToken })
        {
            Uri? asked = null;
            var crm = Connect(
                new
                {
                    access_token = BaseToken, dtable_uuid = Uuid, dtable_name = $"Base of {token}",
                    dtable_server = $"https://seatable.example/{token}/api-gateway/",
                },
                onOperation: request => asked = request.RequestUri);

            await crm.Contacts.ToListAsync();

            Assert.Equal("Base of (token)", (await crm.Client.GetAccessAsync()).BaseName);
            Assert.StartsWith("https://seatable.example/api-gateway/", asked!.AbsoluteUri, StringComparison.Ordinal);
        }
    }

    private static CrmBase Connect(
        object exchange, string server = "https://seatable.example", Action<HttpRequestMessage>? onOperation = null) => new(
        new SeaTableOptions { Server = new Uri(server), ApiToken = CannedServer.ApiToken },
        new HttpClient(new CannedServer
        {
            Exchange = () => (HttpStatusCode.OK, JsonSerializer.Serialize(exchange)),
            Answer = CannedServer.WithMetadata(request =>
            {
                onOperation?.Invoke(request);
                return (HttpStatusCode.OK, CannedServer.Results("[]"));
            }),
        }));
}
