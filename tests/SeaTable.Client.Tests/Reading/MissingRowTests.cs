using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>What is taken for a row that is not there, and what is not.</summary>
public class MissingRowTests
{
    [Fact]
    public async Task A_row_that_does_not_exist_is_null()
    {
        await using var crm = await Crm.StartAsync();

        Assert.Null(await crm.Contacts.GetAsync("A-row-id-nobody-has-ab"));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, """{"error_message":"Table does not exist."}""")]
    [InlineData(HttpStatusCode.OK, """{"success":false,"error_message":"x"}""")]
    [InlineData(HttpStatusCode.OK, """{"_id":"another","0000":"Ada"}""")]
    public async Task An_answer_that_is_not_about_the_row_is_not_taken_for_a_missing_or_empty_row(HttpStatusCode status,
        string answer)
    {
        var crm = new CannedServer
        {
            Answer = request => request.RequestUri!.AbsolutePath.EndsWith("/metadata/", StringComparison.Ordinal)
                ? (HttpStatusCode.OK, """{"metadata":{"tables":[]}}""")
                : (status, answer),
        }.Connect();

        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.GetAsync("r"));
    }

    [Fact]
    public async Task A_proxy_that_answers_404_to_everything_is_not_taken_for_a_missing_row()
    {
        var crm = new CannedServer { Answer = _ => (HttpStatusCode.NotFound, "<html>nginx</html>") }.Connect();

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.GetAsync("r"));

        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "<html>nginx</html>")]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.NotFound, """{"error_message":"no such row"}""")]
    [InlineData(HttpStatusCode.BadRequest, """{"error_message":"parameter invalid"}""")]
    public async Task A_row_is_not_taken_for_missing_unless_the_server_says_so_in_its_own_words(HttpStatusCode status,
        string answer)
    {
        var crm = new CannedServer { Answer = CannedServer.WithMetadata(_ => (status, answer)) }.Connect();

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.GetAsync("r"));

        Assert.Equal(status, error.StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task The_words_of_the_server_make_a_row_missing(HttpStatusCode status)
    {
        var crm = new CannedServer
        {
            Answer = CannedServer.WithMetadata(_ => (status, """{"error_message":"row _id not exits"}""")),
        }.Connect();

        Assert.Null(await crm.Contacts.GetAsync("r"));
    }

    [Fact]
    public async Task A_base_that_is_gone_is_not_taken_for_a_missing_row()
    {
        var crm = new CannedServer
        {
            Answer = _ => default,
            Exchange = () => (HttpStatusCode.NotFound, """{"error_msg":"dtable _(deleted_12345) X not found."}""")
        }.Connect();

        var error = await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.GetAsync("r"));

        Assert.Contains("was deleted", error.Message, StringComparison.Ordinal);
    }
}
