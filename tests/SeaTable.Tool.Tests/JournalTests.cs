using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What keeps an import without a key from doubling lines, and the files that are none of its own.</summary>
public sealed class JournalTests
{
    [Theory]
    [InlineData("the diary of somebody")]
    [InlineData("the diary of somebody\nsecond page\n")]
    [InlineData("null\n")]
    [InlineData("[]\n")]
    [InlineData("{\"a\":1}\n")]
    [InlineData("{\"form\":\"x\"}\n")]
    [InlineData("{\"form\":1}\n{\"stored\":\"2-99999999999\"}\n")]
    [InlineData("{\"form\":")]
    [InlineData("{\"form\":1,\"file\":\"0123")]
    public async Task A_file_that_is_no_journal_of_the_import_is_left_as_it_is(string text)
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name\nx\n");
        var journal = items.Write("kept.txt", text);

        var run = await items.ImportAsync(file, "--journal", journal);
        var again = await items.ImportAsync(file, "--journal", journal, "--again");

        if (text == "{\"form\":")
        {
            // That is what a crash leaves of a journal's first line.
            Assert.Equal(0, run.ExitCode);
            return;
        }

        Assert.Equal((2, 2), (run.ExitCode, again.ExitCode));
        Assert.Contains(journal, run.Error, StringComparison.Ordinal);
        Assert.Contains("journal", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(journal));
        Assert.Empty(await items.CountNamesAsync());
    }

    [Fact]
    public async Task The_journal_of_another_file_table_or_base_is_left_as_it_is_also_by_again()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name\nx\n");
        await items.ImportAsync(file);
        var journal = await File.ReadAllTextAsync(file + ".seatable-import");
        items.Write("rows.csv", "Name\ny\n");

        var changed = await items.ImportAsync(file);
        var again = await items.ImportAsync(file, "--again");
        items.Write("rows.csv", "Name\nx\n");
        var other = await items.RunAsync("rows", "import", file, "--table", "Parts", "--map", "Name=Part");
        var same = await items.ImportAsync(file, "--again");

        Assert.Equal((2, 2, 2, 0), (changed.ExitCode, again.ExitCode, other.ExitCode, same.ExitCode));
        Assert.Contains("is the journal of another import", changed.Error, StringComparison.Ordinal);
        Assert.Contains("is the journal of another import", again.Error, StringComparison.Ordinal);
        Assert.Contains("is the journal of another import", other.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await items.CountNamesAsync())["x"]);
        Assert.Equal(journal.Split('\n')[0], (await File.ReadAllLinesAsync(file + ".seatable-import"))[0]);
    }

    [Fact]
    public async Task The_file_itself_is_no_journal()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name");

        var run = await items.ImportAsync(file, "--journal", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Name", await File.ReadAllTextAsync(file));
    }
}
