using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Schema;

public sealed class MetadataTests
{
    [Fact]
    public async Task The_metadata_is_that_of_the_file()
    {
        await using var workshop = await Workshop.OpenAsync();

        var answer = await workshop.CallAsync("GET", "metadata/");

        var file = JsonNode.Parse(await File.ReadAllTextAsync(Workshop.SchemaFile));
        Assert.True(JsonNode.DeepEquals(file, answer), answer.ToJsonString(JsonForms.Plain));
    }

    [Fact]
    public async Task Rows_and_links_are_no_part_of_the_metadata()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        var metadata = (await workshop.CallAsync("GET", "metadata/"))["metadata"]!.AsObject();

        Assert.Equal(["format_version", "settings", "tables", "version"],
            metadata.Select(member => member.Key).Order(StringComparer.Ordinal));
        foreach (var table in metadata["tables"]!.AsArray())
        {
            Assert.False(table!.AsObject().ContainsKey("rows"));
            Assert.False(table.AsObject().ContainsKey("id_row_map"));
        }
    }

    [Fact]
    public async Task Every_operation_counts_in_the_version()
    {
        await using var workshop = await Workshop.OpenAsync();

        await workshop.AddAsync("""{"Title": "x"}""");
        workshop.Emulator.RenameTable("Jobs", "Orders");

        Assert.Equal(14, (int)(await workshop.CallAsync("GET", "metadata/"))["metadata"]!["version"]!);
    }

    [Fact]
    public async Task Quirk_36_an_id_that_fits_no_table_falls_back_to_the_name()
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Empty(await workshop.ListAsync("table_id=Jobs&table_name=Jobs"));
        Assert.Empty(await workshop.ListAsync("table_id=P4rt"));
    }

    [Theory]
    [InlineData("GET", "rows/?table_name=Nothing", "table_not_exist")]
    [InlineData("GET", "rows/?table_name=jobs", "table_not_exist")]
    [InlineData("GET", "rows/?table_name=Jobs&view_name=Nothing", "view_not_exist")]
    [InlineData("GET", "rows/", "parameter_error")]
    [InlineData("GET", "rows/?table_name=Jobs&limit=0", "parameter_error")]
    [InlineData("GET", "rows/?table_name=Jobs&start=-1", "parameter_error")]
    [InlineData("GET", "columns/?table_name=Nothing", "table_not_exist")]
    public async Task What_is_not_there_is_refused(string method, string path, string error)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync(method, path);

        Assert.Equal(400, status);
        Assert.Equal(error, (string?)json!["error_type"]);
    }

    [Theory]
    [InlineData("""{"table_name": "Jobs", "rows": [""")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"table_name": "Jobs"}""")]
    [InlineData("""{"table_name": "Jobs", "rows": {}}""")]
    [InlineData("""{"table_name": "Jobs", "rows": [1]}""")]
    public async Task Bodies_that_make_no_sense_get_400(string body)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("POST", "rows/", body);

        Assert.Equal(400, status);
        Assert.Equal("parameter_error", (string?)json!["error_type"]);
    }

    [Fact]
    public async Task Related_users_are_those_of_the_export()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        var users = (await workshop.CallAsync("GET", "related-users/"))["user_list"]!.AsArray();

        Assert.Equal("0000000000000000000000000000aaaa@auth.local", (string?)Assert.Single(users)!["email"]);
    }
}
