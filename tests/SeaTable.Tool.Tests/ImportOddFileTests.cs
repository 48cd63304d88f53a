using System.Globalization;
using System.Text;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Files of any kind are taken or refused in words, and what is refused is kept whole.</summary>
public sealed class ImportOddFileTests
{
    /// <summary>How many random files: some thousands for a long look.</summary>
    private static int Count => int.TryParse(
        Environment.GetEnvironmentVariable("SEATABLE_ODD_FILES"), CultureInfo.InvariantCulture, out var count) ? count : 60;

    private static readonly string[] s_headers =
        ["Name", "Count", "Notes", "Tags", "Day", "Parts", "Done", "Place", "Files", "Twice"];

    private static readonly string[] s_cells =
    [
        "", "a", "\"", "\"\"", "\"a\"", "\"a,b\"", "\"a\nb\"", "a\"b", "\"a\"b", " ", "\t", "\r", "\0", "1", "-1.5", "1e400",
        "NaN", "0x1", "Red", "Red, Red", "\"\"\"", "2026-02-30", "9999-12-31", "true", "vielleicht", "bolt", "52.5, 13.25",
        "91, 181", "[]", "[{}]", "{\"lat\":1}", "[1", "\ufeff", "\ud83d\ude00", "\u202e", "=1+1", "'",
        "999999999999999999999", "\u001b[2J",
    ];

    private static readonly Encoding[] s_encodings =
    [
        new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
        new UnicodeEncoding(false, false), new UTF32Encoding(false, true), Encoding.Latin1,
    ];

    [Fact]
    public async Task Random_files_are_imported_or_refused_line_by_line()
    {
        await using var items = await RowsBase.StartAsync();
        await items.RunAsync("rows", "import", items.Write("p.csv", "Part\nbolt\n"), "--table", "Parts", "--key", "Part");
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            var path = items.PathOf($"{seed}.csv");
            await File.WriteAllBytesAsync(path, Bytes(random));
            string[] options = random.Next(3) switch
            {
                0 => ["--dry-run", "--key", "Name"],
                1 => ["--key", "Name", "--rejects", items.PathOf("refused.csv")],
                _ => ["--rejects", items.PathOf("refused.csv"), "--keep-empty"],
            };

            var run = await items.ImportAsync(path, options);

            var told = $"{seed}: {run.Error}{run.Output}";
            Assert.True(run.ExitCode is 0 or 1 or 2, told);
            Assert.DoesNotContain(run.Error, letter => char.IsControl(letter) && letter != '\n');
            Assert.DoesNotContain("itself has failed", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", told, StringComparison.Ordinal);
            Assert.True(run.ExitCode != 2 || run.Error.Contains("error: ", StringComparison.Ordinal), told);
        }
    }

    [Fact]
    public async Task Twenty_thousand_columns_are_refused_in_words()
    {
        await using var items = await RowsBase.StartAsync();
        var header = string.Join(',', Enumerable.Range(0, 20_000).Select(index => $"c{index}"));

        var unknown = await items.ImportAsync(items.Write("many.csv", $"{header}\n{header}\n"));
        var passed = await items.ImportAsync(items.Write("wide.csv", $"Name\n{header}\n"));

        Assert.Equal((2, 1), (unknown.ExitCode, passed.ExitCode));
        Assert.Contains("has no column \"c0\"", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("has 20,000 cells, and the header 1", passed.Error, StringComparison.Ordinal);
        Assert.InRange(unknown.Error.Length + passed.Error.Length, 1, 3000);
    }

    [Fact]
    public async Task A_line_without_end_is_refused_in_words()
    {
        await using var items = await RowsBase.StartAsync();

        var open = await items.ImportAsync(items.Write("open.csv", $"Name\n\"{new string('a', 5_000_000)}\nb\nc\n"));
        var @long = await items.ImportAsync(items.Write("long.csv", $"Name,Notes\nn,{new string('a', 5_000_000)}\n"));
        var header = await items.ImportAsync(items.Write("header.csv", new string('a', 5_000_000)));

        Assert.Equal((1, 1, 2), (open.ExitCode, @long.ExitCode, header.ExitCode));
        Assert.Contains("a double quote that is not closed", open.Error, StringComparison.Ordinal);
        Assert.Contains("5,000,000 characters", @long.Error, StringComparison.Ordinal);
        Assert.InRange(open.Error.Length + @long.Error.Length + header.Error.Length, 1, 3000);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "is empty")]
    [InlineData("Name,Name\na,b\n", "has \"Name\" twice, in cells 1 and 2")]
    [InlineData("Name,,Count\na,b,c\n", "cell 2 of the header is empty")]
    [InlineData("Name\n\0\n", "zeros")]
    [InlineData("Name,\"Count\na,b\n", "double quote that is not closed")]
    [InlineData("Twice\n1\n", "has no column that can be written")]
    public async Task What_is_wrong_with_a_file_is_told(string text, string told)
    {
        await using var items = await RowsBase.StartAsync();

        var run = await items.ImportAsync(items.Write("rows.csv", text));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_a_missing_file_and_bytes_that_are_no_text_are_told()
    {
        await using var items = await RowsBase.StartAsync();
        var latin = items.PathOf("latin.csv");
        var lines = string.Concat(Enumerable.Repeat("Gr\u00f6\n", 40_000));
        await File.WriteAllBytesAsync(latin, Encoding.Latin1.GetBytes("Name\n" + lines));

        var folder = await items.ImportAsync(items.Folder);
        var missing = await items.ImportAsync(items.PathOf("no.csv"));
        var text = await items.ImportAsync(latin);

        Assert.Equal((2, 2, 2), (folder.ExitCode, missing.ExitCode, text.ExitCode));
        Assert.Contains("is a folder", folder.Error, StringComparison.Ordinal);
        Assert.Contains("There is no file", missing.Error, StringComparison.Ordinal);
        Assert.Contains("--encoding windows-1252", text.Error, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Random random)
    {
        var delimiter = ",;\t|"[random.Next(4)];
        var newLine = random.Next(5) switch { 0 => "\r\n", 1 => "\r", _ => "\n" };
        var columns = s_headers.OrderBy(_ => random.Next()).Take(1 + random.Next(5)).ToList();
        if (random.Next(4) > 0 && !columns.Contains("Name"))
            columns[0] = "Name";

        if (random.Next(10) == 0)
            columns.Add(columns[0]);

        var lines = new List<string> { string.Join(delimiter, columns) };
        if (random.Next(8) == 0)
            lines.Insert(0, $"sep={delimiter}");

        for (var line = random.Next(12); line > 0; line--)
        {
            var count = random.Next(10) == 0 ? random.Next(8) : columns.Count;
            lines.Add(string.Join(delimiter, Enumerable.Range(0, count).Select(_ => s_cells[random.Next(s_cells.Length)])));
        }

        var encoding = s_encodings[random.Next(3) == 0 ? random.Next(s_encodings.Length) : 0];
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(string.Join(newLine, lines))];
        if (random.Next(6) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

        return random.Next(12) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
