using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>
/// The answer to a write is lost, its repetition is refused, and the caller gives up while the client looks for the reason: what
/// the first try did is done all the same, and the caller is told that it may be.
/// </summary>
public class RefusedAndCanceledTests
{
    [Theory]
    [InlineData("update")]
    [InlineData("update if unchanged")]
    [InlineData("update where")]
    [InlineData("delete")]
    [InlineData("link")]
    public async Task What_a_try_before_a_refusal_may_have_done_is_told(string what)
    {
        using var giveUp = new CancellationTokenSource();
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { MaxAttempts = 2, BaseDelay = TimeSpan.Zero });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var deal = await crm.Base.Deals.AddAsync(new DealsRow { Title = "deal" });
        row = (await crm.Contacts.GetAsync(row.RowId))!;
        var tries = 0;
        crm.Wire.Before = async call =>
        {
            if (IsWrite(call) && ++tries == 2)
                crm.Emulator.RenameTable("Contacts", "away");
            else if (tries == 2 && call.Path.EndsWith("/metadata/", StringComparison.Ordinal))
                await giveUp.CancelAsync();
        };
        crm.Wire.After = (call, answer) => IsWrite(call) && tries switch
        {
            1 => true,
            2 => what is "link" or "delete", // They name tables by their ids, so that no name can be wrong.
            _ => false,
        } ? new HttpResponseMessage(tries == 1 ? HttpStatusCode.GatewayTimeout : HttpStatusCode.BadRequest) : answer;

        row.Age = 42;
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => what switch
        {
            "update" => crm.Contacts.UpdateAsync(row, giveUp.Token),
            "update if unchanged" => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged, giveUp.Token),
            "update where" => crm.Contacts.UpdateWhereAsync(c => c.Name == "first", c => c.Age.Set(42), giveUp.Token),
            "delete" => crm.Contacts.DeleteAsync(row, giveUp.Token),
            _ => crm.Contacts.Links.Deals.AddAsync(row, deal, giveUp.Token),
        });

        Assert.Equal(2, tries);
        var told = Assert.IsType<SeaTableCanceledException>(error);
        Assert.True(told.Outcome is null or { NotStored: [], NotStoredRowIds: [] }, told.ToString());
    }

    private static bool IsWrite(Wire.Call call) => call.Method != "GET" && !call.IsSelect
        && !call.Path.Contains("query-links", StringComparison.Ordinal);
}
