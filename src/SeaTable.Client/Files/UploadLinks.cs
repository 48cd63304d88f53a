namespace SeaTable;

/// <summary>
/// The links by which files are uploaded. A server lets each be used many times for some minutes, so that many uploads share one.
/// </summary>
internal sealed class UploadLinks(StoredFiles files, TimeProvider clock)
{
    /// <summary>How long a link is used: much shorter than servers let it be.</summary>
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, (Task<UploadLink> Link, long AskedAt)> _links = new(StringComparer.Ordinal);

    /// <summary>Gets a link.</summary>
    /// <param name="folder">The folder that people have made; null for that of the month.</param>
    /// <param name="isNew">Whether it has to be new, since a refusal of it would cost more than the call for it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<UploadLink> GetAsync(string? folder, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
            return await AskAsync(folder, cancellationToken).ConfigureAwait(false);

        Task<UploadLink> link;
        lock (_gate)
        {
            foreach (var (name, kept) in _links.ToList())
            {
                if (kept.Link.IsFaulted || clock.GetElapsedTime(kept.AskedAt) > s_lifetime)
                    _links.Remove(name);
            }

            if (!_links.TryGetValue(Key(folder), out var current))
            {
                current = (SharedCall.Start(() => AskAsync(folder, CancellationToken.None)), clock.GetTimestamp());
                _links[Key(folder)] = current;
            }

            link = current.Link;
        }

        return await link.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uses a link no more that was refused.</summary>
    internal void Drop(string? folder)
    {
        lock (_gate)
            _links.Remove(Key(folder));
    }

    /// <summary>A slash is the name of no folder, so it stands for that of the month.</summary>
    private static string Key(string? folder) => folder ?? "/";

    /// <summary>
    /// Asks for a link. A folder that is not there yet is made by the upload, which then needs the link of the one above all.
    /// </summary>
    private async Task<UploadLink> AskAsync(string? folder, CancellationToken cancellationToken)
    {
        try
        {
            return await files.GetUploadLinkAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (!string.IsNullOrEmpty(folder) && StoredFiles.IsMissing(e))
        {
            return await files.GetUploadLinkAsync("", cancellationToken).ConfigureAwait(false) with { Folder = folder };
        }
    }
}
