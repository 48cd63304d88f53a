using System.Diagnostics;
using System.Globalization;
using SeaTable.Tool.Commands;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>A schema that people wrote without ids is served as the base that is made from it.</summary>
public sealed class ServeHandWrittenTests : IDisposable
{
    private const string HandWritten = """
        { "tables": [
          { "name": "Contacts", "columns": [
              { "name": "Name", "type": "text" },
              { "name": "Kind", "type": "single-select", "data": { "options": [ { "name": "Lead" }, { "name": "Won" } ] } } ],
            "views": [ { "name": "All" }, { "name": "Leads", "filters": [
              { "column_key": "Kind", "filter_predicate": "is", "filter_term": "Lead" } ] } ] },
          { "name": "Deals", "columns": [
              { "name": "Title", "type": "text" },
              { "key": "kept", "name": "Contact", "type": "link", "data": { "other_table_id": "Contacts" } },
              { "name": "Kinds", "type": "link-formula", "data":
                { "formula": "lookup", "link_column_key": "Contact", "level1_linked_table_column_key": "Kind" } } ],
            "views": [ { "name": "Of leads", "filters": [
              { "column_key": "Kinds", "filter_predicate": "has_any_of", "filter_term": [ "Lead" ] } ] } ] } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-by-hand-").FullName;

    private string SchemaFile => Path.Combine(_folder, "crm.seatable.json");

    [Fact]
    public async Task Each_part_gets_an_id_by_which_others_refer_to_it()
    {
        await File.WriteAllTextAsync(SchemaFile, HandWritten);

        var served = await PullAsync();

        var (contacts, deals) = (served.Tables[0], served.Tables[1]);
        var option = contacts.Columns[1].Options![0].Id!;
        Assert.Equal(("0000", "0000"), (contacts.Id, contacts.Columns[0].Key));
        Assert.True(uint.TryParse(option, CultureInfo.InvariantCulture, out _), option);
        Assert.Equal(option, contacts.Views[1].Settings["filters"]![0]!["filter_term"]!.ToString());
        Assert.Equal(contacts.Columns[1].Key, contacts.Views[1].Settings["filters"]![0]!["column_key"]!.ToString());
        Assert.Equal(option, deals.Views[0].Settings["filters"]![0]!["filter_term"]![0]!.ToString());
        Assert.Equal("kept", deals.Columns[1].Key);
        Assert.Equal("kept", deals.Columns[2].Setting("link_column_key"));
        Assert.Equal("0000", deals.Columns[1].Setting("other_table_id"));
        Assert.Equal(("Deals", "link"), (contacts.Columns[2].Name, contacts.Columns[2].Type));
        Assert.Equal(deals.Columns[1].Setting("link_id"), contacts.Columns[2].Setting("link_id"));
        Assert.Equal(HandWritten, await File.ReadAllTextAsync(SchemaFile));
    }

    [Fact]
    public async Task The_ids_are_the_same_each_time()
    {
        await File.WriteAllTextAsync(SchemaFile, HandWritten);

        Assert.Equal(DocumentWriter.Write(await PullAsync()), DocumentWriter.Write(await PullAsync()));
    }

    [Theory]
    [InlineData("""{ "name": "B", "type": "single-select", "options": [] }""", "has \"options\" beside \"data\"")]
    [InlineData(
        """{ "name": "B", "type": "link", "data": { "other_table_id": "C" } }""",
        "the column \"B\" of the table \"A\" is a link to \"C\", and the file has no such table.")]
    public async Task A_mistake_is_told(string column, string expected)
    {
        await File.WriteAllTextAsync(SchemaFile, $$"""{ "tables": [ { "name": "A", "columns": [ {{column}} ] } ] }""");

        var run = await ToolRun.StartAsync("serve", SchemaFile);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_a_new_base_is_served()
    {
        var served = await PullAsync(named: false);

        var table = Assert.Single(served.Tables);
        Assert.Equal(("0000", "Table1"), (table.Id, table.Name));
        Assert.Equal(("0000", "Name", "text"), (table.Columns[0].Key, table.Columns[0].Name, table.Columns[0].Type));
        Assert.Equal("0000", Assert.Single(table.Views).Id);
    }

    [Fact]
    public async Task A_pipe_is_read_once()
    {
        if (OperatingSystem.IsWindows())
            return;

        await File.WriteAllTextAsync(SchemaFile, HandWritten);
        using var writing = Process.Start("mkfifo", Path.Combine(_folder, "pipe"));
        await writing.WaitForExitAsync();
        var write = Task.Run(() => File.WriteAllText(Path.Combine(_folder, "pipe"), HandWritten));

        using var source = await ServedSource.OpenAsync(Path.Combine(_folder, "pipe"), CancellationToken.None);
        await write;

        Assert.Contains("\"Contacts\"", await File.ReadAllTextAsync(source.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_JSON_in_a_pipe_is_told_by_the_name_of_the_pipe()
    {
        if (OperatingSystem.IsWindows())
            return;

        var pipe = Path.Combine(_folder, "pipe");
        using var making = Process.Start("mkfifo", pipe);
        await making.WaitForExitAsync();
        var write = Task.Run(() => File.WriteAllText(pipe, "[1, 2"));

        var error = await Assert.ThrowsAsync<ToolException>(() => ServedSource.OpenAsync(pipe, CancellationToken.None));
        await write;

        Assert.StartsWith($"{pipe}:1:", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Serves the file, or none, and reads what the base is.</summary>
    private async Task<BaseDocument> PullAsync(bool named = true)
    {
        using var source = await ServedSource.OpenAsync(named ? SchemaFile : null, CancellationToken.None);
        await using var served = await ToolBase.StartAsync(source.Path);
        var pull = await served.RunAsync("pull", "-o", served.SchemaFile);
        Assert.True(pull.ExitCode == 0, pull.Error);
        return Tool.Schemas.SchemaFile.Parse(served.SchemaFile, await served.ReadSchemaFileAsync());
    }
}
