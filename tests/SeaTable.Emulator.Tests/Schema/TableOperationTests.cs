using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Schema;

public sealed class TableOperationTests
{
    [Fact]
    public async Task A_new_table_has_exactly_the_columns_named_and_no_rows()
    {
        await using var workshop = await Workshop.OpenAsync();

        var table = await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Visits", "columns": [
                {"column_name": "Day", "column_type": "date", "column_data": {"format": "YYYY-MM-DD"}},
                {"column_name": "By", "column_type": "creator"},
                {"column_name": "Job", "column_type": "link", "column_data": {"table": "Visits", "other_table": "Jobs"}}]}
            """);

        Assert.Equal(["Day", "By", "Job"], table["columns"]!.AsArray().Select(column => (string?)column!["name"]));
        Assert.Equal("0000", (string?)table["columns"]![0]!["key"]);
        Assert.Equal("_creator", (string?)table["columns"]![1]!["key"]);
        Assert.Equal("[]", table["rows"]!.ToJsonString());
        Assert.Equal("""{"folders":[],"view_ids":["0000"]}""", table["view_structure"]!.ToJsonString());
        var id = await workshop.AddAsync("""{"Day": "2030-01-02"}""", "Visits");
        Assert.Equal("emulator", (string?)(await workshop.GetAsync(id, "Visits"))["By"]);
    }

    [Theory]
    [InlineData("checkbox")]
    [InlineData("link")]
    public async Task The_first_column_must_be_able_to_name_a_row(string type)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("POST", "tables/", $$"""
            {"table_name": "Visits", "columns": [{"column_name": "A", "column_type": "{{type}}"}, {"column_name": "B",
             "column_type": "text"}]}
            """);

        Assert.Equal((400, "column_type_invalid"), (status, (string?)json!["error_type"]));
    }

    [Fact]
    public async Task A_table_without_columns_gets_one()
    {
        await using var workshop = await Workshop.OpenAsync();

        var table = await workshop.CallAsync("POST", "tables/", """{"table_name": "Empty", "columns": []}""");

        Assert.Equal(("Name", "text"), ((string?)table["columns"]![0]!["name"], (string?)table["columns"]![0]!["type"]));
    }

    [Fact]
    public async Task Tables_are_renamed_and_deleted_but_the_last_one_stays()
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.AddAsync("""{"Title": "x"}""");

        await workshop.CallAsync("PUT", "tables/", """{"table_name": "Jobs", "new_table_name": "Orders"}""");
        var rows = await workshop.ListAsync("table_name=Orders");
        await workshop.CallAsync("DELETE", "tables/", """{"table_name": "Parts"}""");
        var (status, _) = await workshop.TryAsync("DELETE", "tables/", """{"table_name": "Orders"}""");

        Assert.Single(rows);
        Assert.Equal(400, status);
        Assert.Single((await workshop.CallAsync("GET", "metadata/"))["metadata"]!["tables"]!.AsArray());
    }

    [Theory]
    [InlineData("POST", """{"table_name": "Jobs", "columns": []}""")]
    [InlineData(
        "POST",
        """{"table_name": "New", "columns": [{"column_name": "a", "column_type": "text"}, """
        + """{"column_name": "a", "column_type": "text"}]}""")]
    [InlineData(
        "POST",
        """{"table_name": "New", "columns": [{"column_name": "a", "column_type": "link","""
        + """ "column_data": {"other_table": "Nothing"}}]}""")]
    [InlineData("PUT", """{"table_name": "Jobs", "new_table_name": "Parts"}""")]
    [InlineData("DELETE", """{"table_name": "Nothing"}""")]
    public async Task Changes_that_the_server_refuses_are_not_half_done(string method, string body)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, _) = await workshop.TryAsync(method, "tables/", body);

        Assert.Equal(400, status);
        var tables = (await workshop.CallAsync("GET", "metadata/"))["metadata"]!["tables"]!.AsArray();
        Assert.Equal(["Jobs", "Parts"], tables.Select(table => (string?)table!["name"]));
        await workshop.AddAsync("""{"Title": "still works"}""");
    }
}
