using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

public sealed class WebhookAccountTests
{
    private const string Hooks = "api/v2.1/workspace/1/dtable/workshop/webhooks/";
    private const string Url = "https://example.com/webhook";

    private static readonly EmulatorUser s_ada = new("ada@example.com", "secret");
    private static readonly EmulatorUser s_bob = new("bob@example.com", "secret") { IsOwner = false };

    [Fact]
    public async Task A_webhook_is_added_listed_changed_and_deleted_with_the_recorded_answers()
    {
        await using var emulator = await StartAsync();
        using var ada = await Workshop.LogInAsync(emulator, s_ada);

        var created = await CallAsync(ada, HttpMethod.Post, Hooks, 200, ("url", Url));
        var signed = await CallAsync(ada, HttpMethod.Post, Hooks, 200, ("url", Url + "-signed"), ("secret", "123456"));
        var list = await CallAsync(ada, HttpMethod.Get, Hooks, 200);
        var changed = await CallAsync(ada, HttpMethod.Put, $"{Hooks}1/", 200, ("url", Url + "-updated"));
        var secretKept = await CallAsync(ada, HttpMethod.Put, $"{Hooks}2/", 200, ("url", Url + "-signed"));
        var deleted = await CallAsync(ada, HttpMethod.Delete, $"{Hooks}1/", 200);
        var left = await CallAsync(ada, HttpMethod.Get, Hooks, 200);

        JsonForms.AssertEqual(
            $$"""
            {"webhook": {"id": 1, "dtable_uuid": "{{emulator.BaseUuid}}", "url": "{{Url}}",
                         "creator": "{{(string?)created["webhook"]!["creator"]}}", "created_at": "2025-03-14T09:26:53.589000"} }
            """,
            created);
        Assert.EndsWith("@auth.local", (string?)created["webhook"]!["creator"], StringComparison.Ordinal);
        Assert.Equal("""{"secret":"123456"}""", signed["webhook"]!["settings"]!.ToJsonString());
        Assert.Equal([1, 2], list["webhook_list"]!.AsArray().Select(hook => (int)hook!["id"]!));
        Assert.Equal(Url + "-updated", (string?)changed["webhook"]!["url"]);
        Assert.Equal("123456", (string?)secretKept["webhook"]!["settings"]!["secret"]);
        Assert.Equal("""{"success":true}""", deleted.ToJsonString());
        Assert.Equal(2, (int)Assert.Single(left["webhook_list"]!.AsArray())!["id"]!);
        Assert.DoesNotContain(emulator.Calls, request => request.Body.Contains("123456", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_can_not_be_is_refused_with_the_servers_words()
    {
        await using var emulator = await StartAsync();
        using var ada = await Workshop.LogInAsync(emulator, s_ada);
        using var bob = await Workshop.LogInAsync(emulator, s_bob);
        using var nobody = emulator.CreateClient();
        await CallAsync(ada, HttpMethod.Post, Hooks, 200, ("url", Url));
        await CallAsync(ada, HttpMethod.Post, Hooks, 200, ("url", Url + "2"));

        Assert.Equal("Webhook exists.", await ErrorAsync(ada, HttpMethod.Post, Hooks, 409, ("url", Url)));
        Assert.Equal("Webhook exists.", await ErrorAsync(ada, HttpMethod.Put, $"{Hooks}2/", 409, ("url", Url)));
        Assert.Equal("Webhook not found.", await ErrorAsync(ada, HttpMethod.Put, $"{Hooks}9/", 404, ("url", Url)));
        Assert.Equal("Webhook not found.", await ErrorAsync(ada, HttpMethod.Delete, $"{Hooks}x/", 404));
        Assert.Equal("url invalid.", await ErrorAsync(ada, HttpMethod.Post, Hooks, 400));
        Assert.Equal("url invalid.", await ErrorAsync(ada, HttpMethod.Post, Hooks, 400, ("url", "ftp://example.com")));
        Assert.Equal("Permission denied.", await ErrorAsync(bob, HttpMethod.Get, Hooks, 403));
        await CallAsync(nobody, HttpMethod.Get, Hooks, 403);
        Assert.Equal(
            "dtable other not found.",
            await ErrorAsync(ada, HttpMethod.Get, "api/v2.1/workspace/1/dtable/other/webhooks/", 404));
    }

    [Fact]
    public async Task Saving_a_disabled_webhook_enables_it_and_a_data_file_and_snapshots_keep_them()
    {
        using var file = new TemporaryFile(".sqlite");
        var receiver = new HookReceiver { Answer = (_, _) => throw new HttpRequestException("refused") };
        var options = new SeaTableEmulatorOptions
        {
            InProcess = true, DataFile = file.Path, WebhookHandler = receiver, Users = { s_ada },
        };
        var name = "";
        await using (var workshop = await Workshop.OpenAsync(options))
        {
            using var ada = await Workshop.LogInAsync(workshop.Emulator, s_ada);
            await CallAsync(ada, HttpMethod.Post, Hooks, 200, ("url", Url));
            using var before = workshop.Emulator.TakeSnapshot();
            await ChangeAsync(workshop);
            await ChangeAsync(workshop);
            Assert.Single(receiver.Received);
            await CallAsync(ada, HttpMethod.Put, $"{Hooks}1/", 200, ("url", Url));
            await ChangeAsync(workshop);
            Assert.Equal(2, receiver.Received.Count);
            workshop.Emulator.Restore(before);
            await ChangeAsync(workshop);
            Assert.Equal(3, receiver.Received.Count);
            await CallAsync(ada, HttpMethod.Put, $"{Hooks}1/", 200, ("secret", "kept"));
            name = workshop.Emulator.BaseUuid;
        }

        await using var again = await Workshop.OpenAsync(options);
        await ChangeAsync(again);
        Assert.Equal(name, again.Emulator.BaseUuid);
        Assert.Contains("X-SeaTable-Signature", receiver.Received[^1].Headers.Keys);

        static async Task ChangeAsync(Workshop workshop)
        {
            await workshop.AddAsync("""{"Title": "x"}""");
            await workshop.Emulator.Webhooks.WhenDeliveredAsync();
        }
    }

    private static Task<SeaTableEmulator> StartAsync() => SeaTableEmulator.StartAsync(
        Workshop.SchemaFile, new() { InProcess = true, TimeProvider = new SteppingClock(), Users = { s_ada, s_bob } });

    private static async Task<string?> ErrorAsync(
        HttpClient http, HttpMethod method, string path, int status, params (string Name, string Value)[] fields) =>
        (string?)(await CallAsync(http, method, path, status, fields))["error_msg"];

    private static async Task<JsonNode> CallAsync(
        HttpClient http, HttpMethod method, string path, int status, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path);
        if (fields.Length > 0)
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
                form.Add(new StringContent(value), name);
            request.Content = form;
        }

        using var response = await http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
