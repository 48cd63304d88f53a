using System.Net;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>Whatever a server answers, nothing but this library's exceptions comes out.</summary>
public class UnreadableAnswerTests
{
    private const string Rows =
        """{"success":true,"is_join_stmt":false,"metadata":[{"key":"0000","name":"Name","type":"text"}],"results":[{"_id":"AAAA","0000":"Ada","Name":"Ada"}]}""";

    public static TheoryData<string> Calls() =>
        ["FromSql", "SqlAsync", "INSERT", "list", "get", "count", "add", "update", "delete"];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_body_that_is_cut_off_anywhere_is_an_exception_of_the_library(string call)
    {
        var whole = call switch
        {
            "get" => """{"_id":"AAAA","0000":"Ada"}""",
            "add" => """{"row_ids":[{"_id":"AAAA"}],"first_row":{"_id":"AAAA","0000":"Ada"}}""",
            "update" or "delete" => """{"success":true}""",
            "count" => """{"success":true,"is_join_stmt":false,"metadata":[],"results":[{"COUNT(*)":3}]}""",
            _ => Rows,
        };

        // With its list of results a list is whole, even if the last brace is missing.
        var end = call == "list" ? whole.Length - 1 : whole.Length;
        for (var length = 0; length < end; length++)
            await FailsAsSeaTableAsync(call, whole[..length]);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_body_that_is_something_else_is_an_exception_of_the_library(string call)
    {
        string[] bodies =
        [
            "null", "1", "\"x\"", "[]", "[null]", "{\"success\":true}", """{"success":true,"results":[null,1,{}]}""",
            """{"success":true,"metadata":[null,{"key":"\ud800","name":"\udfff"}],"results":[{"\ud800":1}]}""",
            """{"row_ids":[{"_id":"\ud800"}],"first_row":{"0000":"\udfff"}}""", """{"_id":"\ud800"}""",
            """{"success":false,"error_message":"\ud800"}""",
            $$"""{"success":true,"metadata":[],"results":[{"_id":"AAAA","0000":{{new string('[', 300)}}{{new string(']', 300)}}}]}""",
        ];
        foreach (var body in bodies)
            await MayFailAsSeaTableAsync(call, body);
    }

    [Fact]
    public async Task An_INSERT_whose_answer_can_not_be_read_may_be_stored()
    {
        foreach (var body in new[] { "", "{", "[]", """{"success":true,"results":[""" })
        {
            var crm = new CannedServer { Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, body)) }.Connect();
            await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
                () => crm.SqlAsync($"INSERT INTO Contacts (Name) VALUES ('Ada')"));
        }
    }

    [Fact]
    public async Task Rows_are_added_even_if_the_answer_has_bytes_that_are_no_text()
    {
        var crm = new CannedServer
        {
            Encoding = Encoding.Latin1,
            Answer = CannedServer.WithMetadata(
                _ => (HttpStatusCode.OK, """{"row_ids":[{"_id":"AAAA"}],"first_row":{"_id":"AAAA","0000":"Zoë"}}""")),
        }.Connect(verifyWrites: false);

        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Zoë" });

        Assert.Equal("AAAA", row.RowId);
    }

    private static async Task FailsAsSeaTableAsync(string call, string body)
    {
        var error = await MayFailAsSeaTableAsync(call, body);
        Assert.True(error is not null, $"{call} takes {body} for an answer.");
    }

    private static async Task<Exception?> MayFailAsSeaTableAsync(string call, string body)
    {
        var crm = new CannedServer { Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, body)) }.Connect();
        var error = await Record.ExceptionAsync(() => CallAsync(crm, call));
        Assert.True(
            error is null or SeaTableException or SeaTableQueryException, $"{call} with the answer {body} throws {error}");
        return error;
    }

    private static Task CallAsync(CrmBase crm, string call) => call switch
    {
        "FromSql" => crm.Contacts.FromSql($"SELECT * FROM Contacts LIMIT 10").ToListAsync(),
        "SqlAsync" => crm.SqlAsync($"SELECT * FROM Contacts LIMIT 10"),
        "INSERT" => crm.SqlAsync($"INSERT INTO Contacts (Name) VALUES ('Ada')"),
        "list" => crm.Contacts.ToListAsync(),
        "get" => crm.Contacts.GetAsync("AAAA"),
        "count" => crm.Contacts.CountAsync(),
        "add" => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }),
        "update" => crm.Contacts.UpdateAsync(new ContactsRow { RowId = "AAAA", Name = "Ada" }),
        _ => crm.Contacts.DeleteAsync("AAAA"),
    };
}
