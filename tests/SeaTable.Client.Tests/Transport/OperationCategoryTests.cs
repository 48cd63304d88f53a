namespace SeaTable.Client.Tests;

/// <summary>What each operation does to the base, and thus when it may be repeated.</summary>
public class OperationCategoryTests
{
    [Theory]
    [InlineData("GET", "metadata/", SeaTableOperationCategory.Read)]
    [InlineData("GET", "rows/?table_id=0000", SeaTableOperationCategory.Read)]
    [InlineData("GET", "rows/abc/?table_id=0000", SeaTableOperationCategory.Read)]
    [InlineData("POST", "rows/", SeaTableOperationCategory.Add)]
    [InlineData("PUT", "rows/", SeaTableOperationCategory.Write)]
    [InlineData("DELETE", "rows/", SeaTableOperationCategory.Write)]
    [InlineData("POST", "query-links/", SeaTableOperationCategory.Read)]
    [InlineData("POST", "links/", SeaTableOperationCategory.Write)]
    [InlineData("PUT", "links/", SeaTableOperationCategory.Write)]
    [InlineData("DELETE", "links/", SeaTableOperationCategory.Write)]
    [InlineData("PUT", "lock-rows/", SeaTableOperationCategory.Write)]
    [InlineData("POST", "unarchive/", SeaTableOperationCategory.Write)]
    [InlineData("DELETE", "comments/7/", SeaTableOperationCategory.Write)]
    public void Each_call_has_its_category(string method, string path, SeaTableOperationCategory category) =>
        Assert.Equal(category, new ServerRequest(new HttpMethod(method), path, "testing").Category);

    [Theory]
    [InlineData("SELECT * FROM `T` LIMIT 1", SeaTableOperationCategory.Read)]
    [InlineData("  -- first\n select 1", SeaTableOperationCategory.Read)]
    [InlineData("UPDATE `T` SET a = 1", SeaTableOperationCategory.Write)]
    [InlineData("delete from `T`", SeaTableOperationCategory.Write)]
    [InlineData("INSERT INTO `T` (a) VALUES (1)", SeaTableOperationCategory.Add)]
    [InlineData("REPLACE INTO `T` (a) VALUES (1)", SeaTableOperationCategory.Add)]
    [InlineData("", SeaTableOperationCategory.Add)]
    public void Each_statement_has_the_category_of_its_first_word(string sql, SeaTableOperationCategory category) =>
        Assert.Equal(category, SqlTextWriter.Category(SqlText.Raw(sql)));

    [Theory]
    [InlineData("POST", "archive-view/")]
    [InlineData("PUT", "columns/")]
    [InlineData("DELETE", "tables/")]
    [InlineData("POST", "comments/")]
    [InlineData("POST", "snapshot/")]
    [InlineData("PATCH", "rows/")]
    [InlineData("POST", "sql/")]
    [InlineData("POST", "")]
    public void What_nobody_has_entered_is_never_repeated_blindly(string method, string path) =>
        Assert.Equal(SeaTableOperationCategory.Add, new ServerRequest(new HttpMethod(method), path, "testing").Category);
}
