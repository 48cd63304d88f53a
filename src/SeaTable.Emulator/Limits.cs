namespace SeaTable.Emulator;

/// <summary>The limits of a SeaTable server.</summary>
internal static class Limits
{
    public const int RowsPerList = 1000;
    public const int RowsPerAppend = 1000;
    public const int RowsPerUpdate = 1000;
    public const int RowsPerDelete = 10_000;
    public const int LinksPerCell = 50;

    /// <summary>How many links of a row <c>query-links/</c> answers when it is not told.</summary>
    public const int LinksPerQuery = 10;

    public const int LinksPerQueryMost = 100;
    public const int TextLength = 10_000;
    public const int LongTextLength = 100_000;
    public const int Tables = 200;
    public const long BodyBytes = 200L * 1024 * 1024;
}
