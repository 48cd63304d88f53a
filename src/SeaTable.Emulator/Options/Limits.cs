namespace SeaTable.Emulator.Options;

/// <summary>The limits of the emulator itself, beside those of a server.</summary>
internal static class Limits
{
    /// <summary>How many columns of a table can be kept: SQLite has 2,000, and the row's own fields need some.</summary>
    public const int StoredColumns = 1900;

    /// <summary>How many characters the bodies of the requests remembered have together.</summary>
    public const long RecordedCharacters = 16_000_000;

    /// <summary>How many operations the log of a base keeps.</summary>
    public const long LoggedOperations = 5000;

    /// <summary>How many characters the operations in the log of a base have together.</summary>
    public const long LoggedCharacters = 4_000_000;

    /// <summary>How many requests to webhooks are remembered.</summary>
    public const int RecordedDeliveries = 500;

    /// <summary>How many requests to webhooks wait for those before them.</summary>
    public const int WaitingDeliveries = 5000;

    /// <summary>How many live connections there are at a time.</summary>
    public const int LiveConnections = 512;

    /// <summary>How many characters wait for the client of a live connection.</summary>
    public const long WaitingCharacters = 16_000_000;

    /// <summary>The longest message of a live connection, in characters.</summary>
    public const int LiveMessage = 1_000_000;

    /// <summary>The largest body of a request, in bytes.</summary>
    public const long BodyBytes = 200L * 1024 * 1024;

    /// <summary>Truncates a text to a length, yet never in the middle of a letter that takes two characters.</summary>
    public static string Truncate(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
