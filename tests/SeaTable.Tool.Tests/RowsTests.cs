using System.Text;
using SeaTable.Emulator;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>What goes out of a table comes in again as it was.</summary>
public sealed class RowsTests
{
    // A tilde stands for a double quote, of which CSV has many.
    private static readonly string s_rows = string.Join(
        '\n',
        "Name,Notes,Count,Price,Done,Day,At,Effort,State,Tags,Owners,Photos,Files,Place,Stars,Email,Web,Signed,Unit,Parts",
        "one,~a\nb, ~~c~~~,-0.25,1234567.89,true,2026-01-31,2026-03-29T04:30+02:00,26:03:00,~Closed, late~," +
        "~Red, ~~Green, dark~~, ~~say ~~~~x~~~~~~~,~ada@example.com, bb@auth.local~," +
        "~~~https://example.com/a,b.png~~, /workspace/1/c.png~," +
        "~[{~~name~~:~~a.pdf~~,~~size~~:17,~~type~~:~~file~~,~~url~~:~~https://example.com/a.pdf~~}]~,~52.5, 13.25~,4," +
        "x@example.com,https://example.com," +
        "~{~~username~~:~~aa@auth.local~~,~~sign_image_url~~:~~https://example.com/s.png~~}~,7,~bolt, ~~nut, big~~~",
        "=two,  blanks  ,,,,,,,,,,,,,,,,,,",
        "-three,,3,,false,,,-1:30,Open,,,,,,,,,,,bolt",
        "").Replace('~', '"');

    [Fact]
    public async Task An_export_is_read_back_without_loss_whatever_the_types_of_columns()
    {
        await using var items = await StartAsync();
        var import = await items.ImportAsync(items.Write("rows.csv", s_rows));

        var first = await items.RunAsync("rows", "export", "Items", "-o", items.PathOf("first.csv"));
        var into = await StartAsync();
        await using (into)
        {
            var again = await into.ImportAsync(items.PathOf("first.csv"), "--key", "Name");
            var second = await into.RunAsync("rows", "export", "Items", "-o", into.PathOf("second.csv"));

            Assert.Equal((0, 0, 0, 0), (import.ExitCode, first.ExitCode, again.ExitCode, second.ExitCode));
            Assert.Contains("Passed over", again.Error, StringComparison.Ordinal);
            Assert.Equal(
                await File.ReadAllTextAsync(items.PathOf("first.csv")), await File.ReadAllTextAsync(into.PathOf("second.csv")));
        }

        Assert.Equal("a\nb, \"c\"", (await items.CellAsync("one", "Notes")).GetString()!.ReplaceLineEndings("\n"));
        Assert.Equal(-0.25, (await items.CellAsync("one", "Count")).GetDouble());
        Assert.Equal(1234567.89m, (await items.CellAsync("one", "Price")).GetDecimal());
        Assert.Equal("2026-03-29T02:30:00+00:00",
            (await items.CellAsync("one", "At")).GetString()!.Replace("Z", "+00:00", StringComparison.Ordinal));
        Assert.Equal(93780, (await items.CellAsync("one", "Effort")).GetInt32());
        Assert.Equal("Closed, late", (await items.CellAsync("one", "State")).GetString());
        Assert.Equal(["Red", "Green, dark", "say \"x\""],
            (await items.CellAsync("one", "Tags")).EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(["aa@auth.local", "bb@auth.local"],
            (await items.CellAsync("one", "Owners")).EnumerateArray().Select(user => user.GetString()));
        Assert.Equal(2, (await items.CellAsync("one", "Parts")).GetArrayLength());
        Assert.Equal("  blanks  ", (await items.CellAsync("=two", "Notes")).GetString());
    }

    [Fact]
    public async Task An_export_for_a_spreadsheet_has_no_formulas_of_others_and_is_read_back_the_same()
    {
        await using var items = await StartAsync();
        await items.ImportAsync(items.Write("rows.csv", s_rows));

        var plain = await items.RunAsync("rows", "export", "Items");
        var export = await items.RunAsync("rows", "export", "Items", "--spreadsheet", "-o", items.PathOf("sheet.csv"));
        var text = await File.ReadAllTextAsync(items.PathOf("sheet.csv"));
        var bytes = await File.ReadAllBytesAsync(items.PathOf("sheet.csv"));
        var again = await items.ImportAsync(items.PathOf("sheet.csv"), "--key", "Name", "--spreadsheet");

        Assert.Equal((0, 0, 0), (plain.ExitCode, export.ExitCode, again.ExitCode));
        Assert.Contains("a spreadsheet would run them", plain.Error, StringComparison.Ordinal);
        Assert.Contains("\n=two,", plain.Output, StringComparison.Ordinal);
        Assert.Contains("\n'=two,", text, StringComparison.Ordinal);
        Assert.Contains("\n'-three,,3,", text, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains("3 there already", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_and_a_view_choose_what_is_exported_and_what_a_view_hides_is_not_taken_for_empty()
    {
        await using var items = await StartAsync();
        await items.ImportAsync(items.Write("rows.csv", s_rows));

        var two = await items.RunAsync("rows", "export", "Items", "--columns", "Stars", "Name");
        var few = await items.RunAsync("rows", "export", "Items", "--view", "Few");
        var hidden = await items.RunAsync("rows", "export", "Items", "--view", "Few", "--columns", "Name", "Notes");
        var misspelt = await items.RunAsync("rows", "export", "Itms");

        Assert.Equal("Stars,Name\n4,one\n,=two\n,-three\n", two.Output);
        Assert.StartsWith("Name,Count,", few.Output, StringComparison.Ordinal);
        Assert.Equal((2, 2), (hidden.ExitCode, misspelt.ExitCode));
        Assert.Contains("hides the column \"Notes\"", hidden.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"Items\"?", misspelt.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b;c")]
    [InlineData("sep=;")]
    [InlineData("a|b, \"c\"")]
    [InlineData("=a\tb")]
    public async Task A_column_of_any_name_comes_back(string name)
    {
        await using var items = await StartAsync();
        items.Base.Emulator.RenameColumn("Parts", "Part", name);

        await items.RunAsync("rows", "export", "Parts", "--columns", name, "-o", items.PathOf("parts.csv"));
        var import = await items.RunAsync("rows", "import", items.PathOf("parts.csv"), "-t", "Parts", "--key", name);

        Assert.True(import.ExitCode == 0, import.Error);
        Assert.Contains("2 there already", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_printed_of_a_table_that_can_t_be_read_to_its_end_is_not_taken_for_the_whole()
    {
        await using var items = await StartAsync();
        await items.ImportAsync(items.Write("rows.csv", ImportTests.Lines(10_100)), "--key", "Name");
        items.Base.Emulator.Faults.Next(Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "sql/");
        using var failing = items.Base.Emulator.Faults.Always(
            Fault.HtmlPage(System.Net.HttpStatusCode.NotFound), HttpMethod.Post, "sql/");

        var run = await items.RunAsync("rows", "export", "Items", "--columns", "Name");
        var file = await items.RunAsync("rows", "export", "Items", "--columns", "Name", "-o", items.PathOf("no.csv"));

        Assert.Equal((2, 2), (run.ExitCode, file.ExitCode));
        Assert.Contains("is not the whole table", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(items.PathOf("no.csv")));
    }

    [Fact]
    public async Task Reasons_of_refused_lines_are_no_formulas_either()
    {
        await using var items = await StartAsync();
        items.Base.Emulator.RenameColumn("Items", "Count", "=cmd()");
        var refused = items.PathOf("refused.csv");

        await items.ImportAsync(
            items.Write("rows.csv", "Name,'=cmd()\na,b\n"), "--key", "Name", "--spreadsheet", "--rejects", refused);

        Assert.Contains("'=cmd() \"\"b\"\" is no number", await File.ReadAllTextAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_links_than_a_cell_shows_are_exported_all()
    {
        await using var items = await StartAsync();
        var parts = string.Join('\n', Enumerable.Range(1, 120).Select(part => $"p{part}"));
        await items.RunAsync("rows", "import", items.Write("parts.csv", "Part\n" + parts), "--table", "Parts", "--key", "Part");
        await items.ImportAsync(items.Write(
            "rows.csv", $"Name,Parts\nmany,\"{string.Join(", ", Enumerable.Range(1, 120).Select(part => $"p{part}"))}\"\n"));

        var export = await items.RunAsync("rows", "export", "Items", "--columns", "Parts");

        Assert.Equal(0, export.ExitCode);
        Assert.Equal(120, export.Output.Split('\n')[1].Trim('"').Split(", ").Distinct().Count());
    }

    private static async Task<RowsBase> StartAsync()
    {
        var items = await RowsBase.StartAsync();
        await items.RunAsync(
            "rows", "import", items.Write("p.csv", "Part\nbolt\n\"nut, big\"\n"), "--table", "Parts", "--key", "Part");
        return items;
    }
}
