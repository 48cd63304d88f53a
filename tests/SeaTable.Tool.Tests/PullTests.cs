using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class PullTests
{
    [Fact]
    public async Task A_base_becomes_a_file_that_the_generator_takes_and_a_second_pull_changes_nothing()
    {
        await using var crm = await ToolBase.StartAsync();

        var first = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var text = await crm.ReadSchemaFileAsync();
        var second = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var check = await ToolRun.StartAsync("check", crm.SchemaFile);

        Assert.Equal((0, 0, 0), (first.ExitCode, second.ExitCode, check.ExitCode));
        Assert.Contains("crm.Contacts, ContactsRow", first.Error, StringComparison.Ordinal);
        Assert.Contains("up to date", second.Error, StringComparison.Ordinal);
        Assert.Equal(text, await crm.ReadSchemaFileAsync());
        Assert.Equal([], JsonForm.Problems("seatable.schema.json", text));
        Assert.DoesNotContain(crm.Emulator.ApiToken, text + first.Output + first.Error, StringComparison.Ordinal);
        Assert.Equal("", first.Output);
    }

    [Fact]
    public async Task Edits_that_were_never_applied_are_told()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var file = JsonNode.Parse(await crm.ReadSchemaFileAsync())!;
        var table = (JsonObject)file["tables"]![0]!;
        ((JsonArray)table["columns"]!).Add(new JsonObject { ["name"] = "New", ["type"] = "text" });
        await File.WriteAllTextAsync(crm.SchemaFile, file.ToJsonString());

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var again = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal((0, 0), (pull.ExitCode, again.ExitCode));
        Assert.Contains($"such as {table["name"]}.New: edits that were never applied", pull.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("never applied", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_changes_by_itself_is_in_the_file()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);

        var text = await crm.ReadSchemaFileAsync();

        Assert.All(
            ["width", "max_used_auto_number", "rows", "permission_type", "summaries", "version"],
            name => Assert.DoesNotContain($"\"{name}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_keeps_its_names_whatever_is_renamed_swapped_or_comes_beside_it()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        crm.Emulator.RenameTable("Deals", "Opportunities");
        crm.Emulator.RenameColumn("Contacts", "Phone", "between");
        crm.Emulator.RenameColumn("Contacts", "Notes", "Phone");
        crm.Emulator.RenameColumn("Contacts", "between", "Notes");
        crm.Emulator.RenameOption("Contacts", "Status", "Lead", "Prospect");

        var diff = await crm.RunAsync("diff", crm.SchemaFile);
        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var text = await crm.ReadSchemaFileAsync();
        var again = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal((0, 0), (diff.ExitCode, pull.ExitCode));
        Assert.Equal(4, diff.Output.Split('\n').Count(line => line.StartsWith("compatible", StringComparison.Ordinal)));
        Assert.Contains("\"p3Xw\": \"Deals\"", text, StringComparison.Ordinal);
        Assert.Contains("Phone keeps its name in C#, which would be Notes now", pull.Error, StringComparison.Ordinal);
        Assert.Contains("up to date", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_code_stay_and_a_part_of_the_base_can_be_taken()
    {
        await using var crm = await ToolBase.StartAsync();
        await File.WriteAllTextAsync(
            crm.SchemaFile, """{ "codegen": { "namespace": "Acme", "client": "Sales" }, "tables": [] }""");

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile, "--tables", "Companies", "p3Xw");
        var text = await crm.ReadSchemaFileAsync();
        var unknown = await crm.RunAsync("pull", "-o", crm.SchemaFile, "--tables", "Nobody");

        Assert.Equal((0, 2), (pull.ExitCode, unknown.ExitCode));
        Assert.Contains("\"namespace\": \"Acme\"", text, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Deals\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"_id\": \"k7Qd\"", text, StringComparison.Ordinal);
        Assert.Contains("no table \"Nobody\". It has: \"Companies\"", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(text, await crm.ReadSchemaFileAsync());
    }

    [Fact]
    public async Task A_file_of_chosen_tables_stays_one_and_the_others_are_no_difference()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile, "--tables", "Companies", "p3Xw");
        var part = await crm.ReadSchemaFileAsync();
        crm.Emulator.RenameTable("Companies", "Firms");

        var diff = await crm.RunAsync("diff", crm.SchemaFile);
        var again = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var renamed = await crm.ReadSchemaFileAsync();
        var all = await crm.RunAsync("pull", "-o", crm.SchemaFile, "--all-tables");
        var whole = await crm.ReadSchemaFileAsync();

        Assert.Equal((0, 0, 0), (diff.ExitCode, again.ExitCode, all.ExitCode));
        Assert.DoesNotContain("is new", diff.Output, StringComparison.Ordinal);
        Assert.Contains("\"part\": true", part, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Firms\"", renamed, StringComparison.Ordinal);
        Assert.DoesNotContain("\"_id\": \"k7Qd\"", renamed, StringComparison.Ordinal);
        Assert.DoesNotContain("\"part\"", whole, StringComparison.Ordinal);
        Assert.Contains("\"_id\": \"k7Qd\"", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_a_pull_is_in_the_file_only_when_it_was_asked_for_and_then_always_renewed()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var undated = await crm.ReadSchemaFileAsync();

        await crm.RunAsync("pull", "-o", crm.SchemaFile, "--dated");
        var dated = await crm.ReadSchemaFileAsync();
        var day = JsonNode.Parse(dated)!["pulled"]!.GetValue<string>();
        await File.WriteAllTextAsync(crm.SchemaFile, dated.Replace(day, "2020-01-31", StringComparison.Ordinal));
        var diff = await crm.RunAsync("diff", crm.SchemaFile, "--fail-on", "cosmetic");
        var again = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.DoesNotContain("pulled", undated, StringComparison.Ordinal);
        Assert.Equal((0, 0), (diff.ExitCode, again.ExitCode));
        Assert.InRange((DateTime.UtcNow - DateTime.Parse(day, CultureInfo.InvariantCulture)).TotalDays, 0, 2);
        Assert.DoesNotContain("2020-01-31", await crm.ReadSchemaFileAsync(), StringComparison.Ordinal);
        Assert.Equal([], JsonForm.Problems("seatable.schema.json", dated));
    }

    [Theory]
    [InlineData("{ \"tables\": [", "crm.seatable.json:1:14: this is not JSON")]
    [InlineData("{ \"form\": 2, \"tables\": [] }", "is of the form 2, which this version does not know")]
    [InlineData("[]", "describes no base")]
    public async Task A_file_that_can_t_be_read_is_told_and_left_as_it_is(string text, string expected)
    {
        await using var crm = await ToolBase.StartAsync();
        await File.WriteAllTextAsync(crm.SchemaFile, text);

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal(2, pull.ExitCode);
        Assert.Contains(expected, pull.Error, StringComparison.Ordinal);
        Assert.Equal(text, await crm.ReadSchemaFileAsync());
        Assert.Equal([crm.SchemaFile], Directory.GetFiles(crm.Folder));
    }

    [Fact]
    public async Task A_server_that_can_t_be_reached_and_a_missing_token_are_told()
    {
        var unreachable = await ToolRun.StartAsync("pull", "-o", "x.seatable.json", "-s", "http://127.0.0.1:9",
            "--token-variable", "PATH");
        var missing = await ToolRun.StartAsync("pull", "-o", "x.seatable.json", "-s", "http://127.0.0.1:9", "--token-variable",
            "NO_SUCH_VARIABLE");
        var noAddress = await ToolRun.StartAsync("pull", "-o", "x.seatable.json", "-s", "cloud", "--token-variable", "PATH");

        Assert.Equal((2, 2, 2), (unreachable.ExitCode, missing.ExitCode, noAddress.ExitCode));
        Assert.Contains("NO_SUCH_VARIABLE holds no API token", missing.Error, StringComparison.Ordinal);
        Assert.Contains("\"cloud\" is no address of a server", noAddress.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", unreachable.Error, StringComparison.Ordinal);
    }
}
