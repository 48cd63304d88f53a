using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Cloning;

/// <summary>A base as its metadata describes it, to be copied with its rows.</summary>
/// <param name="Metadata">What the server answered.</param>
/// <param name="Version">How many operations there were on the base; null when the server does not tell.</param>
/// <param name="Tables">The tables.</param>
internal sealed record ClonedSchema(JsonObject Metadata, string? Version, IReadOnlyList<ClonedTable> Tables)
{
    /// <summary>Reads the metadata of a base.</summary>
    /// <exception cref="ToolException">The answer describes no base.</exception>
    public static async Task<ClonedSchema> ReadAsync(SeaTableClient client, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Get, "metadata/", null, cancellationToken).ConfigureAwait(false);
        var root = JsonNode.Parse(answer.GetRawText()) as JsonObject ?? [];
        var metadata = root["metadata"] as JsonObject ?? root;
        if (metadata["tables"] is not JsonArray listed)
            throw new ToolException($"The answer of {client.Server.Host} describes no base: it has no list of tables.");

        var tables = listed.OfType<JsonObject>().Select(ClonedTable.Read);
        return new ClonedSchema(metadata, metadata["version"]?.ToJsonString(), [.. tables]);
    }
}

/// <summary>A table that is copied.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name now.</param>
/// <param name="Columns">How many columns it has.</param>
/// <param name="Links">Its link columns: key and name.</param>
internal sealed record ClonedTable(string Id, string Name, int Columns, IReadOnlyList<(string Key, string Name)> Links)
{
    public static ClonedTable Read(JsonObject table)
    {
        var columns = (table["columns"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return new ClonedTable(
            Text(table, SystemFields.Id), Text(table, "name"), columns.Count,
            [
                .. columns.Where(column => Text(column, "type") == ColumnTypeNames.Link)
                    .Select(column => (Text(column, "key"), Text(column, "name"))),
            ]);
    }

    private static string Text(JsonObject json, string member) => json[member]?.ToString() ?? "";
}
