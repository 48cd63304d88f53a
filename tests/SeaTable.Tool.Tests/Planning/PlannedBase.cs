using System.Text.Json;
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

    /// <summary>Applies the file, with consent to each loss that the plan tells.</summary>
    internal static async Task<ToolRun> ApplyAllAsync(this ToolBase target, params string[] arguments)
    {
        var losses = (await target.PlanAsync()).GetProperty("steps").EnumerateArray()
            .Where(step => step.TryGetProperty("loses", out _))
            .SelectMany(step => new[] { "--confirm", step.GetProperty("loses").GetProperty("name").GetString()! });
        return await target.RunAsync(["apply", target.SchemaFile, "--allow-destructive", .. losses, .. arguments]);
    }

    /// <summary>The calls that changed the base, or were to.</summary>
    internal static IReadOnlyList<string> Changes(this ToolBase target) =>
    [
        .. target.Emulator.Requests.Where(
            request => request.Method != "GET" && !request.Path.EndsWith("/sql/", StringComparison.Ordinal))
            .Select(request =>
                $"{request.Method} {request.Path[(request.Path.IndexOf("/dtables/", StringComparison.Ordinal) + 46)..]}"),
    ];

    internal static async Task AppendAsync(this ToolBase target, string table, params string[] rows)
    {
        var client = new SeaTableClient(
            new SeaTableOptions { Server = target.Emulator.Server, ApiToken = target.Emulator.ApiToken });
        var body = $$"""{ "table_name": "{{table}}", "rows": [ {{string.Join(", ", rows)}} ] }""";
        await client.SendAsync(HttpMethod.Post, "rows/", System.Text.Json.Nodes.JsonNode.Parse(body));
    }
}
