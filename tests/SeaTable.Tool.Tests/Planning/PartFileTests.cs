using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Files of chosen tables: the others of the base are none of their business.</summary>
public sealed class PartFileTests
{
    [Fact]
    public async Task Tables_that_a_file_of_chosen_ones_does_not_have_are_neither_shown_nor_touched()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.AppendAsync("Contacts", """{ "Name": "Ada" }""");
        await crm.RunAsync("pull", "-o", crm.SchemaFile, "--tables", "Companies");
        var before = await crm.FetchAsync();
        var file = await crm.ReadAsync();
        Assert.True(file.IsPart);
        await crm.WriteAsync(file with { Tables = [file.Tables[0] with { Name = "Firms" }] });

        var plan = await crm.PlanAsync();
        var apply = await crm.RunAsync("apply", crm.SchemaFile);
        var now = await crm.FetchAsync();

        Assert.Equal(
            ["Table Companies gets the name \"Firms\"."],
            plan.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("message").GetString()));
        Assert.Equal(0, plan.GetProperty("obstacles").GetArrayLength());
        Assert.True(plan.GetProperty("keepOtherTables").GetBoolean());
        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(before.Tables.Select(table => table.Id), now.Tables.Select(table => table.Id));
        Assert.True((await crm.ReadAsync()).IsPart);
        Assert.Equal(["Firms"], (await crm.ReadAsync()).Tables.Select(table => table.Name));
    }

    [Fact]
    public async Task A_table_in_a_file_of_chosen_ones_may_refer_to_others_by_name()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.WriteAsync("""
            { "part": true, "tables": [ { "name": "Visits", "columns": [ { "name": "Name", "type": "text" },
              { "name": "Firm", "type": "link", "data": { "other_table_id": "Companies" } },
              { "name": "Firms", "type": "link-formula",
                "data": { "formula": "lookup", "link_column_key": "Firm", "level1_linked_table_column_key": "Name" } } ] } ] }
            """);

        var apply = await crm.RunAsync("apply", crm.SchemaFile);
        var again = await crm.PlanAsync();

        Assert.True(apply.ExitCode == 0, apply.Error);
        Assert.Equal(0, again.GetProperty("steps").GetArrayLength());
        Assert.Equal(["Visits"], (await crm.ReadAsync()).Tables.Select(table => table.Name));
        Assert.Contains((await crm.FetchAsync()).Tables, table => table.Name == "Contacts");
    }

    [Fact]
    public async Task A_table_that_is_in_the_way_of_a_name_stays()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile, "--tables", "Companies");
        var file = await crm.ReadAsync();
        await crm.WriteAsync(file with { Tables = [file.Tables[0] with { Name = "Contacts" }] });

        var apply = await crm.RunAsync("apply", crm.SchemaFile, "--allow-destructive", "--confirm", "Contacts");

        Assert.Equal(1, apply.ExitCode);
        Assert.Contains("tables that the file does not have are to stay", apply.Error, StringComparison.Ordinal);
        Assert.Contains((await crm.FetchAsync()).Tables, table => table.Name == "Companies");
    }
}
