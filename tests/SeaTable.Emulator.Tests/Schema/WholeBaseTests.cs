using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Schema;

public sealed class WholeBaseTests
{
    [Fact]
    public async Task A_base_is_answered_as_the_server_keeps_it()
    {
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, BigDataStorage = true });
        var job = await workshop.AddAsync("""{"Title": "Mend a chair", "State": "Done", "Due": "2025-01-31", "Paid": true}""");
        var part = await workshop.AddAsync("""{"Name": "Leg"}""", "Parts");
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", job, part);
        await workshop.CallAsync("POST", "add-archived-rows/", """{"table_name": "Jobs", "rows": [{"Title": "elsewhere"}]}""");

        var whole = (await workshop.CallAsync("GET", "")).AsObject();
        var metadata = (await workshop.CallAsync("GET", "metadata"))["metadata"]!.AsObject();

        Assert.Equal(
            ["format_version", "links", "settings", "statistics", "tables", "version"],
            whole.Select(member => member.Key).Order(StringComparer.Ordinal));
        foreach (var member in new[] { "version", "format_version", "settings" })
            Assert.Equal(metadata[member]!.ToJsonString(), whole[member]!.ToJsonString());
        var table = whole["tables"]![0]!.AsObject();
        Assert.Equal("{}", table["id_row_map"]!.ToJsonString());
        var row = Assert.Single(table["rows"]!.AsArray())!.AsObject();
        Assert.Equal(
            (job, "Mend a chair", "880012", "2025-01-31", true),
            ((string?)row["_id"], (string?)row["0000"], (string?)row["SiSe"], (string?)row["DaIs"], (bool?)row["ChBx"]));
        Assert.False(row.ContainsKey("LgTx"));
        Assert.Equal(
            new JsonObject
            {
                ["_id"] = "lnk1", ["table2_id"] = "P4rt", ["table1_id"] = "0000",
                ["table1_table2_map"] = new JsonObject { [job] = new JsonArray(part) },
                ["table2_table1_map"] = new JsonObject { [part] = new JsonArray(job) },
            }.ToJsonString(),
            Assert.Single(whole["links"]!.AsArray())!.ToJsonString());
    }

    [Theory]
    [InlineData("Data/allotment.json")]
    [InlineData(Workshop.CrmFile)]
    public async Task A_server_that_starts_from_the_answer_has_the_same_base(string path)
    {
        using var file = new TemporaryFile(".json");
        await using var one = await Workshop.OpenAsync(path: path);
        var whole = await one.CallAsync("GET", "");
        await File.WriteAllTextAsync(file.Path, whole.ToJsonString());

        await using var other = await Workshop.OpenAsync(path: file.Path);

        // Ids of options that are gone stay in the cells, here as there.
        Assert.All(other.Emulator.LoadReport.Findings, finding => Assert.Equal(LoadFindingKind.UnknownOption, finding.Kind));
        Assert.Equal(
            (await one.CallAsync("GET", "metadata/")).ToJsonString(), (await other.CallAsync("GET", "metadata/")).ToJsonString());
        foreach (var table in whole["tables"]!.AsArray())
        {
            var query = $"table_id={table!["_id"]}&convert_keys=true";
            Assert.Equal((await one.ListAsync(query)).ToJsonString(), (await other.ListAsync(query)).ToJsonString());
        }

        Assert.Equal(whole.ToJsonString(), (await other.CallAsync("GET", "")).ToJsonString());
    }

    [Fact]
    public async Task A_table_linked_with_itself_and_a_locked_row_come_back()
    {
        using var file = new TemporaryFile(".json");
        await using var one = await Workshop.OpenAsync();
        var link = (string)(await one.CallAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "After", "column_type": "link",
             "column_data": {"table": "Jobs", "other_table": "Jobs"}}
            """))["data"]!["link_id"]!;
        var (first, second) = (await one.AddAsync("""{"Title": "1"}"""), await one.AddAsync("""{"Title": "2"}"""));
        await one.LinkAsync("Jobs", link, "Jobs", first, second);
        await one.CallAsync("PUT", "lock-rows/", $$"""{"table_name": "Jobs", "row_ids": ["{{first}}"]}""");
        await File.WriteAllTextAsync(file.Path, (await one.CallAsync("GET", "")).ToJsonString());

        await using var other = await Workshop.OpenAsync(path: file.Path);

        var rows = (await other.ListAsync("table_name=Jobs&convert_keys=true")).ToJsonString();
        Assert.Equal((await one.ListAsync("table_name=Jobs&convert_keys=true")).ToJsonString(), rows);
        Assert.Contains(second, (await other.CellAsync(first, "Jobs", "After")), StringComparison.Ordinal);
        Assert.True((bool)(await other.GetAsync(first))["_locked"]!);
    }
}
