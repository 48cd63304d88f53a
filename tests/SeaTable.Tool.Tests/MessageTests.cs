using System.Text.Json;
using SeaTable.Tool.Terminal;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Errors are told in the tool's own words, with what was wrong, where, and what to do.</summary>
public sealed class MessageTests
{
    private static readonly string[] s_wordsOfOthers =
    [
        "System.", "Exception", "LineNumber", "BytePositionInLine", "JSON tokens", "SQLite Error", "Nullable", "   at ",
        OddServer.Token,
    ];

    public static TheoryData<int, string, string> Answers => new()
    {
        { 200, "", "It is empty" },
        { 200, "  \n", "It is empty" },
        { 200, "<html><body>Welcome</body></html>", "page for people" },
        { 200, "{\"metadata\": {\"tables\": [", "no JSON, or breaks off" },
        { 200, "OK", "no JSON" },
        { 200, "null", "" },
        { 200, "[]", "" },
        { 200, "{}", "" },
        { 200, "{\"metadata\": {\"tables\": [{\"name\": 1}]}}", "" },
        { 302, "", "elsewhere.example" },
        { 404, "<html></html>", "404" },
        { 400, "{\"error_message\": [1]}", "400" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_a_server_answers_that_is_none_of_SeaTable(int status, string body, string told)
    {
        using var server = OddServer.Start(status, body);

        var pull = await server.RunAsync("pull");
        var export = await server.RunAsync("rows", "export", "T");

        foreach (var run in new[] { pull, export })
        {
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            AssertIsOwn(run.Error);
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("htp://x", "--server is not a web address")]
    [InlineData("http://example.com", "--allow-http")]
    [InlineData("https://a:geheim@example.com", "--server holds a user or password")]
    [InlineData("cloud.seatable.io", "is no address of a server")]
    public async Task An_address_that_can_t_be_right(string address, string told)
    {
        using var server = OddServer.Start(200, "");

        var run = await server.RunAsync("pull", "--server", address);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        AssertIsOwn(run.Error);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SeaTableOptions", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_named_by_where_it_came_from()
    {
        using var server = OddServer.Start(200, "");

        var option = await server.RunAsync("pull", "--server", "http://localhost:5905");
        using var process = ToolProcess.StartWith(
            new Dictionary<string, string>
            {
                ["SEATABLE_SERVER"] = "http://localhost:5905", ["SEATABLE_API_TOKEN"] = OddServer.Token,
            },
            "pull");
        var variable = await process.EndAsRunAsync();

        Assert.Contains("--server is http://localhost:5905", option.Error, StringComparison.Ordinal);
        Assert.Contains("SEATABLE_SERVER is http://localhost:5905", variable.Error, StringComparison.Ordinal);
        Assert.All([option, variable], run =>
        {
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("is permitted by --allow-http.", run.Error, StringComparison.Ordinal);
            Assert.Contains("http://127.0.0.1:8000", run.Error, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"metadata\":[]}")]
    [InlineData("{\"metadata\":{\"tables\":[1,{}]}}")]
    [InlineData("{\"metadata\":{\"tables\":[]}}")]
    public async Task A_server_that_tells_no_tables_is_not_asked_on(string body)
    {
        using var server = OddServer.Start(200, body);
        var folder = Directory.CreateTempSubdirectory("seatable-odd-").FullName;

        var conform = await server.RunAsync("conform", "--into", "odd", "--report", Path.Combine(folder, "conform.md"));
        var clone = await server.RunAsync("clone", "-o", Path.Combine(folder, "odd.db"));
        var export = await server.RunAsync("rows", "export", "T");

        Assert.Equal((2, 2), (conform.ExitCode, export.ExitCode));
        AssertIsOwn(conform.Error);
        AssertIsOwn(export.Error);
        Assert.DoesNotContain("itself has failed", conform.Error + clone.Error + export.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("It has: .", export.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("{\"access_token\":1}")]
    public async Task A_server_that_exchanges_no_token(string body)
    {
        using var server = OddServer.Start(200, body, exchanges: false);

        var run = await server.RunAsync("pull");

        Assert.Equal(2, run.ExitCode);
        AssertIsOwn(run.Error);
        Assert.Contains("did not answer like a SeaTable server", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve a.seatable.json --port many", "--port takes a whole number, and not \"many\".")]
    [InlineData("serve a.seatable.json --seed 1.5", "--seed takes a whole number, and not \"1.5\".")]
    [InlineData("sql x --max-rows many", "--max-rows takes a whole number, and not \"many\".")]
    [InlineData("conform --into x --calls-per-minute many", "--calls-per-minute takes a whole number, and not \"many\".")]
    [InlineData("sql x --format yaml", "--format takes table, csv or json, and not \"yaml\".")]
    [InlineData("diff a --fail-on all", "--fail-on takes cosmetic, compatible or breaking, and not \"all\".")]
    [InlineData("rows export T --links both", "--links takes names or ids, and not \"both\".")]
    [InlineData("completion tcsh", "shell takes bash, ")]
    public async Task What_is_mistyped(string line, string told)
    {
        var run = await ToolRun.StartAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        AssertIsOwn(run.Error);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u21B5", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows import FILE -t Items", "1 line of it is in the table")]
    [InlineData("rows export Items -o OUT", "1 row of Items.")]
    [InlineData("sql SELECT|Name|FROM|Items", "1 row\n")]
    [InlineData("rows import BAD -t Items", "1 of 2 lines is refused")]
    public async Task One_is_told_in_the_singular(string line, string told)
    {
        await using var items = await RowsBase.StartAsync();
        var file = items.Write("rows.csv", "Name\nx\n");
        var bad = items.Write("bad.csv", "Name,Count\na,b\nc,1\n");
        await items.ImportAsync(file);

        var run = await items.RunAsync([.. line.Split(' ').Select(word => word.Replace('|', ' ')
            .Replace("FILE", file, StringComparison.Ordinal).Replace("BAD", bad, StringComparison.Ordinal)
            .Replace("OUT", items.PathOf("out.csv"), StringComparison.Ordinal))]);

        Assert.Contains(told, run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_shows_signs_as_they_are()
    {
        var folder = Directory.CreateTempSubdirectory("seatable-diff-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "old.seatable.json"), Schema("{Age} < 3"));
        await File.WriteAllTextAsync(Path.Combine(folder, "new.seatable.json"), Schema("{Age} > 3 && 'ä' = '\U0001F600'"));
        string[] line = ["diff", Path.Combine(folder, "old.seatable.json"), Path.Combine(folder, "new.seatable.json")];

        var run = await ToolRun.StartAsync(line);
        var json = await ToolRun.StartAsync([.. line, "--json"]);

        Assert.Contains("{Age} > 3 && 'ä' = '\U0001F600'", run.Output, StringComparison.Ordinal);
        Assert.Contains("{Age} > 3 && 'ä' = '\U0001F600'", json.Output, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(json.Output).RootElement.GetProperty("compatible").GetInt32());
        Assert.DoesNotContain("\\u", run.Output + json.Output, StringComparison.Ordinal);

        static string Schema(string formula) => $$"""
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" },
              { "key": "Ab01", "name": "F", "type": "formula",
                "data": { "formula": "{{formula}}", "result_type": "bool" } } ] } ] }
            """;
    }

    [Theory]
    [InlineData("""["\uD83D\uDE00 \\uD83D\\uDE00 \u00e4 \uD83D"]""", """["😀 \\uD83D\\uDE00 \u00e4 \uD83D"]""")]
    [InlineData("""["\\\uD83D\uDE00","\u"]""", """["\\😀","\u"]""")]
    public void JSON_has_emoji_as_they_are(string json, string readable) =>
        Assert.Equal(readable, ReadableJson.WithAllSigns(json));

    private static void AssertIsOwn(string error)
    {
        Assert.Contains("error: ", error, StringComparison.Ordinal);
        Assert.All(s_wordsOfOthers, word => Assert.DoesNotContain(word, error, StringComparison.Ordinal));
    }
}
