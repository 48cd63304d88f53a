using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SeaTable.Emulator;

namespace SeaTable.Hosting.Tests.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public async Task Changes_come_typed_with_their_rows_who_made_them_and_when()
    {
        await using var app = await WebhookApp.StartAsync();
        app.Connect();

        var ada = await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });
        var added = await app.NextAsync();
        ada.Age = 37;
        await app.Crm.Contacts.UpdateAsync(ada);
        var updated = await app.NextAsync();
        var acme = await app.Crm.Companies.AddAsync(new CompaniesRow { Name = "Acme" });
        await app.NextAsync();
        await app.Crm.Contacts.Links.Company.AddAsync(ada, acme);
        var linked = new[] { await app.NextAsync(), await app.NextAsync() };
        await app.Crm.Contacts.DeleteAsync(ada.RowId);
        var deleted = await app.NextAsync();

        Assert.Equal((SeaTableChangeKind.Inserted, "Ada"), (added.Kind, Assert.IsType<ContactsRow>(added.Row).Name));
        Assert.Equal(SeaTableChangeKind.Updated, updated.Kind);
        Assert.Equal([nameof(ContactsRow.Age)], updated.ChangedColumns);
        Assert.Equal(37, Assert.IsType<ContactsRow>(updated.Row).Age);
        Assert.Equal("emulator", updated.By);
        Assert.InRange(updated.At, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.All(linked, change => Assert.Equal(SeaTableChangeKind.Linked, change.Kind));
        Assert.Equal(["Companies", "Contacts"], linked.Select(change => change.Table).Order());
        Assert.Equal(
            (SeaTableChangeKind.Deleted, ada.RowId, null), (deleted.Kind, deleted.RowId, deleted.Row));
        await app.Emulator.Webhooks.WhenDeliveredAsync();
        Assert.All(app.Emulator.Webhooks.Deliveries, delivery => Assert.Equal(200, delivery.StatusCode));
    }

    [Fact]
    public async Task An_event_of_many_rows_tells_all_of_them()
    {
        await using var app = await WebhookApp.StartAsync();
        app.Connect();

        var rows = await app.Crm.Contacts.AddRangeAsync(Enumerable.Range(0, 20).Select(i => new ContactsRow { Name = $"{i}" }));
        var told = new List<SeaTableChange<SeaTableRow>>();
        while (told.Count < rows.Count)
            told.Add(await app.NextAsync());

        Assert.Equal(rows.Select(row => row.RowId).Order(), told.Select(change => change.RowId).Order());
        Assert.All(told, change => Assert.Equal(SeaTableChangeKind.Inserted, change.Kind));
    }

    [Fact]
    public async Task What_is_not_signed_with_the_secret_is_refused()
    {
        await using var app = await WebhookApp.StartAsync();
        var body = app.Event("AAAAAAAAQAGAAAAAAAAAAA");
        var right = WebhookApp.Sign(body);

        Assert.Equal(401, await app.PostAsync(body, null));
        Assert.Equal(401, await app.PostAsync(body, ""));
        Assert.Equal(401, await app.PostAsync(body, "sha256=" + new string('0', 64)));
        Assert.Equal(401, await app.PostAsync(body, "sha256=" + new string('x', 64)));
        Assert.Equal(401, await app.PostAsync(body, right["sha256=".Length..]));
        Assert.Equal(401, await app.PostAsync(body + " ", right));
        Assert.Equal(200, await app.PostAsync(body, right));
    }

    [Fact]
    public async Task Events_of_other_bases_and_what_is_none_are_refused()
    {
        await using var app = await WebhookApp.StartAsync();

        Assert.Equal(403, await app.PostSignedAsync(
            app.Event("AAAAAAAAQAGAAAAAAAAAAA", baseUuid: "5c264e76-0e5a-448a-9f34-580b551364cb")));
        foreach (var body in new[] { "", "[]", "{}", """{"data":{}}""", """{"data":{"dtable_uuid":"x"}}""", "{\"data\":", "<p>" })
            Assert.Equal(400, await app.PostSignedAsync(body));
    }

    [Theory]
    [InlineData(20_000_000)]
    [InlineData((4 << 20) + 1)]
    public async Task A_body_that_is_too_long_is_refused(int length)
    {
        await using var app = await WebhookApp.StartAsync();

        Assert.Equal(413, await app.PostSignedAsync(new string(' ', length)));
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_told_once_and_a_late_one_with_the_row_of_now()
    {
        await using var app = await WebhookApp.StartAsync();
        var ada = await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 1 });
        ada.Age = 3;
        await app.Crm.Contacts.UpdateAsync(ada);
        var (first, late) = (app.Event(ada.RowId, time: "1790000002.5"), app.Event(ada.RowId, time: "1790000001.5"));

        Assert.Equal(200, await app.PostSignedAsync(first));
        var told = await app.NextAsync();
        Assert.Equal(200, await app.PostSignedAsync(first));
        Assert.Equal(200, await app.PostSignedAsync(late));
        var toldLate = await app.NextAsync();

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_002_500), told.At);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_001_500), toldLate.At);
        Assert.Equal(3, Assert.IsType<ContactsRow>(toldLate.Row).Age);
        Assert.Equal(0, app.Waiting());
    }

    [Fact]
    public async Task An_event_without_a_changed_value_is_no_change_and_one_that_is_not_known_is_told_by_its_name()
    {
        await using var app = await WebhookApp.StartAsync();
        var ada = await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var same = app.Event(ada.RowId, cells: """{"column_key": "Ag3e", "value": 1, "old_value": 1}""");

        Assert.Equal(200, await app.PostSignedAsync(same));
        Assert.Equal(200, await app.PostSignedAsync(app.Event(ada.RowId, "twist_row")));

        var change = await app.NextAsync();
        Assert.Equal(
            (SeaTableChangeKind.Updated, "twist_row", ada.RowId), (change.Kind, change.OperationType, change.RowId));
    }

    [Fact]
    public async Task More_events_than_wait_are_refused_and_can_be_sent_again()
    {
        await using var app = await WebhookApp.StartAsync();
        var ada = await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var (entered, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.OnChange = _ =>
        {
            entered.TrySetResult();
            return go.Task;
        };
        Assert.Equal(200, await app.PostSignedAsync(app.Event(ada.RowId)));
        await entered.Task;
        var queue = app.App.Services.GetRequiredService<WebhookQueue<CrmBase>>();
        var waiting = new WaitingEvent<CrmBase>(
            app.App.Services.GetRequiredService<CrmBase>(),
            SeaTableWebhookEvent.Parse(System.Text.Encoding.UTF8.GetBytes(app.Event(ada.RowId))), (_, _) => Task.CompletedTask);
        while (queue.TryAdd(waiting))
        {
        }

        var late = app.Event(ada.RowId, time: "1790000003");
        Assert.Equal(503, await app.PostSignedAsync(late));
        go.SetResult();
        await app.NextAsync();
        while (queue.Events.Count > 0)
            await Task.Delay(10);

        Assert.Equal(200, await app.PostSignedAsync(late));
        await app.NextAsync();
    }

    [Fact]
    public async Task An_event_is_answered_although_the_server_keeps_the_base_token_back()
    {
        await using var app = await WebhookApp.StartAsync();
        var ada = await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var go = new TaskCompletionSource();
        app.Emulator.Faults.Next(Fault.RunBefore(() => go.Task), operation: EmulatorOperation.ExchangeApiToken);

        Assert.Equal(200, await app.PostSignedAsync(app.Event(ada.RowId)));

        go.SetResult();
        Assert.Equal(ada.RowId, (await app.NextAsync()).RowId);
    }

    [Fact]
    public async Task A_handler_that_fails_is_logged_and_the_next_change_comes()
    {
        await using var app = await WebhookApp.StartAsync();
        app.OnChange = change =>
            change.Row is ContactsRow { Name: "bad" } ? throw new FormatException("bad") : Task.CompletedTask;
        app.Connect();

        await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "bad" });
        await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "good" });

        Assert.Equal("good", Assert.IsType<ContactsRow>((await app.NextAsync()).Row).Name);
        Assert.Contains(app.Log.Of(LogLevel.Error), line => line.Contains("Inserted Contacts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_when_the_application_stops_is_finished_and_the_secret_is_in_no_log()
    {
        await using var app = await WebhookApp.StartAsync();
        var ada = await app.Crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await app.PostAsync(app.Event(ada.RowId), "sha256=" + new string('0', 64));
        for (var i = 0; i < 5; i++)
            Assert.Equal(200, await app.PostSignedAsync(app.Event(ada.RowId, time: $"179000000{i}")));

        await app.App.StopAsync();

        Assert.InRange(app.Waiting(), 1, 5);
        var lines = Enum.GetValues<LogLevel>().SelectMany(level => app.Log.Of(level)).ToList();
        Assert.Contains(lines, line => line.Contains("refused with 401", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(WebhookApp.Secret, line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_base_that_was_not_added_and_a_secret_that_is_missing_are_told_at_the_start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        using var app = (IDisposable)builder.Build();
        var endpoints = (Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app;

        var unknown = Assert.Throws<InvalidOperationException>(
            () => endpoints.MapSeaTableWebhook<CrmBase>("/", WebhookApp.Secret, (_, _) => Task.CompletedTask));
        var missing = Assert.Throws<ArgumentException>(
            () => endpoints.MapSeaTableWebhook<CrmBase>("/", " ", (_, _) => Task.CompletedTask));

        Assert.Contains("AddCrmBase", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("configuration", missing.Message, StringComparison.Ordinal);
    }
}
