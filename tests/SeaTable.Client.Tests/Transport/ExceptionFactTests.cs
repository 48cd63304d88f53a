using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>What exceptions tell to a program, beside their message.</summary>
public class ExceptionFactTests
{
    [Theory]
    [InlineData(400, false, true)]
    [InlineData(403, false, true)]
    [InlineData(404, false, true)]
    [InlineData(408, true, false)]
    [InlineData(413, false, true)]
    [InlineData(429, true, true)]
    [InlineData(499, false, false)]
    [InlineData(500, true, false)]
    [InlineData(501, false, false)]
    [InlineData(502, true, false)]
    [InlineData(503, true, false)]
    [InlineData(504, true, false)]
    [InlineData(200, false, false)]
    public void A_status_tells_whether_to_try_again_and_whether_anything_was_done(int status, bool isTransient, bool notApplied)
    {
        var error = new SeaTableApiException("m", (HttpStatusCode)status);
        Assert.Equal((isTransient, notApplied), (error.IsTransient, error.NotApplied));
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
    }

    [Fact]
    public void A_lost_connection_is_worth_another_try_and_an_unknown_outcome_is_not()
    {
        Assert.True(new SeaTableConnectionException("m").IsTransient);
        Assert.False(new SeaTableConnectionException("m") { IsTransient = false }.IsTransient);
        Assert.False(new SeaTableUnknownOutcomeException("m").IsTransient);
        Assert.False(new SeaTableConnectionException("m").NotApplied);
    }

    [Fact]
    public void An_exception_takes_the_outcome_of_its_rows()
    {
        var row = new ContactsRow { RowId = "r" };
        var outcome = new SeaTableWriteOutcome { Unknown = [row], NotStoredRowIds = ["x"] };
        var error = new SeaTableUnknownOutcomeException("m") { Outcome = outcome, RetryAfter = TimeSpan.FromSeconds(3) };
        Assert.Same(row, Assert.Single(error.Outcome.Unknown.OfType<ContactsRow>()));
        Assert.Equal("0 stored, 1 not stored, 1 unknown", outcome.ToString());
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);

        using var source = new CancellationTokenSource();
        var canceled = new SeaTableCanceledException("m", outcome, null, source.Token);
        Assert.IsAssignableFrom<OperationCanceledException>(canceled);
        Assert.Equal(source.Token, canceled.CancellationToken);
        Assert.Same(outcome, canceled.Outcome);
    }

    [Fact]
    public void What_is_said_more_about_a_refusal_keeps_what_is_known_of_it()
    {
        var refusal = new SeaTableApiException("m", HttpStatusCode.TooManyRequests, "said")
        {
            RetryAfter = TimeSpan.FromMinutes(1),
        };
        var more = refusal.Explained("more");
        Assert.Equal(("more", "said", refusal, HttpStatusCode.TooManyRequests),
            (more.Message, more.ServerMessage, more.InnerException, more.StatusCode));
        Assert.Equal((true, true, TimeSpan.FromMinutes(1)), (more.IsTransient, more.NotApplied, more.RetryAfter));
    }
}
