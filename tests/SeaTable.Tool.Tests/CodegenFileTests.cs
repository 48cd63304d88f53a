using SeaTable.Tool.Schemas;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Settings of the code in a file beside the schema file.</summary>
public sealed class CodegenFileTests
{
    [Fact]
    public async Task A_pull_keeps_names_in_it_and_nothing_of_it_in_the_schema_file()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        await File.WriteAllTextAsync(crm.CodegenFile, """{"client": "Sales",   "names": {"p3Xw": "Opportunities"}}""");

        var same = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var untouched = await File.ReadAllTextAsync(crm.CodegenFile);
        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");
        crm.Emulator.RenameTable("Deals", "Chances");
        var diff = await crm.RunAsync("diff", crm.SchemaFile);
        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var again = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal((0, 0, 0, 0), (same.ExitCode, diff.ExitCode, pull.ExitCode, again.ExitCode));
        Assert.Equal("""{"client": "Sales",   "names": {"p3Xw": "Opportunities"}}""", untouched);
        Assert.Contains("Phone keeps its name in C#", pull.Error, StringComparison.Ordinal);
        Assert.Contains("names in " + crm.CodegenFile, pull.Error, StringComparison.Ordinal);
        Assert.Contains("up to date", again.Error, StringComparison.Ordinal);
        Assert.Equal(
            """
            {
              "$schema": "SCHEMA",
              "client": "Sales",
              "names": {
                "k7Qd/Ph2n": "Phone",
                "p3Xw": "Opportunities"
              }
            }

            """.ReplaceLineEndings("\n").Replace("SCHEMA", JsonSchemas.OfCodegenFiles, StringComparison.Ordinal),
            await File.ReadAllTextAsync(crm.CodegenFile));
        Assert.Equal([], JsonForm.Problems("codegen.schema.json", await File.ReadAllTextAsync(crm.CodegenFile)));
        Assert.Contains("\"Telephone\"", await crm.ReadSchemaFileAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"codegen\"", await crm.ReadSchemaFileAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"codegen\": \"CrmBase\",", "has a \"codegen\" that is no object of settings")]
    [InlineData("\"codegen\": { \"names\": [ \"p3Xw\" ] },", "has \"names\" that are no object")]
    public async Task Settings_in_a_schema_file_that_are_none_are_told_and_kept(string codegen, string expected)
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var text = (await crm.ReadSchemaFileAsync()).Replace("\"tables\":", $"{codegen} \"tables\":", StringComparison.Ordinal);
        await File.WriteAllTextAsync(crm.SchemaFile, text);

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var apply = await crm.RunAsync("apply", crm.SchemaFile);

        Assert.Equal((2, 2), (pull.ExitCode, apply.ExitCode));
        Assert.Contains(expected, pull.Error, StringComparison.Ordinal);
        Assert.Contains(expected, apply.Error, StringComparison.Ordinal);
        Assert.Equal(text, await crm.ReadSchemaFileAsync());
    }

    [Fact]
    public async Task Names_that_are_none_are_told_and_kept()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        await File.WriteAllTextAsync(crm.CodegenFile, """{ "names": "Opportunities" }""");
        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal(2, pull.ExitCode);
        Assert.Contains($"{crm.CodegenFile} has \"names\" that are no object", pull.Error, StringComparison.Ordinal);
        Assert.Equal("""{ "names": "Opportunities" }""", await File.ReadAllTextAsync(crm.CodegenFile));
    }

    [Fact]
    public async Task Its_settings_hold_before_there_is_a_schema_file_and_its_mistakes_are_told_at_their_place()
    {
        await using var crm = await ToolBase.StartAsync();
        await File.WriteAllTextAsync(crm.CodegenFile, "{\n  \"client\": \"Sales\", \"names\": { \"gone\": \"X\" }\n}");

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var check = await ToolRun.StartAsync("check", crm.SchemaFile);

        Assert.Equal((0, 0), (pull.ExitCode, check.ExitCode));
        Assert.Contains("the code for Sales", pull.Error, StringComparison.Ordinal);
        Assert.Contains($"{crm.CodegenFile}:2:33: warning STB0012: crm.codegen.json: \"names\" speaks of 'gone'", check.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"client\": ", "crm.codegen.json:1:13: this is not JSON")]
    [InlineData("[]", "holds no settings of the code")]
    public async Task A_file_that_can_t_be_read_is_told_and_nothing_is_written(string text, string expected)
    {
        await using var crm = await ToolBase.StartAsync();
        await File.WriteAllTextAsync(crm.CodegenFile, text);

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal(2, pull.ExitCode);
        Assert.Contains(expected, pull.Error, StringComparison.Ordinal);
        Assert.Equal([crm.CodegenFile], Directory.GetFiles(crm.Folder));
    }

    [Fact]
    public async Task Settings_at_both_places_are_a_mistake_to_every_command()
    {
        await using var crm = await ToolBase.StartAsync();
        const string Schema = """{ "codegen": { "client": "Sales" }, "tables": [] }""";
        await File.WriteAllTextAsync(crm.SchemaFile, Schema);
        await File.WriteAllTextAsync(crm.CodegenFile, "{}");

        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var diff = await crm.RunAsync("diff", crm.SchemaFile);
        var check = await ToolRun.StartAsync("check", crm.SchemaFile);

        Assert.Equal((2, 2, 1), (pull.ExitCode, diff.ExitCode, check.ExitCode));
        Assert.Contains("Move what the section says into that file", pull.Error, StringComparison.Ordinal);
        Assert.Contains("error STB0012", check.Output, StringComparison.Ordinal);
        Assert.Equal(Schema, await crm.ReadSchemaFileAsync());
    }
}
