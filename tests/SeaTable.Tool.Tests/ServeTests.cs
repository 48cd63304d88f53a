using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>The server on this machine, and what can't be served.</summary>
public sealed class ServeTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-serve-").FullName;

    [Theory]
    [InlineData("99999", "There is no port 99999")]
    [InlineData("-1", "There is no port -1")]
    [InlineData("many", "--port takes a whole number")]
    public async Task A_port_that_is_none_is_told(string port, string told)
    {
        var run = await ServeAsync(ToolBase.Quickstart, "--port", port);

        AssertIsClear(run, told);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var run = await ServeAsync(ToolBase.Quickstart, "--port", port);

        AssertIsClear(run, $"Port {port} of 127.0.0.1 can't be used: another program has it. Name another port");
    }

    [Theory]
    [InlineData("empty", "", "is empty")]
    [InlineData("blank", " \n", "is empty")]
    [InlineData("text", "the diary of somebody", "this is not valid JSON")]
    [InlineData("null", "null", "")]
    [InlineData("list", "[1]", "")]
    [InlineData("half", "{\"tables\": [", "ends in the middle")]
    [InlineData("zip.dtable", "PK\u0003\u0004", "no ZIP archive")]
    [InlineData("sqlite.db", "SQLite format 3\0 and something else", "")]
    public async Task What_is_no_base_is_told(string name, string content, string told)
    {
        var run = await ServeAsync(Write(name, content));

        AssertIsClear(run, told);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_that_is_something_else_is_left_as_it_is()
    {
        var diary = Write("diary.txt", "the diary of somebody");
        var foreign = Path.Combine(_folder, "foreign.db");
        Execute(foreign, "CREATE TABLE accounts (id); INSERT INTO accounts VALUES (1)");
        var before = await File.ReadAllBytesAsync(foreign);
        var odd = Path.Combine(_folder, "odd.db");
        Execute(odd, "CREATE TABLE _base (other)");

        var text = await ServeAsync(ToolBase.Quickstart, "--data", diary);
        var database = await ServeAsync(ToolBase.Quickstart, "--data", foreign);
        var strange = await ServeAsync(ToolBase.Quickstart, "--data", odd);
        var served = await ServeAsync(odd);
        var folder = await ServeAsync(ToolBase.Quickstart, "--data", _folder);

        AssertIsClear(text, "holds something else than a base, and is left as it is");
        AssertIsClear(database, "holds something else than a base, and is left as it is");
        AssertIsClear(strange, "is damaged, or holds something else");
        AssertIsClear(served, "is damaged, or holds something else");
        AssertIsClear(folder, "can't be opened");
        Assert.Equal("the diary of somebody", await File.ReadAllTextAsync(diary));
        Assert.Equal(before, await File.ReadAllBytesAsync(foreign));
    }

    [Fact]
    public async Task What_has_no_place_in_the_base_is_told()
    {
        var file = Write("used.seatable.json", """
            { "tables": [ { "_id": "0000", "name": "T", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
              "rows": [ { "_id": "r1", "0000": "a", "Zz99": "left behind" }, { "_id": "r1", "0000": "again" } ] } ] }
            """);

        var run = await ServeAsync(file);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: \"T\", \"Zz99\": 1 cell is left out", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 row has the id of another", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("export SEATABLE_SERVER=", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_page_is_told()
    {
        var run = await ServeAsync(ToolBase.Quickstart);

        var server = run.Output.Split('\n')[0]["export SEATABLE_SERVER=".Length..].Trim();
        Assert.Contains($"Look at it: {server}/", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_without_a_token_is_told()
    {
        var run = await ServeAsync(ToolBase.Quickstart, "--token-variable", "SEATABLE_NO_SUCH_VARIABLE");

        AssertIsClear(run, "SEATABLE_NO_SUCH_VARIABLE holds no API token to accept. Any text of your own will do");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_in_words_of_the_tool()
    {
        var run = await ServeAsync(Path.Combine(_folder, "nosuch.db"));

        AssertIsClear(run, "nosuch.db. Name a schema file, an export (*.dtable), or a file of clone.");
        Assert.DoesNotContain("test project", run.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Serves for as long as it takes to begin.</summary>
    private static Task<ToolRun> ServeAsync(params string[] arguments)
    {
        var stop = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        return ToolRun.StartAsync(stop.Token, ["serve", .. arguments]);
    }

    private static void AssertIsClear(ToolRun run, string told)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite Error", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }
}
