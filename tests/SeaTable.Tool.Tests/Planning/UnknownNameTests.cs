using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>A mistyped name in a view, or where options depend on others, is told and not taken out of the file.</summary>
public sealed class UnknownNameTests
{
    private const string Base = """
        { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
          { "key": "kind", "name": "Kind", "type": "single-select",
            "data": { "options": [ { "id": "1", "name": "fruit" }, { "id": "2", "name": "herb" } ] } },
          { "key": "sort", "name": "Sort", "type": "single-select",
            "data": { "options": [ { "id": "3", "name": "apple" }, { "id": "4", "name": "mint" } ] } } ],
          "views": [ { "_id": "0000", "name": "All", "type": "table" } ] } ] }
        """;

    [Theory]
    [InlineData("""{ "friut": [ "apple" ] }""",
        "names in its \"cascade_settings\" an option \"friut\", which \"Kind\" does not have. Is it to be \"fruit\"?")]
    [InlineData("""{ "fruit": [ "aple" ] }""", "an option \"aple\", which \"Sort\" does not have. Is it to be \"apple\"?")]
    [InlineData("""{ "fruit": "apple" }""", "that are not a list of its options for each option of the other column")]
    [InlineData("""[ "fruit" ]""", "that are not a list of its options for each option of the other column")]
    public async Task Options_that_depend_on_unknown_ones_are_refused(string settings, string expected)
    {
        await using var target = await PlannedBase.StartAsync(Base);
        await AssertRefusedAsync(target, Base.Replace(
            "\"mint\" } ]", $$"""
            "mint" } ], "cascade_column_key": "Kind", "cascade_settings": {{settings}}
            """, StringComparison.Ordinal), "the column \"Sort\" of the table \"Table1\" ", expected);
    }

    [Theory]
    [InlineData("""{ "filters": [ { "column_key": "Knd", "filter_predicate": "is", "filter_term": "1" } ] }""",
        "names in its \"filters\" a column \"Knd\", which is not there. Is it to be \"Kind\"?")]
    [InlineData("""{ "filters": [ { "filters": [ { "column_key": "Knd", "filter_predicate": "is", "filter_term": "1" } ] } ] }""",
        "a column \"Knd\"")]
    [InlineData(
        """{ "filters": [ { "column_key": "Kind", "filter_predicate": "is_any_of", "filter_term": [ "herb", "hreb" ] } ] }""",
        "an option \"hreb\", which \"Kind\" does not have. Is it to be \"herb\"?")]
    [InlineData("""{ "sorts": [ { "column_key": "Nam", "sort_type": "up" } ] }""", "names in its \"sorts\" a column \"Nam\"")]
    [InlineData("""{ "hidden_columns": [ "Kindd" ] }""", "names in its \"hidden_columns\" a column \"Kindd\"")]
    public async Task A_view_of_unknown_columns_and_options_is_refused(string view, string expected)
    {
        await using var target = await PlannedBase.StartAsync(Base);
        await AssertRefusedAsync(target, Base.Replace(
            "\"type\": \"table\" }", $$"""
            "type": "table" }, { "name": "Open", "type": "table", {{view[1..]}}
            """, StringComparison.Ordinal), "the view \"Open\" of the table \"Table1\" ", expected);
    }

    [Fact]
    public async Task What_names_parts_that_go_is_no_mistake()
    {
        await using var target = await PlannedBase.StartAsync(Base.Replace("\"type\": \"table\" }", """
            "type": "table", "filters": [ { "column_key": "kind", "filter_predicate": "is", "filter_term": "1" },
              { "column_key": "_ctime", "filter_predicate": "is", "filter_term": "", "filter_term_modifier": "today" },
              { "column_key": "gone", "filter_predicate": "is", "filter_term": "" } ] }
            """, StringComparison.Ordinal).Replace(
            "\"mint\" } ]", """
            "mint" } ], "cascade_column_key": "kind", "cascade_settings": { "1": [ "3" ], "77": [ "4" ] }
            """, StringComparison.Ordinal));
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var pulled = await target.ReadSchemaFileAsync();
        Assert.Contains("\"gone\"", pulled, StringComparison.Ordinal);

        var same = await target.RunAsync("plan", target.SchemaFile);
        await using var other = await PlannedBase.StartAsync();
        await other.WriteAsync(pulled);
        var anew = await other.RunAsync("plan", other.SchemaFile);
        await target.WriteAsync(pulled.Replace("{ \"id\": \"1\", \"name\": \"fruit\" },", "", StringComparison.Ordinal));
        var less = await target.RunAsync("plan", target.SchemaFile);

        Assert.True(same.ExitCode is 0 or 1, same.Error);
        Assert.True(anew.ExitCode is 0 or 1, anew.Error);
        Assert.Contains("Option \"fruit\" of Table1.Kind is deleted", less.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"cascade_column_key\": \"Knd\", \"cascade_settings\": {}",
        "a column \"Knd\", which is not there. Is it to be \"Kind\"?")]
    [InlineData("\"cascade_settings\": { \"fruit\": [ \"apple\" ] }", "without a \"cascade_column_key\"")]
    public async Task Options_that_depend_on_an_unknown_column_are_refused(string settings, string expected)
    {
        await using var target = await PlannedBase.StartAsync(Base);
        await AssertRefusedAsync(
            target, Base.Replace("\"mint\" } ]", $"\"mint\" }} ], {settings}", StringComparison.Ordinal),
            "the column \"Sort\" of the table \"Table1\" ", expected);
    }

    [Fact]
    public async Task What_depends_on_a_column_that_goes_holds_nothing_up()
    {
        await using var target = await PlannedBase.StartAsync(Base.Replace(
            "\"mint\" } ]", """
            "mint" } ], "cascade_column_key": "kind", "cascade_settings": { "1": [ "3", "4" ] }
            """, StringComparison.Ordinal));
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var pulled = await target.ReadAsync();
        var (name, sort) = (pulled.Tables[0].Columns[0], pulled.Tables[0].Columns[2]);
        await target.WriteAsync(pulled with
        {
            Tables = [pulled.Tables[0] with { Columns = [name, sort with { Options = [sort.Options![0]] }] }],
        });

        var apply = await target.ApplyAllAsync();

        Assert.True(apply.ExitCode == 0, apply.Error);
        var again = await target.RunAsync("plan", target.SchemaFile);
        Assert.True(again.ExitCode == 0, again.Error);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("long-text")]
    [InlineData("number")]
    public async Task Options_that_were_left_beside_another_type_are_none(string type)
    {
        await using var target = await PlannedBase.StartAsync(Base.Replace(
            "\"herb\" } ]", """
            "herb" } ], "cascade_column_key": "sort", "cascade_settings": { "3": [ "1" ] }
            """, StringComparison.Ordinal));
        await target.AppendAsync("Table1", """{ "Name": "a", "Kind": "fruit" }""");
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var pulled = await target.ReadAsync();
        var kind = pulled.Tables[0].Columns[1];
        await target.WriteAsync((await target.ReadSchemaFileAsync())
            .Replace("\"name\": \"Kind\",", "\"name\": \"Kind!\",", StringComparison.Ordinal)
            .Replace("\"single-select\",", $"\"{type}\",", StringComparison.Ordinal)
            .Replace("\"fruit\"", "\"fruits\"", StringComparison.Ordinal));

        var apply = await target.ApplyAllAsync();

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.DoesNotContain("Option ", apply.Error, StringComparison.Ordinal);
        Assert.Equal(type, (await target.FetchAsync()).Tables[0].FindColumn(kind.Key)?.Type);
        Assert.Equal(0, (await target.PlanAsync()).GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task Options_that_depend_on_those_of_the_same_column_are_told_before_anything_is_done()
    {
        await using var target = await PlannedBase.StartAsync(Base);
        await target.WriteAsync(Base.Replace(
            "\"mint\" } ]", """
            "mint" } ], "cascade_column_key": "Sort", "cascade_settings": { "apple": [ "mint" ] }
            """, StringComparison.Ordinal));

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(1, apply.ExitCode);
        Assert.Contains("they can't depend on the column itself", apply.Error, StringComparison.Ordinal);
        Assert.Empty(target.Changes());
    }

    private static async Task AssertRefusedAsync(ToolBase target, string text, string place, string expected)
    {
        await target.WriteAsync(text);

        var plan = await target.RunAsync("plan", target.SchemaFile);
        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal((2, 2), (plan.ExitCode, apply.ExitCode));
        Assert.Contains(place, plan.Error, StringComparison.Ordinal);
        Assert.Contains(expected, apply.Error, StringComparison.Ordinal);
        Assert.Equal(text, await target.ReadSchemaFileAsync());
        Assert.Empty(target.Changes());
    }
}
