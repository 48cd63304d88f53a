using System.Net;
using SeaTable.Tool.Server;

namespace SeaTable.Tool.Tests;

/// <summary>Answers of the web server that can't be read.</summary>
public sealed class AccountAnswerTests
{
    [Theory]
    [InlineData("""{"token":"a\ud800"}""")]
    [InlineData("""{"tok\ud800en":"a"}""")]
    [InlineData("""{"error_msg":["\udfff"]}""")]
    [InlineData("<html>")]
    public void What_holds_no_text_is_no_answer_of_SeaTable(string body)
    {
        using var response = new HttpResponseMessage();
        var answer = new AccountAnswer("x.example", HttpStatusCode.OK, response.Headers, AccountAnswer.Parse(body));

        Assert.Null(answer.Text("token"));
        Assert.Contains("not as a SeaTable server does", answer.Unexpected("a login").Message, StringComparison.Ordinal);
    }
}
