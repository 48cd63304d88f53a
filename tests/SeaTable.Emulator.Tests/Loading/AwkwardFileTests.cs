using System.Globalization;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Loading;

/// <summary>Files that are unusual, yet no reason to fail; and those that are, told where.</summary>
public sealed class AwkwardFileTests
{
    [Fact]
    public async Task A_base_without_tables_is_a_base()
    {
        await using var workshop = await OpenAsync("""{"metadata": null, "tables": []}""");

        Assert.Empty((await workshop.CallAsync("GET", "metadata/"))["metadata"]!["tables"]!.AsArray());
        await workshop.CallAsync("POST", "tables/", """{"table_name": "New", "columns": []}""");
    }

    [Fact]
    public async Task A_table_without_columns_gets_one_and_a_column_may_have_an_empty_name()
    {
        await using var workshop = await OpenAsync("""
            {"tables": [{"_id": "0000", "name": "A", "columns": []}, {"_id": "0001", "name": "B", "columns": [
                {"key": "0000", "name": "", "type": "text"}]}]}
            """);

        var named = await workshop.AddAsync("""{"Name": "x"}""", "A");
        var nameless = await workshop.AddAsync("""{"": "y"}""", "B");

        Assert.Equal("\"x\"", await workshop.CellAsync(named, "A", "Name"));
        Assert.Equal("\"y\"", await workshop.CellAsync(nameless, "B", "0000", convertKeys: false));
    }

    [Fact]
    public async Task Of_members_that_are_there_twice_the_last_counts()
    {
        await using var workshop = await OpenAsync("""
            {"tables": [{"_id": "0000", "name": "A", "name": "B", "columns": [
                {"key": "0000", "name": "N", "type": "number", "type": "text", "data": {"a": 1, "a": 2}}]}]}
            """);

        Assert.Equal("\"x\"", await workshop.CellAsync(await workshop.AddAsync("""{"N": "x"}""", "B"), "B", "N"));
    }

    [Fact]
    public async Task Deep_settings_come_out_as_they_came_in()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 150)) + "1" + new string('}', 150);
        await using var workshop = await OpenAsync($$$"""
            {"tables": [{"_id": "0000", "name": "A", "columns": [{"key": "0000", "name": "N", "type": "text",
             "data": {{{deep}}}}]}]}
            """);

        await workshop.CallAsync("PUT", "tables/", """{"table_name": "A", "new_table_name": "B"}""");

        var metadata = await workshop.Http.GetStringAsync($"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/metadata/");
        Assert.Contains(deep, metadata, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\u0000a", "\\u0000A")]
    [InlineData("Ä^a", "ä^A")]
    [InlineData("\\\"", "'")]
    public async Task Keys_can_hold_anything(string first, string second)
    {
        await using var workshop = await OpenAsync($$"""
            {"tables": [{"_id": "{{first}}", "name": "T", "columns": [
                {"key": "{{first}}", "name": "A", "type": "text"}, {"key": "{{second}}", "name": "B", "type": "text"}]}]}
            """);

        var row = await workshop.GetAsync(await workshop.AddAsync("""{"A": "1", "B": "2"}""", "T"), "T");

        Assert.Equal(("1", "2"), ((string?)row["A"], (string?)row["B"]));
    }

    [Fact]
    public async Task Option_ids_may_be_numbers()
    {
        await using var workshop = await OpenAsync("""
            {"tables": [{"_id": "0000", "name": "T", "columns": [{"key": "0000", "name": "S", "type": "single-select",
                "data": {"options": [{"id": 7, "name": "seven"}, {"id": 8, "name": "eight"}]}}]}]}
            """);
        var id = await workshop.AddAsync("""{"S": "seven"}""", "T");

        workshop.Emulator.RenameOption("T", "S", "seven", "VII");
        await workshop.CallAsync("DELETE", "column-options/",
            """{"table_name": "T", "column": "S", "option_names": ["eight"]}""");

        Assert.Equal("\"VII\"", await workshop.CellAsync(id, "T", "S"));
    }

    [Theory]
    [InlineData("""{"tables": [{"_id": "0000", "name": "\ud800", "columns": []}]}""", "(1,37): a text is not valid Unicode")]
    [InlineData("""{"tables": [{"_id": "0000", "name": "A", "\udc00": 1, "columns": []}]}""",
        "(1,13): a text is not valid Unicode")]
    public async Task Half_a_letter_is_refused_with_its_place(string content, string problem)
    {
        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(() => OpenAsync(content));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_columns_than_can_be_kept_are_refused_with_their_place()
    {
        var columns = Enumerable.Range(0, 2500).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"key": "k{{number}}", "name": "n{{number}}", "type": "text"}"""));

        var exception = await Assert.ThrowsAsync<SeaTableEmulatorException>(
            () => OpenAsync($$"""{"tables": [{"_id": "0000", "name": "A", "columns": [{{string.Join(',', columns)}}]}]}"""));

        Assert.Contains("(1,53): the table \"A\" has 2500 columns, and 1900 can be kept", exception.Message,
            StringComparison.Ordinal);
    }

    private static async Task<Workshop> OpenAsync(string content)
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, content);
        return await Workshop.OpenAsync(path: file.Path);
    }
}
