using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>A base that <c>plan</c> and <c>apply</c> are tried on.</summary>
internal static class PlannedBase
{
    internal const string Empty = """
        { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ],
          "views": [ { "_id": "0000", "name": "Default View", "type": "table" } ] } ] }
        """;

    /// <summary>Parts of the paths of all calls that change a base.</summary>
    internal static readonly string[] ChangedPaths = ["columns", "tables", "views", "column-options", "column-cascade-settings"];

    /// <summary>Starts an emulator with a base of this schema.</summary>
    internal static async Task<ToolBase> StartAsync(string schema = Empty)
    {
        var file = Path.Combine(Path.GetTempPath(), $"planned-{Guid.NewGuid():N}.seatable.json");
        await File.WriteAllTextAsync(file, schema);
        try
        {
            return await ToolBase.StartAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    internal static Task WriteAsync(this ToolBase target, string schema) => File.WriteAllTextAsync(target.SchemaFile, schema);

    internal static Task WriteAsync(this ToolBase target, BaseDocument schema) => target.WriteAsync(DocumentWriter.Write(schema));

    internal static async Task<BaseDocument> ReadAsync(this ToolBase target) =>
        SchemaFile.Parse(target.SchemaFile, await target.ReadSchemaFileAsync());

    /// <summary>Takes a column out of the file.</summary>
    internal static async Task RemoveAsync(this ToolBase target, string column)
    {
        var document = await target.ReadAsync();
        await target.WriteAsync(document with
        {
            Tables = [.. document.Tables.Select(table => table with
            {
                Columns = [.. table.Columns.Where(other => other.Name != column)],
            })],
        });
    }

    /// <summary>Reads what the base is now.</summary>
    internal static async Task<BaseDocument> FetchAsync(this ToolBase target)
    {
        var file = Path.Combine(target.Folder, "fetched.seatable.json");
        var pull = await target.RunAsync("pull", "-o", file);
        Assert.True(pull.ExitCode == 0, pull.Error);
        var document = await SchemaFile.LoadAsync(file, CancellationToken.None);
        File.Delete(file);
        return document;
    }

    internal static async Task<JsonElement> PlanAsync(this ToolBase target)
    {
        var plan = await target.RunAsync("plan", target.SchemaFile, "--json");
        Assert.True(plan.ExitCode is 0 or 1, plan.Error);
        return JsonSerializer.Deserialize<JsonElement>(plan.Output);
    }

    /// <summary>
    /// What the API can't change, but for orders and descriptions, which the file has from the base at the end.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> ObstaclesAsync(this ToolBase target) =>
    [
        .. (await target.PlanAsync()).GetProperty("obstacles").EnumerateArray()
            .Where(item => !item.GetProperty("isCosmetic").GetBoolean())
            .Select(item => item.GetProperty("message").GetString()!).Order(StringComparer.Ordinal),
    ];

    /// <summary>Applies the file, with consent to each loss that the plan tells.</summary>
    internal static async Task<ToolRun> ApplyAllAsync(this ToolBase target, params string[] arguments)
    {
        var consent = await target.ConsentAsync();
        return await target.RunAsync(["apply", target.SchemaFile, "--allow-destructive", .. consent, .. arguments]);
    }

    /// <summary>
    /// Applies the file until no step is left: what values become options is only known after their conversion.
    /// </summary>
    internal static async Task ReachAsync(this ToolBase target)
    {
        var steps = 1;
        for (var runs = 0; runs < 3 && steps > 0; runs++)
        {
            var apply = await target.ApplyAllAsync();
            Assert.True(apply.ExitCode is 0 or 1, apply.Error);
            steps = (await target.PlanAsync()).GetProperty("steps").GetArrayLength();
        }

        Assert.Equal(0, steps);
    }

    /// <summary>The arguments that consent to each loss that the plan tells.</summary>
    internal static async Task<string[]> ConsentAsync(this ToolBase target) =>
    [
        .. (await target.PlanAsync()).GetProperty("steps").EnumerateArray().Where(step => step.TryGetProperty("loses", out _))
            .SelectMany(step => new[] { "--confirm", step.GetProperty("loses").GetProperty("name").GetString()! }),
    ];

    /// <summary>The calls that changed the base, or were to.</summary>
    internal static IReadOnlyList<string> Changes(this ToolBase target) =>
    [
        .. target.Emulator.Calls.Where(
            request => request.Method != "GET" && !request.Path.EndsWith("/sql/", StringComparison.Ordinal))
            .Select(request =>
                $"{request.Method} {request.Path[(request.Path.IndexOf("/dtables/", StringComparison.Ordinal) + 46)..]}"),
    ];

    internal static Task AppendAsync(this ToolBase target, string table, params string[] rows) => target.SendAsync(
        HttpMethod.Post, "rows/", $$"""{ "table_name": "{{table}}", "rows": [ {{string.Join(", ", rows)}} ] }""");

    /// <summary>Adds a row with a text in the first column.</summary>
    /// <returns>Its id.</returns>
    internal static async Task<string> AppendNamedAsync(this ToolBase target, string table, string name)
    {
        var answer = await target.SendAsync(
            HttpMethod.Post, "rows/", $$"""{ "table_name": "{{table}}", "rows": [ { "Name": "{{name}}" } ] }""");
        return answer.GetProperty("row_ids")[0].GetProperty("_id").GetString()!;
    }

    /// <summary>Sends a call as another client does.</summary>
    internal static Task<JsonElement> SendAsync(this ToolBase target, HttpMethod method, string path, string? body = null)
    {
        var client = new SeaTableClient(
            new SeaTableOptions { Server = target.Emulator.Server, ApiToken = target.Emulator.ApiToken });
        return client.SendAsync(method, path, body is null ? null : JsonNode.Parse(body));
    }

    /// <summary>The cells of a column that are not empty.</summary>
    internal static async Task<IReadOnlyList<string>> CellsAsync(this ToolBase target, string table, string column)
    {
        var answer = await target.SendAsync(
            HttpMethod.Post, "sql/", $$"""{ "sql": "SELECT `{{column}}` AS c FROM `{{table}}`", "convert_keys": true }""");
        return [.. answer.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("c"))
            .Where(cell => cell.ValueKind != JsonValueKind.Null).Select(cell => cell.ToString())];
    }
}
