using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>What is done to the base as a whole, and what it says of itself.</summary>
public sealed class BaseOperationTests
{
    [Fact]
    public async Task The_server_is_pinged_and_asked_for_its_version_without_any_token()
    {
        await using var crm = await Crm.StartAsync();

        await crm.Base.Client.PingAsync();
        var info = await crm.Base.Client.GetServerInfoAsync();

        Assert.Equal((new Version(6, 2, 12), "enterprise edition"), (info.Version, info.Edition));
        Assert.Equal(2, crm.Wire.Calls.Count);
        Assert.Equal(0, crm.Emulator.TokenExchanges);
    }

    [Fact]
    public async Task A_page_in_place_of_a_ping_is_told()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.Faults.Next(Fault.HtmlPage(HttpStatusCode.OK));

        await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Base.Client.PingAsync());
    }

    [Fact]
    public async Task The_version_of_a_base_tells_that_something_was_changed()
    {
        await using var crm = await Crm.StartAsync();

        var before = await crm.Base.Client.GetBaseInfoAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var after = await crm.Base.Client.GetBaseInfoAsync();

        Assert.Equal((Guid.Parse(crm.Emulator.BaseUuid), crm.Emulator.BaseName), (before.Uuid, before.Name));
        Assert.Equal((4, 9, false), (before.TableCount, before.FormatVersion, before.HasBigData));
        Assert.Equal(1, after.Version - before.Version);
    }

    [Fact]
    public async Task A_snapshot_is_made_once()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero });
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        var made = await crm.Base.Client.CreateSnapshotAsync();
        var again = await crm.Base.Client.CreateSnapshotAsync();
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "snapshot");
        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(() => crm.Base.Client.CreateSnapshotAsync());

        Assert.Equal((true, 40), (made.IsNew, made.CommitId!.Length));
        Assert.NotNull(made.CreatedAt);
        Assert.Equal((false, null, null), (again.IsNew, again.CommitId, again.CreatedAt));
        Assert.Equal(3, crm.Wire.Count("POST", "snapshot"));
        Assert.Equal($$"""{"dtable_name":"{{crm.Emulator.BaseName}}"}""", crm.Wire.Writes.Last().Body);
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_and_each_operation_once_though_others_write_meanwhile()
    {
        await using var crm = await Crm.StartAsync();
        for (var i = 0; i < 130; i++)
            await crm.SendAsync(HttpMethod.Post, "rows/", $$"""{"table_name":"Contacts","rows":[{"Name":"Row {{i}}"}]}""");

        var operations = new List<SeaTableOperation>();
        await foreach (var operation in crm.Base.Client.GetOperationsAsync())
        {
            operations.Add(operation);
            if (operations.Count == 50)
                await crm.Contacts.AddAsync(new ContactsRow { Name = "Meanwhile" });
        }

        Assert.Equal((130, 130), (operations.Count, operations.Select(operation => operation.Id).Distinct().Count()));
        Assert.All(operations, operation => Assert.Equal(("append_rows", "emulator"), (operation.Type, operation.Author)));
        Assert.Equal(Enumerable.Range(0, 130).Select(i => operations[0].Version - i), operations.Select(one => one.Version));
        Assert.Equal("k7Qd", operations[0].Content.GetProperty("table_id").GetString());
        Assert.True(operations[0].Time > DateTimeOffset.UnixEpoch.AddYears(50));
    }

    [Fact]
    public async Task What_was_done_to_a_row_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        row.Name = "Ada Lovelace";
        await crm.Contacts.UpdateAsync(row);

        var activities = new List<SeaTableActivity>();
        await foreach (var activity in crm.Contacts.GetActivitiesAsync(row.RowId))
            activities.Add(activity);

        var last = activities[0];
        Assert.Equal((row.RowId, "emulator", 1), (last.RowId, last.User, last.RowCount));
        Assert.Contains(
            last.Cells, cell => cell is { ColumnKey: "0000", ColumnName: "Name" } && cell.Value.GetString() == "Ada Lovelace");
        Assert.NotNull(last.Time);
    }

    [Fact]
    public async Task A_message_is_shown_to_a_user_in_the_form_that_servers_take()
    {
        await using var crm = await Crm.StartAsync();
        var reader = crm.Client(options => options.ApiToken = crm.Emulator.ReadOnlyApiToken);

        await reader.Client.SendToastAsync("ada@auth.local", "Tea is ready", SeaTableToastType.Warning);

        Assert.Equal(
            """{"to_user":"ada@auth.local","toast_type":"warning","detail":{"msg":"Tea is ready"}}""",
            crm.Wire.Writes.Single().Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_are_linked_by_equal_values_from_either_end(bool fromContacts)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Companies.AddRangeAsync([new CompaniesRow { Name = "Acme" }, new CompaniesRow { Name = "Byte" }]);
        await crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "Ada", Phone = "Acme" }, new ContactsRow { Name = "Bob", Phone = "Zeta" }]);
        var client = crm.Base.Client;

        var task = fromContacts
            ? await client.StartAutoLinkAsync(
                crm.Contacts, crm.Contacts.Columns.Company,
                [new(crm.Contacts.Columns.Phone, crm.Base.Companies.Columns.Name)])
            : await client.StartAutoLinkAsync(crm.Base.Companies, "Contacts", [new("Name", "Phone")]);

        Assert.Equal(SeaTableTaskStatus.Succeeded, await client.GetAutoLinkStatusAsync(task));
        var contacts = await crm.Contacts.ToListAsync();
        Assert.Equal(
            [("Ada", 1), ("Bob", 0)], contacts.Select(row => (row.Name, row.Company.Count)).OrderBy(row => row.Name));
        await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => client.StartAutoLinkAsync(crm.Contacts, "Age", [new("Phone", "Name")]));
    }

    [Fact]
    public async Task The_log_of_the_storage_is_read_and_an_operation_taken_back()
    {
        var calls = new List<string>();
        var crm = new CannedServer
        {
            OnCall = calls.Add,
            Answer = request => (HttpStatusCode.OK, request.Method == HttpMethod.Put ? """{"success":true}"""
                : request.RequestUri!.Query.Contains("page=1&", StringComparison.Ordinal)
                ? """
                {"operations":[{"dtable_uuid":"5c264e76","id":7,"op_time":1700000000,"op_type":"insert_rows",
                "author":"ada@auth.local","operation":"{\"table_id\":\"0000\"}"}]}
                """
                : """{"operations":[]}"""),
        }.Connect();

        var found = new List<SeaTableOperation>();
        await foreach (var operation in crm.Client.GetBigDataOperationsAsync())
            found.Add(operation);
        await crm.Client.RestoreBigDataOperationAsync(found[0].Id);

        Assert.Equal(
            (7L, "insert_rows", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), "0000"),
            (found.Single().Id, found[0].Type, found[0].Time, found[0].Content.GetProperty("table_id").GetString()));
        Assert.EndsWith("/restore-operations/7/", calls[^1], StringComparison.Ordinal);
    }
}
