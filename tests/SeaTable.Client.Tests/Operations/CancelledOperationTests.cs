namespace SeaTable.Client.Tests.Operations;

/// <summary>Who cancels is told whether it may have been done, whatever the operation sends.</summary>
public sealed class CancelledOperationTests
{
    private static readonly Dictionary<string, Func<CrmBase, CancellationToken, Task>> s_writes = new()
    {
        ["create table"] = (crm, token) => crm.Client.Tables.CreateAsync("Made", cancellationToken: token),
        ["delete column"] = (crm, token) => crm.Client.Columns.DeleteAsync(crm.Contacts, "Phone", token),
        ["delete view"] = (crm, token) => crm.Client.Views.DeleteAsync(crm.Contacts, "VIPs", token),
        ["delete comment"] = (crm, token) => crm.Client.Comments.DeleteAsync(1, token),
        ["delete notifications"] = (crm, token) => crm.Client.Notifications.DeleteAllAsync(token),
        ["mark notifications"] = (crm, token) => crm.Client.Notifications.MarkAllAsync(cancellationToken: token),
        ["restore"] = (crm, token) => crm.Client.RestoreBigDataOperationAsync(1, token),
        ["snapshot"] = (crm, token) => crm.Client.CreateSnapshotAsync(token),
        ["delete file"] = async (crm, token) =>
        {
            var place = $"/workspace/1/asset/{(await crm.Client.GetAccessAsync(CancellationToken.None)).BaseUuid}/files/2026-01";
            await crm.Files.DeleteAsync(new Uri(place + "/a.txt", UriKind.Relative), token);
        },
        ["own operation"] = (crm, token) => crm.Client.SendAsync(
            HttpMethod.Delete, "views/VIPs/?table_name=Contacts", cancellationToken: token),
    };

    public static TheoryData<string> Writes => [.. s_writes.Keys];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_is_cancelled_while_its_answer_is_awaited_may_have_been_done(string write)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        using var cancel = new CancellationTokenSource();
        crm.Wire.AfterAsync = async call =>
        {
            if (call.Method != "GET")
            {
                await cancel.CancelAsync();
                cancel.Token.ThrowIfCancellationRequested();
            }
        };

        var error = await Assert.ThrowsAsync<SeaTableCanceledException>(() => s_writes[write](crm.Base, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Contains("may have", error.Message.Replace("carried it out or not", "may have", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Single(crm.Wire.Calls, call => call.Method != "GET");
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_is_cancelled_before_it_is_sent_is_not_done(string write)
    {
        await using var crm = await Crm.StartAsync();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => s_writes[write](crm.Base, cancel.Token));

        Assert.IsNotType<SeaTableCanceledException>(error);
        Assert.DoesNotContain(crm.Wire.Calls, call => call.Method != "GET");
    }

    [Fact]
    public async Task An_operation_without_a_body_is_not_repeated_by_a_handler_of_the_caller()
    {
        await using var crm = await Crm.StartAsync();
        crm.Wire.InnerHandler = new SendOnceHandler(new SocketsHttpHandler { UseProxy = false });
        await crm.Base.Client.Views.CreateAsync(crm.Contacts, "Twice");
        using var repeating = new Repeating(crm.Wire);
        using var http = new HttpClient(repeating, disposeHandler: false);
        var client = new CrmBase(Crm.Options(crm.Emulator), http).Client;
        await client.GetMetadataAsync();
        crm.Wire.Clear();

        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => client.SendAsync(HttpMethod.Delete, "views/Twice/?table_name=Contacts"));

        Assert.Equal(2, crm.Wire.Count("DELETE", "views"));
        Assert.Single(crm.Emulator.Calls, call => call.Method == "DELETE");
    }

    /// <summary>Loses the answer of each write, and sends it again, as handlers that know nothing of it do.</summary>
    private sealed class Repeating(HttpMessageHandler next) : DelegatingHandler(next)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            return request.Method == HttpMethod.Get ? answer : await base.SendAsync(request, cancellationToken);
        }
    }
}
