namespace SeaTable.Tool.Terminal;

/// <summary>Says why a file can't be read or written.</summary>
internal static class FileFailure
{
    private const int NoRoomOnUnix = 28;
    private const int TooLargeOnUnix = 27;
    private const int ReadOnlyOnUnix = 30;
    private const int NoRoomOnWindows = unchecked((int)0x80070070);

    /// <summary>A sentence with what to do.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException =>
            "the file, or the folder that it is in, may not be written to. Name another place, or change the permissions.",
        IOException { HResult: NoRoomOnUnix or NoRoomOnWindows } =>
            "there is no room left on the disk. Make some, and run it again.",
        IOException { HResult: TooLargeOnUnix } => "it became larger than a file may be there. Name another place.",
        IOException { HResult: ReadOnlyOnUnix } => "what it is on can only be read from. Name another place.",
        _ => failure.Message,
    };
}
