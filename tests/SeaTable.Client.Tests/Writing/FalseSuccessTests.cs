namespace SeaTable.Client.Tests;

/// <summary>A server may say that a write failed, or say nothing of it, with the status of a success.</summary>
public class FalseSuccessTests
{
    private static readonly OthersRow s_other = new() { RowId = "BBBB" };

    public static TheoryData<string> Writes() => ["add", "update", "delete", "add links", "remove links", "set links"];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_the_server_calls_failed_is_an_error_with_its_words(string write)
    {
        var client = Types.Answering(_ => """{"success":false,"error_message":"base is being archived"}""");

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => WriteAsync(client, write));

        Assert.Equal("base is being archived", error.ServerMessage);
        Assert.Contains("'Everything'", error.Message, StringComparison.Ordinal);
        Assert.Contains("base is being archived", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_of_which_the_server_says_nothing_is_an_error(string write)
    {
        var expected = write == "add" ? typeof(SeaTableUnknownOutcomeException) : typeof(SeaTableConnectionException);
        foreach (var answer in new[] { "", "{}", "[]", "<html/>", """{"success":null}""", """{"success":"true"}""" })
            await Assert.ThrowsAsync(expected, () => WriteAsync(Types.Answering(_ => answer), write));
    }

    [Fact]
    public async Task What_an_older_server_says_of_deleted_rows_is_a_success() =>
        await WriteAsync(Types.Answering(_ => """{"deleted_rows":1}"""), "delete");

    private static Task WriteAsync(TypesBase client, string write)
    {
        var row = new EverythingRow { RowId = "AAAA", Text = "x" };
        var links = client.Everything.Links.Others;
        return write switch
        {
            "add" => client.Everything.AddAsync(new EverythingRow { Text = "x" }),
            "update" => client.Everything.UpdateAsync(row),
            "delete" => client.Everything.DeleteAsync(row),
            "add links" => links.AddAsync(row, s_other),
            "remove links" => links.RemoveAsync(row, s_other),
            _ => links.SetAsync(row, [s_other]),
        };
    }
}
