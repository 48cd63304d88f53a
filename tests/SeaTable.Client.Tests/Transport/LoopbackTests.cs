using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>What counts as this machine, and that what goes there passes no proxy.</summary>
public class LoopbackTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://127.1.2.3", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("http://loopback/", false)]
    [InlineData("http://127.0.0.1.example.org", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("https://seatable.example", true)]
    public void Plain_http_is_for_addresses_that_can_be_no_other_machine(string address, bool isSafe)
    {
        Assert.Equal(isSafe, ClientSettings.IsSafe(new Uri(address)));
        if (isSafe)
            return;

        var error = Assert.Throws<SeaTableConfigurationException>(
            () => new CrmBase(new SeaTableOptions { Server = new Uri(address), ApiToken = CannedServer.ApiToken }));
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_the_system_never_sees_what_goes_to_this_machine()
    {
        await using var crm = await Crm.StartAsync();
        var proxy = new Proxy();
        using var http = new HttpClient(Connection.NewHandler(() => proxy));
        var contacts = new CrmBase(Crm.Options(crm.Emulator), http).Contacts;

        Assert.Empty(await contacts.ToListAsync());

        Assert.Empty(proxy.Asked);
        Assert.NotNull(Connection.NewHandler(() => proxy).Proxy!.GetProxy(new Uri("https://seatable.example")));
    }

    /// <summary>A proxy for everything.</summary>
    private sealed class Proxy : IWebProxy
    {
        internal List<Uri> Asked { get; } = [];

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination)
        {
            Asked.Add(destination);
            return new Uri("http://127.0.0.1:9");
        }

        public bool IsBypassed(Uri host) => false;
    }
}
