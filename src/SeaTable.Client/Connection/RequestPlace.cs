namespace SeaTable;

/// <summary>Where the path of a call stands.</summary>
internal enum RequestPlace
{
    /// <summary>Below the operations of the base, at the gateway.</summary>
    Base,

    /// <summary>Below the base at the web server, which takes the same token.</summary>
    Web,

    /// <summary>Below the address of the server; no token goes along.</summary>
    Server,
}
