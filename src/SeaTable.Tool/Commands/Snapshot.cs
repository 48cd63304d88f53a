using System.Net;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary>Has the server keep the base as it is, where it can.</summary>
internal static class Snapshot
{
    /// <summary>Makes a snapshot.</summary>
    /// <exception cref="ToolException">It could not be made, although the server has snapshots.</exception>
    public static async Task MakeAsync(SeaTableClient client, ToolTerminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await client.CreateSnapshotAsync(cancellationToken).ConfigureAwait(false);
            terminal.Note(snapshot.IsNew ? "The server has made a snapshot."
                : "The server has a snapshot that was made a short time ago.");
        }
        catch (SeaTableApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            terminal.Note("The server makes no snapshots.");
        }
        catch (SeaTableException e)
        {
            throw new ToolException(
                $"Nothing was done: a snapshot could not be made before. {e.Message} Run it again, or leave it out by " +
                "--no-snapshot.", e);
        }
    }
}
