using System.Net;
using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class CloneTests
{
    [Fact]
    public async Task A_clone_has_the_schema_the_rows_and_the_links_of_the_base_in_one_file()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 400);
        crm.Emulator.DeleteOption("Contacts", "Status", "Status 3");

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.True(clone.ExitCode == 0, clone.Error);
        Assert.Contains("530 of 530 rows", clone.Error, StringComparison.Ordinal);
        Assert.Contains($"seatable serve {crm.DataFile}", clone.Error, StringComparison.Ordinal);
        Assert.Equal("", clone.Output);
        Assert.Equal([crm.DataFile], Directory.GetFiles(crm.Folder));
        Assert.DoesNotContain(crm.Emulator.ApiToken, clone.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(crm.Emulator.ApiToken, await crm.ReadDataFileAsync(), StringComparison.Ordinal);
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task A_clone_that_is_served_takes_changes_and_stays_as_it_was_cloned()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 10);
        await crm.RunAsync("clone", "-o", crm.DataFile);
        var cloned = await File.ReadAllBytesAsync(crm.DataFile);
        var kept = Path.Combine(crm.Folder, "kept.db");

        await using (var served = await SeaTableEmulator.StartAsync(crm.DataFile, new() { DataFile = kept }))
            await CrmRows.AddAsync(served.Client(), "Contacts", 1, _ => new JsonObject { ["Name"] = "New" });
        await using var again = await SeaTableEmulator.StartAsync(crm.DataFile, new() { DataFile = kept });
        var rows = await BaseContent.RowsAsync(again.Client(), "k7Qd", "true");

        Assert.Equal(11, rows.Count);
        Assert.Contains(rows, row => JsonNode.Parse(row)!["Customer number"]!.ToString() == "11"
            || row.Contains("0011", StringComparison.Ordinal));
        Assert.Equal(cloned, await File.ReadAllBytesAsync(crm.DataFile));
    }

    [Fact]
    public async Task What_others_change_meanwhile_is_read_again()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 2000, noteLength: 4000);
        var calls = 0;
        using (crm.Emulator.Faults.Always(
            Fault.RunBefore(() => ++calls == 9 ? ChangeAsync(crm.Emulator) : Task.CompletedTask), HttpMethod.Post, "sql/"))
        {
            var clone = await crm.RunAsync("clone", "-o", crm.DataFile);

            Assert.True(clone.ExitCode == 0, clone.Error);
            Assert.Contains("Others changed the base meanwhile", clone.Error, StringComparison.Ordinal);
            Assert.Matches(@"tables, ([\d,]+) of \1 rows, \d+ calls\.", clone.Error);
        }

        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task A_clone_that_failed_is_not_served_and_goes_on_where_it_was()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 2000, noteLength: 4000);
        ToolRun failed;
        crm.Emulator.Faults.Next(9, Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "sql/");
        using (crm.Emulator.Faults.Always(Fault.ErrorBeforeWrite(HttpStatusCode.ServiceUnavailable), HttpMethod.Post, "sql/"))
        {
            failed = await crm.RunAsync("clone", "-o", crm.DataFile);
        }

        var served = await ToolRun.StartAsync("serve", crm.DataFile);
        var other = await crm.RunAsync("clone", "-o", crm.DataFile, "--mask", "Contacts.Name");
        crm.Emulator.ClearRequests();
        var resumed = await crm.RunAsync("clone", "-o", crm.DataFile);
        var again = await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.Equal((2, 2, 2, 0, 2), (failed.ExitCode, served.ExitCode, other.ExitCode, resumed.ExitCode, again.ExitCode));
        Assert.Contains("is not whole yet", failed.Error, StringComparison.Ordinal);
        Assert.Contains($"run the same \"seatable clone -o {crm.DataFile}\" again", served.Error, StringComparison.Ordinal);
        Assert.Contains("was begun with other masked columns", other.Error, StringComparison.Ordinal);
        Assert.Contains("holds a whole base already", again.Error, StringComparison.Ordinal);
        Assert.True(crm.Emulator.Calls.Count(
            request => request.Body.Contains("SELECT * FROM", StringComparison.Ordinal)) < 12);
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task A_clone_goes_on_amid_rows_of_one_time()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(
            crm.Emulator.Client(), "Contacts", 3000, index => new JsonObject { ["Name"] = $"{index}" }, rowsPerCall: 1000);
        crm.Emulator.Faults.Next(6, Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "sql/");
        using (crm.Emulator.Faults.Always(Fault.ErrorBeforeWrite(HttpStatusCode.ServiceUnavailable), HttpMethod.Post, "sql/"))
            Assert.Equal(2, (await crm.RunAsync("clone", "-o", crm.DataFile)).ExitCode);

        crm.Emulator.ClearRequests();
        var resumed = await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.InRange(crm.Emulator.Calls.Count, 10, 20);
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task Thousands_of_rows_of_one_time_are_all_there()
    {
        await using var crm = await ToolBase.StartAsync(options: new() { TimeProvider = new StoppedClock() });
        await CrmRows.AddAsync(crm.Emulator.Client(), "Contacts", 3000, index => new JsonObject
        {
            ["Name"] = $"{index}", ["Notes"] = new string('n', 3000),
        });

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.True(clone.ExitCode == 0, clone.Error);
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task A_file_that_holds_something_else_is_left_as_it_is()
    {
        await using var crm = await ToolBase.StartAsync();
        await File.WriteAllTextAsync(crm.DataFile, "the diary of somebody");

        var clone = await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.Equal(2, clone.ExitCode);
        Assert.Contains("holds something else", clone.Error, StringComparison.Ordinal);
        Assert.Equal("the diary of somebody", await File.ReadAllTextAsync(crm.DataFile));
    }

    private sealed class StoppedClock : TimeProvider
    {
        private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => _now;
    }

    private static async Task ChangeAsync(SeaTableEmulator emulator)
    {
        var client = emulator.Client();
        var rows = (await BaseContent.RowsAsync(client, "k7Qd", "true")).Select(row => (string)JsonNode.Parse(row)!["_id"]!)
            .ToList();
        await client.SendAsync(HttpMethod.Put, "rows/", new JsonObject
        {
            ["table_name"] = "Contacts",
            ["updates"] = new JsonArray([.. rows.Take(50).Select(id => new JsonObject
            {
                ["row_id"] = id, ["row"] = new JsonObject { ["Phone"] = "changed", ["Status"] = "made meanwhile" },
            })]),
        });
        await client.SendAsync(HttpMethod.Delete, "rows/", new JsonObject
        {
            ["table_name"] = "Contacts",
            ["row_ids"] = new JsonArray([.. rows.Skip(100).Take(70).Select(id => JsonValue.Create(id))]),
        });
        await CrmRows.AddAsync(client, "Companies", 3, index => new JsonObject { ["Name"] = $"Late {index}" });
        emulator.DeleteColumn("Deals", "Amount");
        emulator.RenameColumn("Companies", "Website", "Page");
        await client.SendAsync(HttpMethod.Post, "tables/",
            new JsonObject { ["table_name"] = "Made", ["columns"] = new JsonArray() });
        await CrmRows.AddAsync(client, "Made", 5, index => new JsonObject { ["Name"] = $"{index}" });
        await client.SendAsync(HttpMethod.Put, "links/", new JsonObject
        {
            ["table_name"] = "Contacts", ["other_table_name"] = "Companies", ["link_id"] = "Lc41",
            ["other_rows_ids_map"] = new JsonObject { [rows[0]] = new JsonArray(), [rows[1]] = new JsonArray() },
        });
    }
}
