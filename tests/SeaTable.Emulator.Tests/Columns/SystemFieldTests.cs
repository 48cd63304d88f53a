using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class SystemFieldTests
{
    [Fact]
    public async Task Quirk_28_the_creator_is_an_app_name_and_a_column_takes_the_place_of_its_system_field()
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        var id = await workshop.AddAsync("""{"Title": "x"}""");

        var byName = await workshop.GetAsync(id);
        var byKey = await workshop.GetAsync(id, convertKeys: false);

        Assert.False(byName.ContainsKey("_ctime") || byName.ContainsKey("_mtime") || byName.ContainsKey("_creator"));
        Assert.Equal("2025-03-14T09:26:53.589+00:00", (string?)byName["Added at"]);
        Assert.Equal("2025-03-14T09:26:53.589+00:00", (string?)byKey["_ctime"]);
        Assert.Equal("emulator", (string?)byKey["_creator"]);
        Assert.Equal(id, (string?)byName["_id"]);
    }

    [Fact]
    public async Task Tables_without_such_columns_have_all_system_fields()
    {
        await using var workshop = await Workshop.OpenAsync();

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"Name": "x"}""", "Parts"), "Parts");

        foreach (var field in new[] { "_id", "_ctime", "_mtime", "_creator", "_last_modifier", "_locked", "_locked_by",
            "_archived" })
        {
            Assert.True(row.ContainsKey(field), field);
        }
    }

    [Fact]
    public async Task The_system_field_gives_way_only_to_the_column_that_is_the_field()
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, """
            {"tables": [{"_id": "0000", "name": "T",
                "columns": [{"key": "0000", "name": "Name", "type": "text"}, {"key": "AbCd", "name": "Made", "type": "ctime"},
                    {"key": "_mtime", "name": "Changed", "type": "mtime"}],
                "views": [{"_id": "0000", "name": "Hidden", "hidden_columns": ["_mtime"]}]}]}
            """);
        await using var workshop = await Workshop.OpenAsync(path: file.Path);
        var id = await workshop.AddAsync("""{"Name": "a"}""", "T");

        var byName = await workshop.GetAsync(id, "T");
        var byKey = await workshop.GetAsync(id, "T", convertKeys: false);
        var hidden = (await workshop.ListAsync("table_name=T&view_name=Hidden"))[0]!.AsObject();

        Assert.True(byName.ContainsKey("_ctime") && byName.ContainsKey("Made") && byName.ContainsKey("Changed")
            && !byName.ContainsKey("_mtime"));
        Assert.True(byKey.ContainsKey("_ctime") && byKey.ContainsKey("AbCd") && byKey.ContainsKey("_mtime"));
        Assert.True(hidden.ContainsKey("_mtime"));
    }

    [Fact]
    public async Task Quirk_13_writing_computed_columns_is_ignored_with_200()
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        var id = await workshop.AddAsync("""
            {"Title": "x", "Added by": "me", "Added at": "1999-01-01", "Total": 5, "Parts": ["a"], "_id": "mine",
             "_ctime": "1999-01-01", "Print": 1}
            """);

        var row = await workshop.GetAsync(id);

        Assert.Equal("emulator", (string?)row["Added by"]);
        Assert.Equal("2025-03-14T09:26:53.589+00:00", (string?)row["Added at"]);
        Assert.Equal(0, (int?)row["Total"]);
        Assert.Equal("[]", row["Parts"]!.ToJsonString());
        Assert.NotEqual("mine", id);
    }

    [Fact]
    public async Task Quirk_13_auto_numbers_count_on_and_can_be_overwritten()
    {
        await using var workshop = await Workshop.OpenAsync();
        var first = await workshop.AddAsync("""{"Title": "a"}""");
        var given = await workshop.AddAsync("""{"Title": "b", "Number": "mine-7"}""");
        await workshop.CallAsync("PUT", "rows/", $$"""
            {"table_name": "Jobs", "updates": [{"row_id": "{{first}}", "row": {"Number": "other"} }]}
            """);
        var next = await workshop.AddAsync("""{"Title": "c"}""");

        Assert.Equal("other", (string?)(await workshop.GetAsync(first))["Number"]);
        Assert.Equal("mine-7", (string?)(await workshop.GetAsync(given))["Number"]);
        Assert.Equal("job-0044", (string?)(await workshop.GetAsync(next))["Number"]);
    }

    [Theory]
    [InlineData("null", "0001")]
    [InlineData("""{"format": "0000", "digits": 4, "prefix_type": "date"}""", "20250314-0001")]
    [InlineData("""{"format": "File-000", "max_used_auto_number": 9}""", "File-010")]
    [InlineData("""{"format": "YYYYMMDD-00000"}""", "20250314-00001")]
    [InlineData("""{"max_used_auto_number": 9}""", "10")]
    public async Task Auto_numbers_follow_their_format(string data, string number)
    {
        await using var workshop = await Workshop.OpenAsync(new() { TimeProvider = new SteppingClock() });
        var id = await workshop.AddAsync("""{"Name": "x"}""", "Parts");

        await workshop.CallAsync("POST", "columns/", $$"""
            {"table_name": "Parts", "column_name": "No", "column_type": "auto-number", "column_data": {{data}} }
            """);

        Assert.Equal(number, (string?)(await workshop.GetAsync(id, "Parts"))["No"]);
    }
}
