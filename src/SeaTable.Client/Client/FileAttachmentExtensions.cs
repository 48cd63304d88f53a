namespace SeaTable;

/// <summary>What can be done with a file in a cell.</summary>
public static class FileAttachmentExtensions
{
    /// <summary>Reads the file, as in <c>row.Papers[0].OpenReadAsync(crm)</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="client">The client of the base that has it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <inheritdoc cref="SeaTableFiles.DownloadAsync(Uri, CancellationToken)"/>
    public static Task<Stream> OpenReadAsync(
        this FileAttachment file, SeaTableBase client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Files.DownloadAsync(file, cancellationToken);
    }
}
