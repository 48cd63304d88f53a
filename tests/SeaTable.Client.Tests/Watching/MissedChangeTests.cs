using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Watching;

/// <summary>What a watch says of what the server does not tell any more, or in words that are not known.</summary>
public sealed class MissedChangeTests
{
    [Fact]
    public async Task A_log_that_begins_later_asks_to_read_the_table_anew_beside_what_it_has()
    {
        await using var crm = await Crm.StartAsync();
        var now = await crm.Base.Client.GetPositionAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "forgotten" });
        await crm.Contacts.AddAsync(new ContactsRow { Name = "kept" });
        crm.Wire.ChangeAnswer = Logged(operations =>
        {
            while (operations.Count > 1)
                operations.RemoveAt(1);
        });
        await using var watcher = crm.Base.WatchContacts(Watching.Options(now, SeaTableWatchSource.Polling));

        var changes = await watcher.NextAsync(2);

        Assert.Equal(
            [SeaTableChangeKind.Inserted, SeaTableChangeKind.Resynchronize], changes.Select(change => change.Kind).Order());
    }

    [Fact]
    public async Task A_log_that_has_nothing_of_a_newer_version_asks_to_read_the_table_anew()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeProvider = new SkippingTime(100));
        var now = await crm.Base.Client.GetPositionAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "unlogged" });
        crm.Wire.ChangeAnswer = Logged(operations => operations.Clear());
        await using var watcher = crm.Base.WatchContacts(Watching.Options(now, SeaTableWatchSource.Polling));

        Assert.Equal(SeaTableChangeKind.Resynchronize, (await watcher.NextAsync()).Kind);
        await Task.Delay(300);
        Assert.Empty(watcher.Rest());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(501)]
    public async Task A_server_without_a_log_asks_to_read_the_table_anew_when_its_version_has_changed(int status)
    {
        await using var crm = await Crm.StartAsync();
        await using var watcher = await crm.Base.WatchContactsAsync(SeaTableWatchSource.Polling);
        crm.Wire.Instead = call => call.Path.Contains("/operations/", StringComparison.Ordinal)
            ? new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent("""{"error_msg":"no"}""", Encoding.UTF8, "application/json"),
            }
            : null;

        await crm.Contacts.AddAsync(new ContactsRow { Name = "unlogged" });

        Assert.Equal(SeaTableChangeKind.Resynchronize, (await watcher.NextAsync()).Kind);
    }

    [Fact]
    public async Task A_base_that_was_brought_back_asks_to_read_the_table_anew_and_goes_on()
    {
        await using var crm = await Crm.StartAsync();
        var snapshot = crm.Emulator.TakeSnapshot();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "undone" });
        await crm.Contacts.AddAsync(new ContactsRow { Name = "undone" });
        await using var watcher = await crm.Base.WatchContactsAsync(SeaTableWatchSource.Polling);

        crm.Emulator.Restore(snapshot);
        var anew = await watcher.NextAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "next" });

        Assert.Equal(SeaTableChangeKind.Resynchronize, anew.Kind);
        Assert.Equal("next", (await watcher.NextAsync()).Row?.Name);
    }

    [Fact]
    public async Task Operations_that_are_not_known_are_told_with_their_name_and_their_rows()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await using var watcher = await crm.Base.WatchContactsAsync(SeaTableWatchSource.Polling);
        crm.Wire.ChangeAnswer = (call, body) => call.Path.Contains("/operations/", StringComparison.Ordinal)
            ? body.Replace("modify_row", "twist_row", StringComparison.Ordinal)
                .Replace("append_rows", "shuffle_table", StringComparison.Ordinal)
            : body;

        ada.Age = 1;
        await crm.Contacts.UpdateAsync(ada);
        var twisted = await watcher.NextAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Bob" });
        var shuffled = await watcher.NextAsync();

        Assert.Equal(
            (SeaTableChangeKind.Updated, "twist_row", ada.RowId, 1),
            (twisted.Kind, twisted.OperationType, twisted.RowId, twisted.Row?.Age));
        Assert.Equal(
            (SeaTableChangeKind.Unknown, "shuffle_table", ""), (shuffled.Kind, shuffled.OperationType, shuffled.RowId));
    }

    [Fact]
    public void More_rows_than_are_kept_become_a_table_to_read_anew()
    {
        var changes = new ChangeSet(new HashSet<string> { "0000" });
        for (var i = 0; i <= ChangeSet.MostRows; i++)
            changes.AddRow("0000", $"row {i}", RowHints.Updated, [], new OperationFacts(null, null, false));

        Assert.Empty(changes.Rows);
        Assert.True(changes.Tables["0000"].IsAnything);
        Assert.False(changes.Tables["0000"].Facts.IsRepeated);
    }

    private static Func<Wire.Call, string, string> Logged(Action<JsonArray> change) => (call, body) =>
    {
        if (!call.Path.Contains("/operations/", StringComparison.Ordinal))
            return body;

        var json = JsonNode.Parse(body)!;
        change(json["operations"]!.AsArray());
        return json.ToJsonString();
    };
}
