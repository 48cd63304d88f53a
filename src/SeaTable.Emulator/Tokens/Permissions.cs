namespace SeaTable.Emulator.Tokens;

/// <summary>The words for what a token allows.</summary>
internal static class Permissions
{
    public const string ReadWrite = "rw";
    public const string ReadOnly = "r";

    public static string Of(bool canWrite) => canWrite ? ReadWrite : ReadOnly;
}
