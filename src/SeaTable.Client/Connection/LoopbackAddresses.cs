using System.Net;

namespace SeaTable;

/// <summary>The addresses of this machine that nobody else can be: numbers, not names, for names are looked up.</summary>
internal static class LoopbackAddresses
{
    internal static bool Contain(Uri address) =>
        address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        && IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip);
}

/// <summary>
/// The proxy of the system, but not for this machine: what goes to it over plain http would show its token to the proxy.
/// </summary>
internal sealed class LoopbackBypass(Func<IWebProxy> system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system().Credentials;
        set => system().Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => LoopbackAddresses.Contain(destination) ? null : system().GetProxy(destination);

    public bool IsBypassed(Uri host) => LoopbackAddresses.Contain(host) || system().IsBypassed(host);
}
