using System.Text.Json.Nodes;
using SeaTable.Emulator;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>What people write by hand and nothing would be made of is told, and neither done without it nor taken away.</summary>
public sealed class FileMistakeTests
{
    [Theory]
    [InlineData(
        """{ "name": "Kind", "type": "single-select", "options": [ { "name": "a" } ] }""",
        "has \"options\" beside \"data\"")]
    [InlineData(
        """{ "name": "Kind", "type": "single-select", "data": { "options": [ "a", "b" ] } }""",
        "each with a \"name\"")]
    [InlineData(
        """{ "name": "Kind", "type": "single-select", "data": { "options": "a" } }""",
        "each with a \"name\"")]
    [InlineData(
        """{ "name": "Kind", "type": "single-select", "data": { "option": [ { "name": "a" } ] } }""",
        "Is it to be \"options\"?")]
    [InlineData(
        """{ "name": "Price", "type": "number", "data": { "formt": "euro" } }""",
        "Is it to be \"format\"?")]
    [InlineData(
        """{ "name": "Price", "type": "number", "data": "euro" }""",
        "no object of settings")]
    [InlineData(
        """{ "name": "Price", "type": "number", "desciption": "In euros" }""",
        "Is it to be \"description\"?")]
    public async Task A_mistake_is_told_before_anything_is_done(string column, string expected)
    {
        await using var target = await PlannedBase.StartAsync();
        var text = $$"""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" }, {{column}} ] } ] }
            """;
        await target.WriteAsync(text);

        var plan = await target.RunAsync("plan", target.SchemaFile);
        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal((2, 2), (plan.ExitCode, apply.ExitCode));
        Assert.Contains(expected, plan.Error, StringComparison.Ordinal);
        Assert.Contains("of the table \"Table1\"", apply.Error, StringComparison.Ordinal);
        Assert.Equal(text, await target.ReadSchemaFileAsync());
        Assert.Empty(target.Changes());
    }

    [Theory]
    [InlineData("number", """{ "format": "eur" }""", "no numbers have the format \"eur\", but number, percent, dollar, euro")]
    [InlineData("rate", """{ "rate_max_number": 50 }""", "a rating has at most 10 stars, and not 50")]
    [InlineData("txt", "{}", "does not know the type txt. Is it to be text?")]
    public async Task What_the_API_does_not_take_is_not_sent(string type, string data, string expected)
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync($$"""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" },
              { "name": "New", "type": "{{type}}", "data": {{data}} } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(1, apply.ExitCode);
        Assert.Contains(expected, apply.Error, StringComparison.Ordinal);
        Assert.Empty(target.Changes());
    }

    [Fact]
    public async Task A_first_column_of_a_mistyped_type_is_told_with_the_type_that_was_meant()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "New", "columns": [ { "name": "Name", "type": "txt" } ] } ] }
            """);

        var plan = await target.RunAsync("plan", target.SchemaFile, "--keep-other-tables");

        Assert.Equal(1, plan.ExitCode);
        Assert.Contains("does not know the type txt. Is it to be text?", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_can_not_depend_on_others_are_told_and_hold_nothing_up()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" },
              { "name": "Kind", "type": "single-select", "data": { "options": [ { "name": "a" } ] } },
              { "name": "Tags", "type": "multiple-select", "data": { "options": [ { "name": "b" } ],
                "enable_fill_default_value": true, "default_value": [ "b" ],
                "cascade_column_key": "Kind", "cascade_settings": { "a": [ "b" ] } } },
              { "name": "Last", "type": "text" } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(1, apply.ExitCode);
        Assert.Contains("can't be: Column Table1.Tags keeps the column that its options depend on", apply.Error,
            StringComparison.Ordinal);
        Assert.Contains((await target.FetchAsync()).Tables[0].Columns, column => column.Name == "Last");
    }

    [Fact]
    public async Task Options_depend_on_options_of_which_the_base_has_none_yet()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "kind", "name": "Kind", "type": "single-select", "data": { "options": [ { "id": "1", "name": "a" } ] } },
              { "key": "part", "name": "Part", "type": "single-select", "data": { "options": [] } } ] } ] }
            """);
        await target.WriteAsync("""
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "kind", "name": "Kind", "type": "single-select",
                "data": { "options": [ { "id": "1", "name": "a" }, { "name": "b" } ] } },
              { "key": "part", "name": "Part", "type": "single-select", "data": { "options": [ { "name": "of b" } ],
                "cascade_column_key": "kind", "cascade_settings": { "b": [ "of b" ] } } } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.True(apply.ExitCode == 0, apply.Error);
        var columns = (await target.FetchAsync()).Tables[0].Columns;
        var (kind, part) = (columns.Single(column => column.Name == "Kind"), columns.Single(column => column.Name == "Part"));
        var offered = (JsonArray)part.Data!["cascade_settings"]![kind.Options![1].Id!]!;
        Assert.Equal([part.Options!.Single().Id], offered.Select(id => (string?)id));
    }

    [Fact]
    public async Task Options_that_can_not_depend_on_a_text_are_told_and_hold_nothing_up()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" },
              { "name": "Tag", "type": "single-select", "data": { "options": [ { "name": "b" } ],
                "cascade_column_key": "Name", "cascade_settings": {} } },
              { "name": "Last", "type": "text" } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(1, apply.ExitCode);
        Assert.Contains("Name is text, and options can depend on columns of the type single-select only", apply.Error,
            StringComparison.Ordinal);
        Assert.Contains((await target.FetchAsync()).Tables[0].Columns, column => column.Name == "Last");
    }

    [Fact]
    public async Task Settings_that_the_base_has_are_right_whatever_their_names()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "aaaa", "name": "Price", "type": "number", "width": 200, "data": { "format": "euro", "formats": 7 } } ] } ] }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);

        var plan = await target.RunAsync("plan", target.SchemaFile);

        Assert.True(plan.ExitCode == 0, plan.Error);
    }

    [Theory]
    [InlineData("""{ "table": "Deals", "other_table": "Table1" }""")]
    [InlineData("""{ "other_table": "Table1" }""")]
    public async Task What_calls_name_the_tables_of_a_link_by_is_right(string data)
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync($$"""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text" } ] },
              { "name": "Deals", "columns": [ { "name": "Title", "type": "text" },
                { "name": "Of", "type": "link", "data": {{data}} } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.True(apply.ExitCode == 0, apply.Error);
        var made = await target.FetchAsync();
        Assert.Contains(made.Tables[1].Columns, column => column is { Name: "Of", Type: "link" });
    }

    [Fact]
    public async Task Who_is_told_that_others_changed_the_base_is_not_told_to_run_it_again_at_once()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "name": "A", "type": "text" }, { "name": "B", "type": "text" } ] } ] }
            """);
        var theirs = Fault.RunAfter(() => target.Emulator.RenameColumn("Table1", "Name", "Theirs"));
        target.Emulator.Faults.Next(theirs, HttpMethod.Post, "columns");

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("Take what others changed into the file first", apply.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("To do the rest", apply.Error, StringComparison.Ordinal);
    }
}
