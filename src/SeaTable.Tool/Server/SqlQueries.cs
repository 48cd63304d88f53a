using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>Sends statements whose answers are taken as they are: by the keys of columns, with options as ids.</summary>
internal static class SqlQueries
{
    /// <summary>Runs a SELECT.</summary>
    /// <param name="client">The base.</param>
    /// <param name="sql">The statement, with a question mark for each parameter.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <exception cref="ToolException">It answered something else than rows.</exception>
    public static async Task<IReadOnlyList<JsonElement>> SelectAsync(
        this SeaTableClient client, string sql, IEnumerable<string> parameters, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Post, "sql/", new JsonObject
        {
            ["sql"] = sql,
            ["parameters"] = new JsonArray([.. parameters.Select(parameter => JsonValue.Create(parameter))]),
            ["convert_keys"] = false,
        }, cancellationToken).ConfigureAwait(false);
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("results", out var rows)
            && rows.ValueKind == JsonValueKind.Array
            && rows.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object))
        {
            return [.. rows.EnumerateArray()];
        }

        var reason = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error_message", out var message)
            ? $": {message}" : ".";
        throw new ToolException($"The server answered a SELECT without rows{reason}");
    }
}
