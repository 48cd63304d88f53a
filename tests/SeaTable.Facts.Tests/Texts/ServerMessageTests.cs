namespace SeaTable.Facts.Tests;

/// <summary>By which words of a server a client recognises why it refuses.</summary>
public sealed class ServerMessageTests
{
    private static readonly Dictionary<string, Func<string?, bool>> s_reasons = new(StringComparer.Ordinal)
    {
        ["expired token"] = ServerMessages.IsExpiredToken,
        ["row"] = ServerMessages.IsRowNotFound,
        ["linked row"] = ServerMessages.IsLinkedRowNotFound,
        ["existing link"] = ServerMessages.IsExistingLink,
        ["updated rows"] = ServerMessages.IsUpdatedRowsNotFound,
        ["unknown name"] = ServerMessages.IsUnknownName,
        ["insert"] = ServerMessages.IsInsertWithoutStorage,
        ["storage full"] = ServerMessages.IsStorageFull,
        ["file"] = ServerMessages.IsFileNotFound,
    };

    [Theory]
    [InlineData("Token expired.", "expired token")]
    [InlineData("The access TOKEN has Expired", "expired token")]
    [InlineData("The invitation expired.")]
    [InlineData("Invalid token.")]
    [InlineData("row _id not exits", "row")]
    [InlineData("row _id not exist", "row", "linked row")]
    [InlineData("Row does not exist.", "linked row")]
    [InlineData("Rows do not exist.", "linked row", "updated rows")]
    [InlineData("Modified rows do not exist.", "linked row", "updated rows")]
    [InlineData("The link inserted is exist.", "existing link")]
    [InlineData("The link does not exist.")]
    [InlineData("The view is exist.")]
    [InlineData("The link is not valid.")]
    [InlineData("no such table: Boats", "unknown name")]
    [InlineData("no such column: Name", "unknown name")]
    [InlineData("no such function: swim")]
    [InlineData("base 5c26 not found: insert on non-existent base", "insert")]
    [InlineData("Out of quota.", "storage full")]
    [InlineData("The file is too large.", "storage full")]
    [InlineData("There is no space left.", "storage full")]
    [InlineData("File a.txt not found.", "file")]
    [InlineData("The folder doesn't exist", "file")]
    [InlineData("")]
    [InlineData(null)]
    public void A_message_says_what_it_says_and_nothing_else(string? message, params string[] expected) => Assert.Equal(
        expected.Order(StringComparer.Ordinal),
        s_reasons.Where(reason => reason.Value(message)).Select(reason => reason.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void What_servers_are_known_to_write_is_recognised()
    {
        Assert.True(ServerMessages.IsRowNotFound(ServerMessages.RowNotFound));
        Assert.True(ServerMessages.IsLinkedRowNotFound(ServerMessages.LinkedRowNotFound));
        Assert.True(ServerMessages.IsUpdatedRowsNotFound(ServerMessages.UpdatedRowsNotFound));
        Assert.True(ServerMessages.IsExistingLink(ServerMessages.LinkExists));
        Assert.True(ServerMessages.IsUnknownName(ServerMessages.UnknownTable("a")));
        Assert.True(ServerMessages.IsUnknownName(ServerMessages.UnknownColumn("a")));
        Assert.True(ServerMessages.IsInsertWithoutStorage(ServerMessages.InsertWithoutStorage("a")));
        Assert.Equal("no such function: swim", ServerMessages.UnknownFunction("swim"));
    }
}
