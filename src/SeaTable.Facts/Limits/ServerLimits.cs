namespace SeaTable.Facts;

/// <summary>
/// The limits of a SeaTable server, as https://api.seatable.com/reference/limits and the reference of the single calls have them.
/// A server of one's own may be set to others.
/// </summary>
internal static class ServerLimits
{
    /// <summary>The most rows that one call lists.</summary>
    public const int RowsPerList = 1000;

    /// <summary>The most rows that one call adds.</summary>
    public const int RowsPerAppend = 1000;

    /// <summary>The most rows that one call changes.</summary>
    public const int RowsPerUpdate = 1000;

    /// <summary>The most rows that one call deletes.</summary>
    public const int RowsPerDelete = 10_000;

    /// <summary>The most rows that one call locks or unlocks. No limit is stated; this is that of changed rows.</summary>
    public const int RowsPerLock = 1000;

    /// <summary>The most rows that one call moves back from the big data storage.</summary>
    public const int RowsPerUnarchive = 10_000;

    /// <summary>The most rows whose links one call changes. No limit is stated; this is that of changed rows.</summary>
    public const int RowsPerLinkCall = 1000;

    /// <summary>How many rows SQL answers without a <c>LIMIT</c>.</summary>
    public const int SqlRowsWithoutLimit = 100;

    /// <summary>The most rows that SQL answers, whatever its <c>LIMIT</c>.</summary>
    public const int SqlRows = 10_000;

    /// <summary>How many links a cell shows.</summary>
    public const int LinksPerCell = 50;

    /// <summary>How many links of a row <c>query-links/</c> answers when it is not told.</summary>
    public const int LinksPerQuery = 10;

    /// <summary>The most links of a row that <c>query-links/</c> answers.</summary>
    public const int LinksPerQueryMost = 100;

    /// <summary>How many characters a text, an email or a URL keeps.</summary>
    public const int TextLength = 10_000;

    /// <summary>How many characters a long text keeps.</summary>
    public const int LongTextLength = 100_000;

    /// <summary>The most columns that a table has.</summary>
    public const int Columns = 500;

    /// <summary>The most columns of a row that one call writes; the server leaves out the others.</summary>
    public const int ColumnsPerRow = 500;

    /// <summary>The most bytes of one request that the web server before a server takes.</summary>
    public const int RequestBytes = 10 * 1024 * 1024;

    /// <summary>How many files of one name get numbers in one folder.</summary>
    public const int FilesOfOneName = 1000;

    /// <summary>Above how many deleted rows an operation does not say what they held.</summary>
    public const int DeletedRowsTold = 2000;

    /// <summary>Above how many rows an operation does not say what a deleted table held.</summary>
    public const int RowsOfDeletedTable = 1000;

    /// <summary>The most tables of a base.</summary>
    public const int Tables = 200;
}
