using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

public sealed class PlanTests
{
    [Fact]
    public async Task A_plan_writes_nothing_and_tells_steps_calls_and_losses()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        await crm.AppendAsync("Contacts", """{ "Name": "Ada", "Age": 36 }""");
        var text = await crm.ReadSchemaFileAsync();
        var edited = text.Replace("\"name\": \"Phone\"", "\"name\": \"Telephone\"", StringComparison.Ordinal);
        await crm.WriteAsync(edited);
        await crm.RemoveAsync("Age");
        crm.Emulator.ClearRequests();

        var plan = await crm.RunAsync("plan", crm.SchemaFile, "--json");
        var steps = JsonSerializer.Deserialize<JsonElement>(plan.Output).GetProperty("steps").EnumerateArray().ToList();

        Assert.Equal(1, plan.ExitCode);
        Assert.Empty(crm.Changes());
        Assert.Equal([], JsonForm.Problems("plan.schema.json", plan.Output));
        Assert.Equal(
            [("rename", "Column Contacts.Phone gets the name \"Telephone\".", 2),
                ("delete", "Column Contacts.Age is deleted.", 2)],
            steps.Select(step => (
                step.GetProperty("kind").GetString(), step.GetProperty("message").GetString(),
                step.GetProperty("calls").GetInt32())));
        Assert.Equal(
            ("Contacts.Age", 1, "1 filled cell"),
            (steps[1].GetProperty("loses").GetProperty("name").GetString(),
                steps[1].GetProperty("loses").GetProperty("count").GetInt32(),
                steps[1].GetProperty("loses").GetProperty("text").GetString()));
        Assert.False(steps[0].TryGetProperty("loses", out _));
    }

    [Fact]
    public async Task Settings_and_names_are_printed_as_people_write_them_in_one_line_each()
    {
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync("""
            { "tables": [ { "name": "Table1", "columns": [ { "name": "Name", "type": "text",
              "data": { "enable_fill_default_value": true, "default_value": "+49 Zoë & Söhne" } },
              { "name": "Two\nlines", "type": "text" } ] } ] }
            """);

        var plan = await target.RunAsync("plan", target.SchemaFile);

        Assert.Contains("\"+49 Zoë & Söhne\"", plan.Output, StringComparison.Ordinal);
        Assert.Contains("Table1.Two↵lines", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_plan_and_what_is_printed_are_of_the_form_that_the_documentation_describes()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var file = await crm.ReadAsync();
        await crm.WriteAsync(file with { Tables = [.. file.Tables.Skip(1), file.Tables[0] with { Description = "new" }] });
        var saved = Path.Combine(crm.Folder, "crm.plan.json");

        var plan = await crm.RunAsync("plan", crm.SchemaFile, "--json", "--save", saved);
        var form = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plan.schema.json")))!;

        Assert.Equal([], JsonForm.Problems("plan.schema.json", plan.Output));
        Assert.Equal([], JsonForm.Problems("plan.schema.json", await File.ReadAllTextAsync(saved)));
        Assert.Contains("\"isCosmetic\": true", plan.Output, StringComparison.Ordinal);
        Assert.Equal(
            Enum.GetNames<StepKind>().Select(JsonNamingPolicy.CamelCase.ConvertName),
            form["properties"]!["steps"]!["items"]!["properties"]!["kind"]!["enum"]!.AsArray().Select(word => (string)word!));
    }

    [Fact]
    public async Task Columns_move_behind_others_by_as_few_calls_as_it_takes()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "aaaa", "name": "A", "type": "text" }, { "key": "bbbb", "name": "B", "type": "text" },
              { "key": "cccc", "name": "C", "type": "text" }, { "key": "dddd", "name": "D", "type": "text" } ],
              "views": [ { "_id": "0000", "name": "All", "type": "table" } ] } ] }
            """);
        await target.RunAsync("pull", "-o", target.SchemaFile);
        var file = await target.ReadAsync();
        var columns = file.Tables[0].Columns;
        await target.WriteAsync(file with
        {
            Tables = [file.Tables[0] with { Columns = [columns[0], columns[4], columns[2], columns[1], columns[3]] }],
        });

        var steps = (await target.PlanAsync()).GetProperty("steps").EnumerateArray()
            .Select(step => step.GetProperty("message").GetString()).ToList();
        var apply = await target.RunAsync("apply", target.SchemaFile);

        Assert.Equal(["Column T.D moves behind Name.", "Column T.A moves behind B."], steps);
        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(
            ["Name", "D", "B", "A", "C"], (await target.FetchAsync()).Tables[0].Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task A_pulled_file_needs_no_step()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);

        var plan = await crm.RunAsync("plan", crm.SchemaFile, "--strict");

        Assert.Equal((0, ""), (plan.ExitCode, plan.Output));
        Assert.Contains("Nothing is to be done.", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_the_file_does_not_tell_stays_as_it_is()
    {
        await using var target = await PlannedBase.StartAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "N", "type": "number",
              "data": { "format": "euro", "decimal": "comma", "thousands": "dot" } } ],
              "views": [ { "_id": "abcd", "name": "V" } ] } ] }
            """);
        await target.WriteAsync("""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "N", "type": "number" } ] } ] }
            """);

        Assert.Equal(0, (await target.PlanAsync()).GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task What_the_api_can_not_change_is_told_with_the_reason()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var text = await crm.ReadSchemaFileAsync();
        await crm.WriteAsync(text.Replace("\"name\": \"Phone\", \"type\": \"text\"", "\"name\": \"Phone\", \"type\": \"creator\"",
            StringComparison.Ordinal));

        var plan = await crm.RunAsync("plan", crm.SchemaFile);
        var apply = await crm.RunAsync("apply", crm.SchemaFile);

        Assert.Equal((1, 1), (plan.ExitCode, apply.ExitCode));
        Assert.Contains("can't become creator instead of text: the key of such a column is always the same", plan.Output,
            StringComparison.Ordinal);
        Assert.Contains("can't become creator", apply.Error, StringComparison.Ordinal);
    }
}
