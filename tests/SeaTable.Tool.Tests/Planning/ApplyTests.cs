using SeaTable.Emulator;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

public sealed class ApplyTests
{
    private const string WithRows = """
        { "tables": [ { "_id": "0000", "name": "T", "columns": [
          { "key": "0000", "name": "Name", "type": "text" },
          { "key": "aaaa", "name": "A", "type": "text" },
          { "key": "bbbb", "name": "B", "type": "number" },
          { "key": "cccc", "name": "C", "type": "formula",
            "data": { "formula": "{A}", "operated_columns": ["aaaa"], "result_type": "string" } },
          { "key": "dddd", "name": "Day", "type": "date", "data": { "format": "YYYY-MM-DD HH:mm" } } ],
          "views": [ { "_id": "0000", "name": "All", "type": "table" } ],
          "rows": [ { "_id": "Abcdefg1QhaaaaaaaaaaaA", "0000": "1", "aaaa": "a", "bbbb": 5, "dddd": "2030-01-02 03:04" } ] } ] }
        """;

    [Fact]
    public async Task Names_are_exchanged_and_formulas_follow()
    {
        await using var target = await PlannedBase.StartAsync(WithRows);
        await EditAsync(target, text => text
            .Replace("\"name\": \"A\"", "\"name\": \"x\"", StringComparison.Ordinal)
            .Replace("\"name\": \"B\"", "\"name\": \"A\"", StringComparison.Ordinal)
            .Replace("\"name\": \"x\"", "\"name\": \"B\"", StringComparison.Ordinal));

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var now = (await target.FetchAsync()).Tables[0];

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(["Name", "B", "A", "C", "Day"], now.Columns.Select(column => column.Name));
        Assert.Equal(["0000", "aaaa", "bbbb", "cccc", "dddd"], now.Columns.Select(column => column.Key));
    }

    [Theory]
    [InlineData]
    [InlineData("--confirm", "T.B")]
    [InlineData("--allow-destructive")]
    [InlineData("--allow-destructive", "--confirm", "B")]
    [InlineData("--allow-destructive", "--confirm", "T")]
    public async Task Nothing_is_lost_without_the_exact_consent(params string[] arguments)
    {
        await using var target = await PlannedBase.StartAsync(WithRows);
        await EditAsync(target, text => text.Replace("\"A\"", "\"First\"", StringComparison.Ordinal));
        await target.RemoveAsync("B");
        target.Emulator.ClearRequests();

        var refused = await target.RunAsync(["apply", target.SchemaFile, .. arguments]);
        var changes = target.Changes();
        var consented = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", "T.B");

        Assert.Equal((2, 0), (refused.ExitCode, consented.ExitCode));
        Assert.Empty(changes);
        Assert.Contains("--confirm T.B", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain((await target.FetchAsync()).Tables[0].Columns, column => column.Name == "B");
    }

    [Theory]
    [InlineData("\"name\": \"A\", \"type\": \"text\"", "\"name\": \"A\", \"type\": \"number\"", "T.A")]
    [InlineData("YYYY-MM-DD HH:mm", "YYYY-MM-DD", "T.Day")]
    public async Task Values_that_a_conversion_may_drop_need_consent(string old, string now, string name)
    {
        await using var target = await PlannedBase.StartAsync(WithRows);
        await EditAsync(target, text => text.Replace(old, now, StringComparison.Ordinal));

        var refused = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive");
        var consented = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", name);

        Assert.Equal((2, 0), (refused.ExitCode, consented.ExitCode));
        Assert.Contains($"--confirm {name}", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_empty_when_it_was_planned_is_counted_again_before_it_goes()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "_id": "0000", "name": "Kept", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "name": "New", "type": "text" } ] } ] }
            """);
        await target.RunAsync("apply", target.SchemaFile);
        await EditAsync(target, text => text.Replace("\"Kept\"", "\"Other\"", StringComparison.Ordinal));
        await target.RemoveAsync("New");
        target.Emulator.Faults.Next(
            Fault.RunAfter(() => target.AppendAsync("Other", """{ "New": "x" }""")), HttpMethod.Put, "tables");

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(2, apply.ExitCode);
        Assert.Contains("1 filled cell by now", apply.Error, StringComparison.Ordinal);
        Assert.Contains((await target.FetchAsync()).Tables[0].Columns, column => column.Name == "New");
    }

    [Fact]
    public async Task A_saved_plan_is_applied_exactly_or_refused()
    {
        await using var target = await PlannedBase.StartAsync(WithRows);
        await EditAsync(target, text => text.Replace("\"name\": \"A\"", "\"name\": \"First\"", StringComparison.Ordinal));
        var plan = Path.Combine(target.Folder, "crm.plan.json");
        await target.RunAsync("plan", target.SchemaFile, "--save", plan);
        target.Emulator.RenameColumn("T", "B", "Other");
        target.Emulator.ClearRequests();

        var refused = await target.RunAsync("apply", plan);
        Assert.Empty(target.Changes());
        target.Emulator.RenameColumn("T", "Other", "B");
        var applied = await target.RunAsync("apply", plan);
        target.Emulator.ClearRequests();
        var again = await target.RunAsync("apply", plan);

        Assert.Equal((2, 0, 0), (refused.ExitCode, applied.ExitCode, again.ExitCode));
        Assert.Contains("This plan is done already.", again.Error, StringComparison.Ordinal);
        Assert.Empty(target.Changes());
        Assert.Contains("Somebody changed the base", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["Name", "First", "B", "C", "Day"],
            (await target.FetchAsync()).Tables[0].Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_noticed_before_the_step_that_it_concerns()
    {
        await using var target = await PlannedBase.StartAsync(WithRows);
        await EditAsync(target, text => text
            .Replace("\"name\": \"A\"", "\"name\": \"First\"", StringComparison.Ordinal)
            .Replace("\"name\": \"B\"", "\"name\": \"Second\"", StringComparison.Ordinal));
        target.Emulator.Faults.Next(Fault.RunAfter(() => target.Emulator.RenameColumn("T", "B", "Theirs")), HttpMethod.Put,
            "columns");

        var stopped = await target.RunAsync("apply", target.SchemaFile);
        var names = (await target.FetchAsync()).Tables[0].Columns.Select(column => column.Name).ToList();
        var again = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal((2, 0), (stopped.ExitCode, again.ExitCode));
        Assert.Contains("Somebody changed the base meanwhile", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("1 step done", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(["Name", "First", "Theirs", "C", "Day"], names);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_and_the_call_is_not_sent_again()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "New", "columns": [ { "name": "Name", "type": "text" } ] } ] }
            """);
        target.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "tables");

        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(["POST snapshot/", "POST tables/", "DELETE tables/"], target.Changes());
    }

    [Fact]
    public async Task It_stops_at_the_first_step_that_fails_and_the_next_run_does_the_rest()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [
              { "name": "One", "columns": [ { "name": "Name", "type": "text" },
                { "name": "Twos", "type": "link", "data": { "other_table_id": "Two" } } ] },
              { "name": "Two", "columns": [ { "name": "Name", "type": "text" },
                { "name": "Ones", "type": "link", "data": { "other_table_id": "One" } } ] } ] }
            """);
        target.Emulator.Faults.Next(Fault.ErrorBeforeWrite(System.Net.HttpStatusCode.InternalServerError), HttpMethod.Post,
            "columns");

        var stopped = await target.RunAsync("apply", target.SchemaFile);
        var half = await target.ReadAsync();
        var again = await target.RunAsync("apply", target.SchemaFile);
        var now = await target.FetchAsync();

        Assert.Equal((2, 0), (stopped.ExitCode, again.ExitCode));
        Assert.Contains("not done: Column One.Twos is made: a link to Two.", stopped.Error, StringComparison.Ordinal);
        Assert.NotNull(half.Tables[0].Id);
        Assert.Null(half.Tables[0].Columns[1].Key);
        Assert.Equal(["One", "Two"], now.Tables.Select(table => table.Name));
        Assert.Equal(["Name", "Twos"], now.Tables[0].Columns.Select(column => column.Name));
        Assert.Equal(["Name", "Ones"], now.Tables[1].Columns.Select(column => column.Name));
        Assert.Equal(DocumentWriter.Write(now), await target.ReadSchemaFileAsync());
    }

    [Fact]
    public async Task Code_keeps_its_names_when_the_server_chooses_ids()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "codegen": { "names": { "Cont": "People", "Cont/Stat/1": "IsWon" } },
              "tables": [ { "_id": "Cont", "name": "Contacts", "columns": [ { "key": "Name", "name": "Name", "type": "text" },
              { "key": "Stat", "name": "State", "type": "single-select",
                "data": { "options": [ { "id": "1", "name": "Won" } ] } } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var names = (await target.ReadAsync()).Codegen!["names"]!.AsObject();
        var id = (await target.FetchAsync()).Tables[0].Id;

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.NotEqual("Cont", id);
        Assert.Equal(["IsWon", "People"], names.Select(name => name.Value!.ToString()).Order());
        Assert.All(names, name => Assert.StartsWith(id!, name.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_in_a_file_beside_the_schema_file_stay_there()
    {
        await using var target = await PlannedBase.StartAsync();
        var codegen = Path.Combine(target.Folder, "crm.codegen.json");
        await File.WriteAllTextAsync(codegen, """{ "names": { "Cont": "People" } }""");
        await target.WriteAsync("""
            { "tables": [ { "_id": "Cont", "name": "Contacts", "columns": [ { "key": "Name", "name": "Name", "type": "text" } ] } ] }
            """);

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var id = (await target.FetchAsync()).Tables[0].Id;

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Contains($"\"{id}\": \"People\"", await File.ReadAllTextAsync(codegen), StringComparison.Ordinal);
        Assert.DoesNotContain("Cont\"", await File.ReadAllTextAsync(codegen), StringComparison.Ordinal);
        Assert.Null((await target.ReadAsync()).Codegen);
    }

    [Fact]
    public async Task Tables_that_the_file_does_not_have_can_be_left_alone()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile, "--tables", "Companies");
        var tables = (await crm.FetchAsync()).Tables.Count;

        var apply = await crm.RunAsync("apply", crm.SchemaFile);

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(tables, (await crm.FetchAsync()).Tables.Count);
        Assert.Single((await crm.ReadAsync()).Tables);
    }

    [Fact]
    public async Task Values_that_become_options_are_told_and_deleted_only_with_consent_to_each()
    {
        await using var target = await PlannedBase.StartAsync(WithRows);
        await EditAsync(target, text => text.Replace(
            "\"name\": \"A\", \"type\": \"text\"", """
                "name": "A", "type": "single-select", "data": { "options": [ { "name": "other" } ] }
                """, StringComparison.Ordinal));

        var converted = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", "T.A");
        var again = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive", "--confirm", "T.A");

        Assert.Equal((1, 2), (converted.ExitCode, again.ExitCode));
        Assert.Contains("A value has become an option", converted.Error, StringComparison.Ordinal);
        Assert.Contains("--confirm T.A.a", again.Error, StringComparison.Ordinal);
        Assert.Equal(["a"], await target.CellsAsync("T", "A"));
    }

    [Fact]
    public async Task What_refers_to_a_column_or_an_option_that_is_new_is_the_step_that_was_planned()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "aaaa", "name": "Self", "type": "link",
                "data": { "table_id": "0000", "other_table_id": "0000", "link_id": "lnk1", "display_column_key": "0000" } },
              { "key": "bbbb", "name": "Count", "type": "link-formula",
                "data": { "formula": "count_links", "link_column_key": "aaaa", "result_type": "number" } },
              { "key": "cccc", "name": "State", "type": "single-select" } ],
              "views": [ { "_id": "0000", "name": "All", "type": "table" } ] } ] }
            """);
        await EditAsync(target, text => text
            .Replace("\"link_column_key\": \"aaaa\"", "\"link_column_key\": \"Other\"", StringComparison.Ordinal)
            .Replace("{ \"key\": \"cccc\", \"name\": \"State\", \"type\": \"single-select\" }", """
                { "key": "cccc", "name": "State", "type": "single-select", "data": { "enable_fill_default_value": true,
                  "default_value": "Won", "options": [ { "name": "Won" } ] } },
                { "name": "Other", "type": "link", "data": { "other_table_id": "T" } }
                """, StringComparison.Ordinal));

        var apply = await target.RunAsync("apply", target.SchemaFile);
        var columns = (await target.FetchAsync()).Tables[0].Columns;

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(columns.Single(column => column.Name == "Other").Key, columns[2].Setting("link_column_key"));
        Assert.Equal(columns[3].Options![0].Id, columns[3].Setting("default_value"));
    }

    private static async Task EditAsync(ToolBase target, Func<string, string> edit)
    {
        await target.RunAsync("pull", "-o", target.SchemaFile);
        await target.WriteAsync(edit(await target.ReadSchemaFileAsync()));
    }
}
