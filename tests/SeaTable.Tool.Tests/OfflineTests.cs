using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class OfflineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-tool-").FullName;

    [Fact]
    public async Task An_export_becomes_the_same_file_as_a_pull_of_its_base()
    {
        var export = Path.Combine(_folder, "crm.dtable");
        var content = JsonNode.Parse(await File.ReadAllTextAsync(ToolBase.Quickstart))!.AsObject();
        content.Remove("codegen");
        using (var archive = ZipFile.Open(export, ZipArchiveMode.Create))
        using (var entry = new StreamWriter(archive.CreateEntry("content.json").Open()))
            await entry.WriteAsync(content.ToJsonString());

        var convert = await ToolRun.StartAsync("convert", export, "-o", Path.Combine(_folder, "crm.seatable.json"));
        await using var crm = await ToolBase.StartAsync(export);
        var pull = await crm.RunAsync("pull", "-o", crm.SchemaFile);

        Assert.Equal((0, 0), (convert.ExitCode, pull.ExitCode));
        Assert.Equal(await crm.ReadSchemaFileAsync(), await File.ReadAllTextAsync(Path.Combine(_folder, "crm.seatable.json")));
    }

    /// <summary>The generator's tests of what code says at each key press begin with that file.</summary>
    [Fact]
    public async Task The_pulled_file_of_the_generators_tests_is_what_this_version_writes()
    {
        var written = Path.Combine(_folder, "crm.seatable.json");

        var convert = await ToolRun.StartAsync("convert", ToolBase.Quickstart, "-o", written);

        Assert.Equal(0, convert.ExitCode);
        Assert.Equal(
            await File.ReadAllTextAsync(written),
            await File.ReadAllTextAsync(
                RepositoryFile.At("tests", "SeaTable.Generators.Tests", "Schemas", "pulled.seatable.json")));
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_is_told_with_its_place_and_as_sarif()
    {
        var file = Path.Combine(_folder, "a.seatable.json");
        var sarif = Path.Combine(_folder, "a.sarif");
        await File.WriteAllTextAsync(file, """
            { "tables": [ { "_id": "0000", "name": "T", "columns": [
              { "key": "0000", "name": "Name", "type": "text" },
              { "key": "0000", "name": "Other", "type": "text" } ] } ] }
            """);

        var check = await ToolRun.StartAsync("check", file, "--sarif", sarif);
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(sarif));
        var result = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0];

        Assert.Equal(1, check.ExitCode);
        Assert.Contains($"{file}:3:12: error STB0004: ", check.Output, StringComparison.Ordinal);
        Assert.Equal("STB0004", result.GetProperty("ruleId").GetString());
        Assert.Equal(3, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")
            .GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_is_told_in_the_order_of_its_lines()
    {
        var file = Path.Combine(_folder, "a.seatable.json");
        await File.WriteAllTextAsync(file, """
            { "codegen": { "names": { "zzzz": "Nobody" } },
              "tables": [ { "_id": "0000", "name": "T", "columns": [
              { "key": "0000", "name": "Name", "type": "text" },
              { "key": "0000", "name": "Other", "type": "text" } ] } ] }
            """);

        var check = await ToolRun.StartAsync("check", file);
        var lines = check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => int.Parse(line[file.Length..].Split(':')[1], CultureInfo.InvariantCulture)).ToList();

        Assert.Equal([1, 4], lines);
    }

    [Fact]
    public async Task A_served_base_is_there_until_it_is_told_to_end_and_keeps_what_was_written()
    {
        var data = Path.Combine(_folder, "crm.db");

        await ServeAsync(data, async client => await client.SendAsync(HttpMethod.Post, "tables/", new JsonObject
        {
            ["table_name"] = "Made", ["columns"] = new JsonArray(),
        }));
        var tables = await ServeAsync(data, async client => (await client.GetMetadataAsync()).Tables.Select(table => table.Name));

        Assert.Contains("Made", tables);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<T> ServeAsync<T>(string data, Func<SeaTableClient, Task<T>> use)
    {
        using var end = new CancellationTokenSource();
        var output = new StringWriter();
        var serving = CommandLine.Create().Parse(["serve", ToolBase.Quickstart, "--data", data]).InvokeAsync(
            new System.CommandLine.InvocationConfiguration { Output = TextWriter.Synchronized(output), Error = TextWriter.Null },
            end.Token);
        while (!output.ToString().Contains("read-only", StringComparison.Ordinal) && !serving.IsCompleted)
            await Task.Delay(20);

        var exports = output.ToString().Split('\n').Where(line => line.StartsWith("export ", StringComparison.Ordinal))
            .Select(line => line["export ".Length..].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        var result = await use(new SeaTableClient(new SeaTableOptions
        {
            Server = new Uri(exports[SeaTableOptions.ServerVariable]), ApiToken = exports[SeaTableOptions.ApiTokenVariable],
        }));
        await end.CancelAsync();
        Assert.Equal(0, await serving);
        return result;
    }
}
