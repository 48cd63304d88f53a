using System.Text;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class ImportTests
{
    [Fact]
    public async Task A_dry_run_tells_what_would_be_added_updated_and_refused_and_sends_nothing()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("old.csv", "Name,Count\na,1\nb,2\n"), "--key", "Name");
        items.Base.Emulator.ClearRequests();

        var run = await items.ImportAsync(
            items.Write("new.csv", "Name,Count\na,1\nb,3\nc,4\nd,many\n"), "--key", "Name", "--dry-run");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["lines 4", "added 1", "updated 1", "unchanged 1", "refused 1", ""],
            run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("new.csv:5: Count \"many\" is no number", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(items.Base.Emulator.Calls, request => request.Method is "PUT"
            || request.Path.EndsWith("rows/", StringComparison.Ordinal) && request.Method is "POST");
        Assert.Equal(2, (await items.CountNamesAsync()).Count);
    }

    [Fact]
    public async Task Lines_that_are_refused_stop_everything_or_go_into_a_file_that_can_be_corrected_and_imported()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name,Count,State,Stars\na,1,Open,5\nb,2,Opn,9\nc,3,Open,1\n");

        var stopped = await items.ImportAsync(file, "--key", "Name");
        var before = await items.CountNamesAsync();
        var run = await items.ImportAsync(file, "--key", "Name", "--rejects", items.PathOf("rejects.csv"));
        var rejects = await File.ReadAllTextAsync(items.PathOf("rejects.csv"));
        await File.WriteAllTextAsync(
            items.PathOf("rejects.csv"), rejects.Replace("Opn,9", "Open,4", StringComparison.Ordinal));
        var corrected = await items.ImportAsync(items.PathOf("rejects.csv"), "--key", "Name");

        Assert.Equal((1, 1, 0), (stopped.ExitCode, run.ExitCode, corrected.ExitCode));
        Assert.Empty(before);
        Assert.Contains("State \"\"Opn\"\" is no option of the column; \"\"Open\"\" is", rejects, StringComparison.Ordinal);
        Assert.Contains("Stars \"\"9\"\" is out of bounds: the column takes from 1 to 5", rejects, StringComparison.Ordinal);
        Assert.StartsWith("seatable:line,seatable:why,Name,Count,State,Stars\n3,", rejects, StringComparison.Ordinal);
        Assert.Equal(3, (await items.CountNamesAsync()).Count);
    }

    [Fact]
    public async Task Headers_are_mapped_left_out_or_told_with_what_was_meant()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Title;Cout;Other\na;1;x\n");

        var unknown = await items.ImportAsync(file);
        var mapped = await items.ImportAsync(
            file, "--map", "Title=Name", "--map", "Cout=Count", "--map", "Other=", "--key", "Name");
        var twice = await items.ImportAsync(items.Write("twice.csv", "Name,Count,Name\na,1,b\n"));

        Assert.Equal((2, 0, 2), (unknown.ExitCode, mapped.ExitCode, twice.ExitCode));
        Assert.Contains("has no column \"Title\"", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("has \"Name\" twice, in cells 1 and 3", twice.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await items.CellAsync("a", "Count")).GetInt32());
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", false)]
    [InlineData("windows-1252", false)]
    public async Task Files_of_all_kinds_are_read_with_their_marks_signs_and_line_ends(string encoding, bool isMarked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var items = await RowsBase.StartAsync();
        var kind = Encoding.GetEncoding(encoding);
        var text = "Name\tNotes\r\n\r\n\"M\u00fcller\"\t\"two\r\nlines\"\r\n\r\nKraus\t\r\n";
        var file = items.PathOf("rows.csv");
        await File.WriteAllBytesAsync(file, [.. isMarked ? kind.Preamble.ToArray() : [], .. kind.GetBytes(text)]);

        var run = await items.ImportAsync(
            file, ["--key", "Name", .. encoding == "windows-1252" ? new[] { "--encoding", encoding } : []]);

        Assert.Equal("", run.ExitCode == 0 ? "" : run.Error);
        Assert.Equal("two\r\nlines", (await items.CellAsync("M\u00fcller", "Notes")).GetString());
        Assert.Equal(2, (await items.CountNamesAsync()).Count);
    }

    [Fact]
    public async Task What_is_odd_in_a_file_is_told_with_the_number_of_its_line()
    {
        await using var items = await RowsBase.StartAsync();
        var large = new string('x', 1_048_576);
        var file = items.Write("rows.csv",
            $"Name,Notes,Count\n\"a\nb\",,1\nc,,1,4\nd,\ne,{large},1\nf,,1,\na2,5\" pipe,1\ng,,1\ng,,2\n,,3\nh,\"open,1\ni,,1\n");

        var run = await items.ImportAsync(file, "--key", "Name", "--rejects", items.PathOf("rejects.csv"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("rows.csv:4: has 4 cells, and the header 3", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows.csv:5: has 2 cells, and the header 3", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows.csv:6: Notes \"xxxx", run.Error, StringComparison.Ordinal);
        Assert.Contains("has 1,048,576 characters, and the server keeps 100,000", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows.csv:8: has a double quote within a cell", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows.csv:10: Name \"g\" is the key, and that of line 9, too", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows.csv:11: Name is the key, and empty", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows.csv:12: has a double quote that is not closed", run.Error, StringComparison.Ordinal);
        Assert.Equal(["a\nb", "f", "g"], (await items.CountNamesAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.Contains(large, await File.ReadAllTextAsync(items.PathOf("rejects.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_in_utf8_or_empty_is_told()
    {
        await using var items = await RowsBase.StartAsync();
        await File.WriteAllBytesAsync(items.PathOf("latin.csv"), [.. "Name\na\nM"u8, 0xFC, .. "ller\n"u8]);
        await File.WriteAllBytesAsync(items.PathOf("wide.csv"), Encoding.Unicode.GetBytes("Name\na\n"));

        var latin = await items.ImportAsync(items.PathOf("latin.csv"));
        var wide = await items.ImportAsync(items.PathOf("wide.csv"));
        var empty = await items.ImportAsync(items.Write("empty.csv", ""));
        var missing = await items.ImportAsync(items.PathOf("missing.csv"));

        Assert.Equal((2, 2, 2, 2), (latin.ExitCode, wide.ExitCode, empty.ExitCode, missing.ExitCode));
        Assert.Contains("--encoding windows-1252", latin.Error, StringComparison.Ordinal);
        Assert.Contains("--encoding utf-16", wide.Error, StringComparison.Ordinal);
        Assert.Contains("is empty", empty.Error, StringComparison.Ordinal);
        Assert.Contains("There is no file", missing.Error, StringComparison.Ordinal);
        Assert.Empty(await items.CountNamesAsync());
    }

    [Fact]
    public async Task Numbers_and_dates_are_those_of_the_country_that_is_named_and_of_no_other()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name;Count;Day;At\na;1.234,5;31.01.2026;31.01.2026 14:30\n");
        var wrong = items.Write("wrong.csv", "Name;Count\nb;1.5\n");

        var plain = await items.ImportAsync(file, "--key", "Name");
        var german = await items.ImportAsync(file, "--key", "Name", "--culture", "de-DE");
        var ambiguous = await items.ImportAsync(wrong, "--key", "Name", "--culture", "de-DE");

        Assert.Equal((1, 0, 1), (plain.ExitCode, german.ExitCode, ambiguous.ExitCode));
        Assert.Equal(1234.5, (await items.CellAsync("a", "Count")).GetDouble());
        Assert.StartsWith("2026-01-31", (await items.CellAsync("a", "Day")).GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2026-01-31T14:30", (await items.CellAsync("a", "At")).GetString(), StringComparison.Ordinal);
        Assert.Contains("is no number as it is written in de-DE", ambiguous.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_are_added_when_that_is_wanted_and_empty_cells_are_kept_when_that_is()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name,State,Tags\na,New,\"Red, Blue\"\n");
        var empty = items.Write("empty.csv", "Name,State,Tags\na,,\n");

        var run = await items.ImportAsync(file, "--key", "Name", "--add-options");
        await items.ImportAsync(empty, "--key", "Name", "--keep-empty");
        var kept = (await items.CellAsync("a", "State")).GetString();
        await items.ImportAsync(empty, "--key", "Name");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("New", kept);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await items.CellAsync("a", "State")).ValueKind);
    }

    [Fact]
    public async Task Twenty_thousand_lines_cost_a_few_calls()
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", Lines(20_000));

        var first = await items.ImportAsync(file, "--key", "Name");
        var calls = items.Base.Emulator.Calls.Count;
        var second = await items.ImportAsync(file, "--key", "Name");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("In the table: 20,000 lines: 20,000 added.", first.Error, StringComparison.Ordinal);
        Assert.Contains("20,000 there already", second.Error, StringComparison.Ordinal);
        Assert.InRange(calls, 40, 50); // For each thousand a look and an addition.
    }

    internal static string Lines(int count) =>
        "Name,Count,Tags\n" + string.Concat(Enumerable.Range(1, count).Select(line => $"n{line},{line},Red\n"));
}
