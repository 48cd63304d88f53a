using System.IO.Compression;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Loading;

public sealed class ExportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_rows_of_an_export_read_as_the_server_would_answer_them(bool packed)
    {
        using var archive = Pack();
        await using var workshop = await Workshop.OpenAsync(path: packed ? archive.Path : "Data/allotment.json");

        var row = await workshop.GetAsync("AAAAAAAAQAGAAAAAAAAAAA", "Plots");

        Assert.Equal("South", (string?)row["Name"]);
        Assert.Equal("*Sunny*", (string?)row["Story"]);
        Assert.Equal("sand", (string?)row["Soil"]);
        Assert.Equal("2021-03-01T00:00:00+00:00", (string?)row["Dug"]);
        Assert.Equal("2021-03-01T07:30:00+00:00", (string?)row["Watered"]);
        Assert.Equal("1.23", row["Time"]!.ToJsonString());
        Assert.Equal("0007", (string?)row["No"]);
        Assert.Null(row["Photos"]);
        Assert.Equal("2021-08-10T18:11:20.109+00:00", (string?)row["_ctime"]);
        Assert.Equal("0000000000000000000000000000aaaa@auth.local", (string?)row["_creator"]);
    }

    [Fact]
    public async Task Quirk_32_orphan_cells_and_options_that_are_gone_are_passed_over()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        var first = await workshop.GetAsync("AAAAAAAAQAGAAAAAAAAAAA", "Plots", convertKeys: false);
        var second = await workshop.GetAsync("DDDDDDDDQDGDDDDDDDDDDA", "Plots");

        Assert.False(first.ContainsKey("OrPh"));
        Assert.Equal("""["33"]""", first["Crop"]!.ToJsonString());
        foreach (var name in new[] { "Name", "Story", "Soil", "Crops", "Dug", "No" })
            Assert.True(second.ContainsKey(name) && second[name] is null, name);
    }

    [Fact]
    public async Task Auto_numbers_go_on_from_the_highest_of_the_export()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Name": "North"}""", "Plots"), "Plots");

        Assert.Equal("0008", (string?)row["No"]);
    }

    [Fact]
    public async Task Links_show_the_rows_at_the_other_end_with_their_display_values()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        var plot = await workshop.GetAsync("AAAAAAAAQAGAAAAAAAAAAA", "Plots");
        var bed = await workshop.GetAsync("BBBBBBBBQBGBBBBBBBBBBA", "Beds");

        Assert.Equal(
            """[{"row_id":"BBBBBBBBQBGBBBBBBBBBBA","display_value":1.1},"""
            + """{"row_id":"CCCCCCCCQCGCCCCCCCCCCA","display_value":null}]""",
            plot["Beds"]!.ToJsonString());
        Assert.Equal("""[{"row_id":"AAAAAAAAQAGAAAAAAAAAAA","display_value":"South"}]""", bed["Plots"]!.ToJsonString());
        Assert.Equal("""[{"row_id":"CCCCCCCCQCGCCCCCCCCCCA","display_value":"second"}]""", bed["Beside"]!.ToJsonString());
    }

    [Fact]
    public async Task Links_of_deleted_rows_are_gone()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        await workshop.CallAsync("DELETE", "rows/", """{"table_name": "Beds", "row_ids": ["BBBBBBBBQBGBBBBBBBBBBA"]}""");

        Assert.Single((await workshop.GetAsync("AAAAAAAAQAGAAAAAAAAAAA", "Plots"))["Beds"]!.AsArray());
    }

    [Fact]
    public async Task Quirk_9_a_cell_shows_fifty_links_and_does_not_say_that_there_are_more()
    {
        var content = JsonNode.Parse(await File.ReadAllTextAsync("Data/allotment.json"))!;
        var ids = Enumerable.Range(0, 60).Select(number => $"E{number:0000000}QEGEEEEEEEEEEA").ToList();
        foreach (var id in ids)
            content["tables"]![1]!["rows"]!.AsArray().Add(new JsonObject { ["_id"] = id, ["0000"] = id });
        content["links"]![0]!["table1_table2_map"] = new JsonObject
        {
            ["AAAAAAAAQAGAAAAAAAAAAA"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
        };
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, content.ToJsonString());
        await using var workshop = await Workshop.OpenAsync(path: file.Path);

        var links = (await workshop.GetAsync("AAAAAAAAQAGAAAAAAAAAAA", "Plots"))["Beds"]!.AsArray();

        Assert.Equal(50, links.Count);
    }

    private static TemporaryFile Pack()
    {
        var file = new TemporaryFile(".dtable");
        using var archive = ZipFile.Open(file.Path, ZipArchiveMode.Create);
        archive.CreateEntryFromFile("Data/allotment.json", "content.json");
        archive.CreateEntry("forms.json");
        return file;
    }
}
