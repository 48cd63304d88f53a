using System;

namespace SeaTable.Facts;

/// <summary>
/// The words in which a server refuses, and by which a client recognises why. Those with a mistake in them are written as servers
/// write them, recorded by https://github.com/seatable/openapi or to be read in clients of SeaTable's own.
/// </summary>
internal static class ServerMessages
{
    /// <summary>A call names a row that is not there. The mistake is the server's.</summary>
    public const string RowNotFound = "row _id not exits";

    /// <summary>A call about links names a row that is not there.</summary>
    public const string LinkedRowNotFound = "Row does not exist.";

    /// <summary>An update names rows that are not there.</summary>
    public const string UpdatedRowsNotFound = "Modified rows do not exist.";

    /// <summary>A link that was to be made is there already. The mistake is the server's.</summary>
    public const string LinkExists = "The link inserted is exist.";

    private const string NoSuchTable = "no such table";
    private const string NoSuchColumn = "no such column";
    private const string NoSuchFunction = "no such function";
    private const string InsertRefused = "insert on non-existent base";

    /// <summary>SQL names a table that is not there.</summary>
    public static string UnknownTable(string name) => $"{NoSuchTable}: {name}";

    /// <summary>SQL names a column that is not there.</summary>
    public static string UnknownColumn(string name) => $"{NoSuchColumn}: {name}";

    /// <summary>SQL calls a function that is not there.</summary>
    public static string UnknownFunction(string name) => $"{NoSuchFunction}: {name}";

    /// <summary>SQL adds rows to a base without the big-data storage. The mistake in the words is the server's.</summary>
    public static string InsertWithoutStorage(string baseUuid) => $"base {baseUuid} not found: {InsertRefused}";

    /// <summary>Whether a message says that the time of a base token is over.</summary>
    public static bool IsExpiredToken(string? message) => Has(message, "token") && Has(message, "expired");

    /// <summary>Whether a message says that there is no row of an id, however the server spells it.</summary>
    public static bool IsRowNotFound(string? message) => Has(message, "row _id not exi");

    /// <summary>Whether a message says that a row of a call about links is not there.</summary>
    public static bool IsLinkedRowNotFound(string? message) => Has(message, "row") && Has(message, "not exist");

    /// <summary>Whether a message says that a link that was to be made is there already.</summary>
    public static bool IsExistingLink(string? message) =>
        Has(message, "link") && Has(message, "exist") && !Has(message, "not exist");

    /// <summary>Whether a message says that rows of an update are not there.</summary>
    public static bool IsUpdatedRowsNotFound(string? message) => Has(message, "rows do not exist");

    /// <summary>Whether a message says that SQL names a table or a column that is not there.</summary>
    public static bool IsUnknownName(string? message) => Has(message, NoSuchTable) || Has(message, NoSuchColumn);

    /// <summary>Whether a message says that SQL adds rows to a base without the big-data storage.</summary>
    public static bool IsInsertWithoutStorage(string? message) => Has(message, InsertRefused);

    /// <summary>Whether a message of the file server says that it has no room for a file.</summary>
    public static bool IsStorageFull(string? message) =>
        Has(message, "quota") || Has(message, "too large") || Has(message, "no space");

    /// <summary>Whether a message of the web server says that there is no such file or folder.</summary>
    public static bool IsFileNotFound(string? message) => Has(message, "not found.") || Has(message, "doesn't exist");

    private static bool Has(string? message, string words) => message?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
