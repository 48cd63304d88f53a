using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>A followed redirect loses the token and makes a reading of a write, so it is named and never followed.</summary>
public class RedirectTests
{
    [Fact]
    public async Task A_redirect_is_named_instead_of_losing_the_token_on_the_way()
    {
        var crm = new CannedServer { Answer = _ => (HttpStatusCode.Found, "") }.Connect();

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.ToListAsync());

        Assert.Contains("sent the call on", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_may_send_calls_to_another_address_but_a_followed_redirect_is_named(bool losesToken)
    {
        await using var crm = await Crm.StartAsync();
        using var http = new HttpClient(new OtherAddress(crm.Emulator.Server, losesToken));
        var contacts = new CrmBase(
            new SeaTableOptions { Server = new Uri("https://seatable.example"), ApiToken = crm.Emulator.ApiToken },
            http).Contacts;

        if (losesToken)
        {
            var error = await Assert.ThrowsAnyAsync<SeaTableConnectionException>(
                () => contacts.AddAsync(new ContactsRow { Name = "Ada" }));
            Assert.Contains("sent the call on to http://127.0.0.1", error.Message, StringComparison.Ordinal);
            return;
        }

        var row = await contacts.AddAsync(new ContactsRow { Name = "Ada" });
        Assert.Equal("Ada", (await contacts.GetAsync(row.RowId))!.Name);
    }

    [Theory]
    [InlineData(HttpStatusCode.SeeOther, true)]
    [InlineData(HttpStatusCode.TemporaryRedirect, false)]
    public async Task A_redirected_append_tells_whether_it_may_have_been_done(HttpStatusCode status, bool isUnknown)
    {
        var crm = new CannedServer
        {
            Answer = request => request.Method == HttpMethod.Post ? (status, "")
                : (HttpStatusCode.OK, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"))),
        }.Connect();

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.IsType(isUnknown ? typeof(SeaTableUnknownOutcomeException) : typeof(SeaTableConnectionException), error);
    }

    /// <summary>
    /// Sends each call elsewhere, as a handler for service names does; without the token it is what a followed redirect does.
    /// </summary>
    private sealed class OtherAddress(Uri server, bool losesToken) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            if (losesToken)
                request.Headers.Authorization = null;

            return base.SendAsync(request, cancellationToken);
        }
    }
}
