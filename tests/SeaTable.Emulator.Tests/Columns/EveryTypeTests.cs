using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

/// <summary>Every type once more, side by side: what is written, and how it comes back in each of the three forms.</summary>
public sealed class EveryTypeTests
{
    private const string Signature =
        """{"username":"0a1b@auth.local","sign_image_url":"/sign/1.png","sign_time":"2024-06-05T13:28:56.090+00:00"}""";
    private const string Pdf =
        """[{"name":"a.pdf","size":3,"type":"file","url":"custom-asset://1494332c.pdf","upload_time":"2024-06-05"}]""";

    [Theory]
    [InlineData("Jobs", "Title", "0000", "\"a\"", "\"a\"", "\"a\"", "\"a\"")]
    [InlineData("Jobs", "Notes", "LgTx", "\"*a*\"", "\"*a*\"", "\"*a*\"",
        """{"text":"*a*","preview":"a","images":[],"links":[]}""")]
    [InlineData("Jobs", "Customer e-mail", "MaiL", "\"a@example.org\"", "\"a@example.org\"", "\"a@example.org\"",
        "\"a@example.org\"")]
    [InlineData("Jobs", "Größe & Plan", "UrLs", "\"seatable.io\"", "\"seatable.io\"", "\"seatable.io\"", "\"seatable.io\"")]
    [InlineData("Jobs", "Price", "NmBr", "5.5", "5.5", "5.5", "5.5")]
    [InlineData("Jobs", "Paid", "ChBx", "true", "true", "true", "true")]
    [InlineData("Jobs", "Paid", "ChBx", "1", "false", "false", "false")]
    [InlineData("Jobs", "Due", "DaIs", "\"2030-06-20\"", "\"2030-06-20T00:00:00+00:00\"", "\"2030-06-20T00:00:00+00:00\"",
        "\"2030-06-20\"")]
    [InlineData("Jobs", "German date", "DaGe", "\"20.06.2030 23:55\"", "\"2030-06-20T23:55:00+00:00\"",
        "\"2030-06-20T23:55:00+00:00\"", "\"2030-06-20 23:55\"")]
    [InlineData("Jobs", "Effort", "DuHm", "\"1:30\"", "5400", "5400", "5400")]
    [InlineData("Jobs", "State", "SiSe", "\"Done\"", "\"Done\"", "\"880012\"", "\"880012\"")]
    [InlineData("Jobs", "Skills", "MuSe", """["welding"]""", """["welding"]""", """["17"]""", """["17"]""")]
    [InlineData("Jobs", "Rating", "RaTe", "4", "4", "4", "4")]
    [InlineData("Jobs", "Number", "AuNu", "\"mine\"", "\"mine\"", "\"mine\"", "\"mine\"")]
    [InlineData("Parts", "Pictures", "ImAg", """["/workspace/24/asset/a/images/2023-07/x.png"]""",
        """["/workspace/24/asset/a/images/2023-07/x.png"]""", """["/workspace/24/asset/a/images/2023-07/x.png"]""",
        """["/workspace/24/asset/a/images/2023-07/x.png"]""")]
    [InlineData("Parts", "Files", "FiLe", Pdf, Pdf, Pdf, Pdf)]
    [InlineData("Parts", "Keepers", "CoLl", """["a@auth.local","b@auth.local"]""", """["a@auth.local","b@auth.local"]""",
        """["a@auth.local","b@auth.local"]""", """["a@auth.local","b@auth.local"]""")]
    [InlineData("Parts", "Place", "GeLl", """{"lng":8.23,"lat":50.5}""", """{"lng":8.23,"lat":50.5}""",
        """{"lng":8.23,"lat":50.5}""", """{"lng":8.23,"lat":50.5}""")]
    [InlineData("Parts", "Signature", "SiGn", Signature, Signature, Signature, Signature)]
    [InlineData("Parts", "Department", "DePa", "7", "7", "7", "7")]
    public async Task A_value_comes_back_by_name_by_key_and_as_the_first_row(
        string table, string column, string key, string written, string byName, string byKey, string stored)
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeZone = TimeZoneInfo.Utc });
        var row = new JsonObject { [column] = JsonNode.Parse(written) }.ToJsonString();

        var answer = await workshop.CallAsync("POST", "rows/", $$"""{"table_name": "{{table}}", "rows": [{{row}}]}""");

        var id = (string)answer["first_row"]!["_id"]!;
        Assert.Equal(stored, answer["first_row"]![key]!.ToJsonString(JsonForms.Plain));
        Assert.Equal(byName, await workshop.CellAsync(id, table, column));
        Assert.Equal(byKey, await workshop.CellAsync(id, table, key, convertKeys: false));

        await workshop.CallAsync("PUT", "rows/", new JsonObject
        {
            ["table_name"] = table,
            ["updates"] = new JsonArray(new JsonObject { ["row_id"] = id, ["row"] = new JsonObject { [column] = null } }),
        }.ToJsonString());
        Assert.Equal("null", await workshop.CellAsync(id, table, column));
    }

    [Fact]
    public async Task Computed_columns_and_buttons_have_no_place_in_the_first_row()
    {
        await using var workshop = await Workshop.OpenAsync();

        var answer = await workshop.CallAsync("POST", "rows/",
            """{"table_name": "Jobs", "rows": [{"Title": "a", "Print": "x", "Total": 5, "Parts": []}]}""");

        Assert.Equal(["_id", "_creator", "_ctime", "_last_modifier", "_mtime", "0000", "AuNu"],
            answer["first_row"]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("BuTt")]
    [InlineData("Print")]
    public async Task A_button_reads_as_null(string name)
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Title": "a"}"""), convertKeys: name == "Print");

        Assert.True(row.ContainsKey(name) && row[name] is null);
    }

    [Fact]
    public async Task Auto_numbers_count_on_whether_rows_come_one_by_one_or_together()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        await workshop.AddAsync("""{"Name": "a"}""", "Contacts");
        await workshop.AddAsync("""{"Name": "b"}""", "Contacts");
        await workshop.CallAsync("POST", "rows/", """{"table_name": "Contacts", "rows": [{"Name": "c"}, {"Name": "d"}]}""");

        var rows = await workshop.ListAsync("table_name=Contacts&convert_keys=true");

        Assert.Equal(["C-0001", "C-0002", "C-0003", "C-0004"], rows.Select(row => (string?)row!["Customer number"]));
    }
}
