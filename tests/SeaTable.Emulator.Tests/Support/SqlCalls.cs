using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Tests.Support;

/// <summary>Statements sent to the base of a workshop.</summary>
internal static class SqlCalls
{
    /// <summary>Sends a statement, by names unless told otherwise, and gives the whole answer.</summary>
    public static async Task<JsonObject> SqlAsync(this Workshop workshop, string sql, string parameters = "null",
        bool convertKeys = true) =>
        (JsonObject)await workshop.CallAsync("POST", "sql/", Body(sql, parameters, convertKeys));

    /// <summary>Sends a statement and gives its rows, each as JSON text.</summary>
    public static async Task<string[]> RowsAsync(this Workshop workshop, string sql, string parameters = "null",
        bool convertKeys = true) =>
        [.. (await workshop.SqlAsync(sql, parameters, convertKeys))["results"]!.AsArray()
            .Select(row => row!.ToJsonString(JsonForms.Plain))];

    /// <summary>Sends a statement and gives the first cell of each row as JSON text.</summary>
    public static async Task<string[]> FirstAsync(this Workshop workshop, string sql, string parameters = "null",
        bool convertKeys = true) =>
        [.. (await workshop.SqlAsync(sql, parameters, convertKeys))["results"]!.AsArray()
            .Select(row => row!.AsObject().First().Value?.ToJsonString(JsonForms.Plain) ?? "null")];

    /// <summary>Sends a statement that must be refused with status 400, and gives the message.</summary>
    public static async Task<string> RefusedAsync(this Workshop workshop, string sql, string parameters = "null")
    {
        var (status, json) = await workshop.TryAsync("POST", "sql/", Body(sql, parameters, convertKeys: true));
        Assert.True(status == 400, $"{sql} answered {status}: {json?.ToJsonString()}");
        return (string)json!["error_message"]!;
    }

    private static string Body(string sql, string parameters, bool convertKeys) => new JsonObject
    {
        ["sql"] = sql,
        ["parameters"] = JsonNode.Parse(parameters),
        ["convert_keys"] = convertKeys,
    }.ToJsonString();
}
