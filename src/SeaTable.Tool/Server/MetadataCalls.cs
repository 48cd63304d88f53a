using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>Reads what the server says about a base.</summary>
internal static class MetadataCalls
{
    /// <summary>Gets the schema of a base.</summary>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <exception cref="ToolException">What it answered describes no base.</exception>
    public static async Task<BaseDocument> GetSchemaAsync(this SeaTableClient client, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Get, "metadata/", null, cancellationToken).ConfigureAwait(false);
        return DocumentReader.Read(answer, $"The answer of {client.Server.Host}");
    }
}
