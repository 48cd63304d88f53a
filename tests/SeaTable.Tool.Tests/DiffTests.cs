using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class DiffTests
{
    [Fact]
    public async Task What_breaks_code_gives_the_exit_code_1()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        crm.Emulator.DeleteColumn("Contacts", "Age");
        crm.Emulator.DeleteOption("Contacts", "Status", "Lost");
        crm.Emulator.RenameColumn("Contacts", "Phone", "Telephone");

        var diff = await crm.RunAsync("diff", crm.SchemaFile, "--json");
        using var json = JsonDocument.Parse(diff.Output);
        var root = json.RootElement;

        Assert.Equal(1, diff.ExitCode);
        Assert.Equal([], JsonForm.Problems("diff.schema.json", diff.Output));
        Assert.Equal((2, 1), (root.GetProperty("breaking").GetInt32(), root.GetProperty("compatible").GetInt32()));
        Assert.Equal(
            [("breaking", "removed", "Age"), ("breaking", "removed", "Status"), ("compatible", "renamed", "Phone")],
            root.GetProperty("changes").EnumerateArray().Select(change => (
                change.GetProperty("severity").GetString(), change.GetProperty("kind").GetString(),
                change.GetProperty("column").GetString())).Order());
    }

    [Fact]
    public async Task The_description_of_the_output_knows_every_word_of_it()
    {
        var form = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "diff.schema.json")))!;
        var change = form["properties"]!["changes"]!["items"]!["properties"]!;

        Assert.Equal(Words<ChangeKind>(), change["kind"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(Words<Severity>().Reverse(), change["severity"]!["enum"]!.AsArray().Select(word => (string)word!));

        static IEnumerable<string> Words<T>()
            where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);
    }

    [Fact]
    public async Task Types_are_told_as_code_writes_them()
    {
        var diff = await CompareAsync(Linked("aaaa"), Linked("gone"));

        Assert.Contains(
            "Column T.Deals is JsonElement? in C# instead of LinkList<DealsRow>.", diff.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Generated", diff.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", diff.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        static string Linked(string other) => $$"""
            { "tables": [
              { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
                { "key": "link", "name": "Deals", "type": "link",
                  "data": { "table_id": "0000", "other_table_id": "{{other}}", "link_id": "Lnk1" } } ] },
              { "_id": "aaaa", "name": "Deals", "columns": [ { "key": "0000", "name": "Title", "type": "text" } ] } ] }
            """;
    }

    [Theory]
    [InlineData("\"array_type\": \"text\"", "No difference.")]
    [InlineData("\"result_type\": \"string\"", "1 breaking, 0 compatible, 0 cosmetic")]
    [InlineData("\"formula\": \"{Name}\"", "1 compatible")]
    public async Task What_the_server_works_out_itself_is_no_difference(string setting, string told)
    {
        var diff = await CompareAsync(WithFormula("\"formula\": \"1\""), WithFormula($"\"formula\": \"1\", {setting}"));

        Assert.Contains(told, diff.Error, StringComparison.Ordinal);

        static string WithFormula(string settings) => $$"""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "frml", "name": "Formula", "type": "formula", "data": { {{settings}} } } ] } ] }
            """;
    }

    [Theory]
    [InlineData("\"format\": \"number\"", "\"format\": \"euro\"", 1, "is decimal? in C# instead of double?")]
    [InlineData("\"format\": \"number\"", "\"format\": \"percent\"", 0,
        "has another setting format: \"percent\" instead of \"number\"")]
    [InlineData("\"name\": \"Note\"", "\"name\": \"Remark\"", 1, "is Remark in C# instead of Note")]
    [InlineData("\"name\": \"Number\", \"type\": \"number\"", "\"name\": \"Number\", \"type\": \"text\"", 1,
        "is text instead of number")]
    [InlineData("\"color\": \"#111111\"", "\"color\": \"#222222\"", 0, "has another colour")]
    [InlineData("\"name\": \"One\"", "\"name\": \"Two\"", 1, "is Two in C# instead of One")]
    public async Task Two_files_are_compared_by_what_they_make_of_code(string old, string now, int code, string expected)
    {
        const string Text = """
            { "tables": [ { "_id": "0000", "name": "T", "columns": [
              { "key": "0000", "name": "Note", "type": "text" },
              { "key": "nmbr", "name": "Number", "type": "number", "data": { "format": "number" } },
              { "key": "slct", "name": "Choice", "type": "single-select", "data": { "options": [
                { "id": "1", "name": "One", "color": "#111111", "textColor": "#FFFFFF" } ] } } ] } ] }
            """;
        var folder = Directory.CreateTempSubdirectory("seatable-tool-");
        var (before, after) = (Path.Combine(folder.FullName, "a.seatable.json"),
            Path.Combine(folder.FullName, "b.seatable.json"));
        await File.WriteAllTextAsync(before, Text);
        await File.WriteAllTextAsync(after, Text.Replace(old, now, StringComparison.Ordinal));

        var diff = await ToolRun.StartAsync("diff", before, after);
        var same = await ToolRun.StartAsync("diff", before, before, "--fail-on", "cosmetic");
        var strict = await ToolRun.StartAsync("diff", before, after, "--fail-on", "cosmetic");
        folder.Delete(recursive: true);

        Assert.Equal((code, 0, 1), (diff.ExitCode, same.ExitCode, strict.ExitCode));
        Assert.Contains(expected, diff.Output, StringComparison.Ordinal);
        Assert.Equal("", same.Output);
    }

    private static async Task<ToolRun> CompareAsync(string before, string after)
    {
        var folder = Directory.CreateTempSubdirectory("seatable-tool-").FullName;
        var files = (Path.Combine(folder, "a.seatable.json"), Path.Combine(folder, "b.seatable.json"));
        await File.WriteAllTextAsync(files.Item1, before);
        await File.WriteAllTextAsync(files.Item2, after);
        var diff = await ToolRun.StartAsync("diff", files.Item1, files.Item2);
        Directory.Delete(folder, recursive: true);
        return diff;
    }
}
