using System.Diagnostics;

namespace SeaTable;

/// <summary>
/// A link by which a file is uploaded or read. Whoever has it needs no token, so its address is a secret itself.
/// </summary>
[DebuggerDisplay("link to {Host}")]
internal sealed class FileLink
{
    /// <summary>Parts of an address that are shorter are words, and no secrets.</summary>
    private const int ShortestSecret = 12;

    private readonly Secret _address;

    private FileLink(Uri address, string? name)
    {
        _address = new Secret(address.AbsoluteUri);
        Host = address.GetLeftPart(UriPartial.Authority);
        Secrets = new Secrets([.. address.AbsolutePath.Split('/')
            .Where(part => Uri.UnescapeDataString(part) != name)
            .Append(address.Query)
            .Where(part => part.Length >= ShortestSecret)
            .Select(part => new Secret(part))]);
    }

    /// <summary>Gets scheme, host and port, which are no secret.</summary>
    internal string Host { get; }

    /// <summary>Removes what is secret of the address from messages.</summary>
    internal Secrets Secrets { get; }

    /// <summary>Makes a link of what a server answers.</summary>
    /// <param name="address">The address; one of the server itself may lack its beginning.</param>
    /// <param name="from">The address that it is relative to.</param>
    /// <param name="name">The name of the file that stands in it and is no secret.</param>
    /// <param name="settings">Tell whether it may be followed.</param>
    /// <param name="doing">What is being done, as it follows "while" in a message.</param>
    /// <exception cref="SeaTableConnectionException">It is no address, or what is sent there could be read on the
    /// way.</exception>
    internal static FileLink Create(string? address, Uri from, string? name, ClientSettings settings, string doing)
    {
        if (string.IsNullOrEmpty(address) || !Uri.TryCreate(from, address, out var link)
            || link.Scheme is not ("https" or "http"))
        {
            throw new SeaTableConnectionException($"{settings.Server.Host} gave no link while {doing}.");
        }

        return settings.MaySendTokensTo(link) ? new FileLink(link, name) : throw new SeaTableConnectionException(
            $"{settings.Server.Host} gave a link to {link.GetLeftPart(UriPartial.Authority)} while {doing}, where the file " +
            "could be read on the way. Nothing was sent there. Have the address of the file server (FILE_SERVER_ROOT) set to " +
            "https, or permit its host by SeaTableOptions.PlainHttpHosts.")
        {
            IsTransient = false,
            NotApplied = true,
        };
    }

    /// <summary>The address: only to be sent to. Not to be kept.</summary>
    internal Uri Reveal() => new(_address.Reveal());

    public override string ToString() => $"link to {Host}";
}
