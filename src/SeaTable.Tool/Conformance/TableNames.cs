using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Conformance;

/// <summary>Which tables a base has, and whether it is one that may be used for probes.</summary>
internal static class TableNames
{
    private const int RowsLookedAt = 100;

    /// <summary>Reads the names. It costs one call.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(ProbedServer server, CancellationToken cancellationToken)
    {
        var answer = await server.SendAsync("GET", "metadata/", null, cancellationToken).ConfigureAwait(false);
        return answer is { Status: 200, Json: JsonObject json } && json["metadata"] is JsonObject metadata
            && metadata["tables"] is JsonArray tables && tables.All(table => Name(table) is not null)
            ? [.. tables.Select(table => Name(table)!)]
            : throw new ToolException($"The server does not say which tables the base has: it answered {answer.Status}.");
    }

    /// <summary>
    /// Refuses a base that somebody else uses: it has more than the one table that a new base has, or something in that.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="own">The tables that were made by a run before.</param>
    /// <param name="isConfirmed">Whether somebody has said that the base may be used all the same.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static async Task RequireUnusedAsync(
        ProbedServer server, IReadOnlyCollection<string> own, bool isConfirmed, CancellationToken cancellationToken)
    {
        var names = await ReadAsync(server, cancellationToken).ConfigureAwait(false);
        var others = names.Except(own).ToList();
        var foreign = others.FirstOrDefault(
            name => name.StartsWith(ProbeTables.Prefix, StringComparison.Ordinal));
        if (foreign is not null)
        {
            throw new ToolException(
                $"The base has a table \"{foreign}\", of a name that this command gives, but its report does not know it: it is "
                + "another run's, or that report was moved. Delete the table if nobody needs it, or name the report by "
                + "--report.");
        }

        if (others.Count == 0)
            throw new ToolException("The base has no table but those of this command. Add one: the last can't be deleted.");
        if (isConfirmed)
            return;
        if (others.Count > 1 || await HasRowsAsync(server, others[0], cancellationToken).ConfigureAwait(false))
        {
            var content = others.Count > 1 ? Words.Count(others.Count, "table") : "rows";
            throw new ToolException(
                $"The base \"{server.BaseName}\" is in use: it has {content}. Make a new base for this, with an API token of its "
                + "own. Nothing was changed. If the base is meant for it all the same, say so by --confirm "
                + $"\"{server.BaseName}\": tables are added and deleted again, and the others are left alone.");
        }
    }

    private static string? Name(JsonNode? table) =>
        table is JsonObject json && json["name"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : null;

    /// <summary>A new base has some empty rows.</summary>
    private static async Task<bool> HasRowsAsync(ProbedServer server, string table, CancellationToken cancellationToken)
    {
        var answer = await server.SendAsync(
            "GET", $"rows/?table_name={Uri.EscapeDataString(table)}&limit={RowsLookedAt}", null, cancellationToken)
            .ConfigureAwait(false);
        return answer is not { Status: 200, Json: JsonObject json } || json["rows"] is not JsonArray rows
            || rows.Count == RowsLookedAt || rows.Any(row => row is JsonObject cells && cells.Any(IsFilled));
    }

    private static bool IsFilled(KeyValuePair<string, JsonNode?> cell) =>
        !cell.Key.StartsWith('_') && cell.Value is not (null or JsonArray { Count: 0 });
}
