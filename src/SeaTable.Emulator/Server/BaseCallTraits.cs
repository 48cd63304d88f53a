namespace SeaTable.Emulator.Server;

/// <summary>In what a call with a base token is not like most.</summary>
[Flags]
internal enum BaseCallTraits
{
    None = 0,

    /// <summary>The web server takes it, not the gateway: other words for a bad token, and no limit.</summary>
    OnWeb = 1,

    /// <summary>It writes, and a token that may only read is enough.</summary>
    ForReaders = 2,

    /// <summary>It takes a form as well as JSON.</summary>
    TakesForm = 4,

    /// <summary>It takes a text of JSON as its body, too.</summary>
    TakesText = 8,
}
