using System.Net;
using System.Text.Json;
using SeaTable.Emulator;
using SeaTable.Tool.Statements;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class SqlTests
{
    [Fact]
    public async Task A_statement_with_a_mistake_is_not_sent_and_its_place_is_marked()
    {
        await using var crm = await ToolBase.StartAsync();
        crm.Emulator.ClearRequests();

        var run = await crm.RunAsync("sql", "SELECT Name, Agee FROM Contacts\nWHERE Status = 'Lad' LIMIT 5");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("error STB2004", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  SELECT Name, Agee FROM Contacts\n               ^^^^\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("warning STB2018", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  WHERE Status = 'Lad' LIMIT 5\n                 ^^^^^\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(crm.Emulator.Calls, request => request.Path.Contains("sql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statement_is_checked_without_a_server_where_a_schema_file_is_given()
    {
        var good = await ToolRun.StartAsync(
            "sql", "--check", "--schema", ToolBase.Quickstart, "SELECT Name FROM Contacts WHERE Age > ? LIMIT 5", "--param",
            "30");
        var bad = await ToolRun.StartAsync("sql", "--check", "--schema", ToolBase.Quickstart, "SELECT Name FROM Contact LIMIT 5");
        var few = await ToolRun.StartAsync(
            "sql", "--check", "--schema", ToolBase.Quickstart, "SELECT Name FROM Contacts WHERE Age > ? LIMIT 5");

        Assert.Equal((0, 1, 2), (good.ExitCode, bad.ExitCode, few.ExitCode));
        Assert.Contains("error STB2003", bad.Output, StringComparison.Ordinal);
        Assert.Equal("Nothing found.\n", good.Error.ReplaceLineEndings("\n"));
        Assert.Contains("1 parameter (?), and 0 values", few.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contcts", "Did you mean Contacts?")]
    [InlineData("Invoices", "The base has ")]
    public async Task A_table_that_is_not_there_brings_those_that_are(string table, string told)
    {
        await using var crm = await ToolBase.StartAsync();

        var run = await crm.RunAsync("sql", $"SELECT Name FROM {table}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"no such table: {table}. {told}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_come_as_a_table_as_csv_and_as_json()
    {
        await using var items = await RowsBase.StartAsync();
        await items.RunAsync("rows", "import", items.Write("p.csv", "Part\nbolt\n"), "--table", "Parts", "--key", "Part");
        await items.ImportAsync(items.Write("rows.csv",
            "Name,Count,Done,Day,At,Effort,State,Tags,Parts\n" +
            "~a ~~b~~, c~,2,true,2026-01-31,2026-01-31T14:30Z,1:30,Open,~Red, ~~Green, dark~~~,bolt\n".Replace('~', '"')));
        const string Sql = "SELECT Name, Count, Done, Day, At, Effort, State, Tags, Parts FROM Items LIMIT 10";

        var table = await items.RunAsync("sql", Sql);
        var csv = await items.RunAsync("sql", Sql, "--format", "csv");
        var json = await items.RunAsync("sql", Sql, "--format", "json");
        var row = JsonDocument.Parse(json.Output).RootElement[0];

        Assert.Equal((0, 0, 0), (table.ExitCode, csv.ExitCode, json.ExitCode));
        Assert.Contains(
            "a \"b\", c      2  true  2026-01-31  2026-01-31 14:30  1:30:00  Open   Red, Green, dark  bolt", table.Output,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Name,Count,Done,Day,At,Effort,State,Tags,Parts\n\"a \"\"b\"\", c\",2,true,2026-01-31,2026-01-31T14:30", csv.Output,
            StringComparison.Ordinal);
        Assert.EndsWith(",1:30:00,Open,\"Red, \"\"Green, dark\"\"\",bolt\n", csv.Output, StringComparison.Ordinal);
        Assert.Equal("Red", row.GetProperty("Tags")[0].GetString());
        Assert.Equal(5400, row.GetProperty("Effort").GetInt32());
    }

    [Fact]
    public async Task Values_travel_as_parameters_and_what_looks_like_a_number_is_one_where_the_column_has_numbers()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", "Name,Count\n007,7\nx' OR 1=1,8\n"));

        var text = await FindAsync("Name", "Name", "7");
        var quoted = await FindAsync("Count", "Name", "007");
        var number = await FindAsync("Name", "Count", "7");
        var evil = await FindAsync("Count", "Name", "x' OR 1=1");

        Assert.Equal("Name\n", text.Output);
        Assert.Equal("Count\n7\n", quoted.Output);
        Assert.Equal("Name\n007\n", number.Output);
        Assert.Equal("Count\n8\n", evil.Output);

        Task<ToolRun> FindAsync(string selected, string compared, string value) => items.RunAsync(
            "sql", $"SELECT {selected} FROM Items WHERE {compared} = ? LIMIT 5", "--param", value, "--format", "csv");
    }

    [Fact]
    public async Task More_rows_than_an_answer_has_come_page_by_page_each_once()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", ImportTests.Lines(20_123)), "--key", "Name");
        items.Base.Emulator.ClearRequests();

        var all = await items.RunAsync("sql", "SELECT Name FROM Items ORDER BY Tags", "--format", "csv");
        var calls = items.Base.Emulator.Calls.Count(request => request.Path.Contains("sql", StringComparison.Ordinal));
        var some = await items.RunAsync("sql", "SELECT Name FROM Items", "--format", "csv", "--max-rows", "12000");
        var few = await items.RunAsync("sql", "SELECT Name FROM Items");
        var grouped = await items.RunAsync("sql", "SELECT Name, COUNT(*) FROM Items GROUP BY Name", "--format", "csv");

        Assert.Equal(20_123, all.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Distinct().Count());
        Assert.Equal(3, calls);
        Assert.Equal(12_001, some.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("There are more rows", some.Error, StringComparison.Ordinal);
        Assert.Contains("These are the first 500", few.Error, StringComparison.Ordinal);
        Assert.Equal(2, grouped.ExitCode);
        Assert.Contains("add ORDER BY", grouped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_writes_needs_to_be_permitted_and_tells_what_is_known()
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", "Name,Count\na,1\nb,2\nc,3\n"));

        var asked = await items.RunAsync("sql", "UPDATE Items SET Count = 9 WHERE Count > ?", "-p", "1");
        var done = await items.RunAsync("sql", "UPDATE Items SET Count = 9 WHERE Count > ?", "-p", "1", "--write");
        var all = await items.RunAsync("sql", "DELETE FROM Items", "--write");
        var insert = await items.RunAsync("sql", "INSERT INTO Items (Name) VALUES ('d')", "--write");

        Assert.Equal((2, 0, 2, 2), (asked.ExitCode, done.ExitCode, all.ExitCode, insert.ExitCode));
        Assert.Contains("2 rows met the condition", done.Error, StringComparison.Ordinal);
        Assert.Contains("--all-rows", all.Error, StringComparison.Ordinal);
        Assert.Contains("STB2013", insert.Error, StringComparison.Ordinal);
        Assert.Contains("has no big-data storage", insert.Error, StringComparison.Ordinal);
        Assert.Contains("seatable rows import FILE --table TABLE", insert.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AddAsync", insert.Error, StringComparison.Ordinal);
        Assert.Equal(9, (await items.CellAsync("b", "Count")).GetInt32());
        Assert.Equal(3, (await items.CountNamesAsync()).Count);
    }

    [Fact]
    public async Task A_warning_is_found_on_the_standard_output_and_counts_where_that_is_wanted()
    {
        string[] line = ["sql", "--check", "--schema", ToolBase.Quickstart, "SELECT Name FROM Contacts"];

        var run = await ToolRun.StartAsync(line);
        var strict = await ToolRun.StartAsync([.. line, "--strict"]);

        Assert.Equal((0, 1), (run.ExitCode, strict.ExitCode));
        Assert.Contains("warning STB2014", run.Output, StringComparison.Ordinal);
        Assert.Equal("0 errors, 1 warning.\n", run.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task An_answer_that_breaks_off_is_not_taken_for_the_whole(string format)
    {
        await using var items = await RowsBase.StartAsync();
        await items.ImportAsync(items.Write("rows.csv", ImportTests.Lines(10_100)), "--key", "Name");
        items.Base.Emulator.Faults.Next(Fault.Latency(TimeSpan.Zero), HttpMethod.Post, "sql/");
        using (items.Base.Emulator.Faults.Always(Fault.HtmlPage(HttpStatusCode.NotFound), HttpMethod.Post, "sql/"))
        {
            var run = await items.RunAsync("sql", "SELECT Name FROM Items", "--format", format);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains("What was printed, 10,000 rows, is not the whole answer.", run.Error, StringComparison.Ordinal);
            Assert.Contains("n1", run.Output, StringComparison.Ordinal);
            if (format == "json")
                Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(run.Output));
        }

        using (items.Base.Emulator.Faults.Always(Fault.HtmlPage(HttpStatusCode.NotFound), HttpMethod.Post, "sql/"))
        {
            var none = await items.RunAsync("sql", "SELECT Name FROM Items", "--format", format);

            Assert.Equal((2, ""), (none.ExitCode, none.Output));
        }
    }

    [Theory]
    [InlineData("a\nb\tc\u001b[31m", "a\u21b5b c [31m")]
    [InlineData("plain", "plain")]
    public void Nothing_in_a_cell_is_a_command_to_a_terminal(string cell, string shown) => Assert.Equal(
        shown, ResultText.ForPeople(JsonDocument.Parse(JsonSerializer.Serialize(cell)).RootElement, ResultKind.Other));
}
