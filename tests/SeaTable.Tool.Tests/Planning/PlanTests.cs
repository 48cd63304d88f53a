using System.Text.Json;
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
