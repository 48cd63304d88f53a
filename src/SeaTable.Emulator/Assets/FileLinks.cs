using System.Diagnostics.CodeAnalysis;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Assets;

/// <summary>What the file server lets who has its token do, for a time.</summary>
/// <param name="EndsAt">When it ends.</param>
internal abstract record FileLink(DateTimeOffset EndsAt);

/// <summary>Whoever has the token may upload files.</summary>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Folder">The folder that they go below.</param>
internal sealed record UploadLink(DateTimeOffset EndsAt, string Folder) : FileLink(EndsAt);

/// <summary>Whoever has the token may read a file, as it was when the link was made.</summary>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Asset">The file.</param>
/// <param name="IsToView">Whether browsers show it instead of saving it.</param>
internal sealed record DownloadLink(DateTimeOffset EndsAt, Asset Asset, bool IsToView) : FileLink(EndsAt);

/// <summary>The links of the file server that have not ended.</summary>
internal sealed class FileLinks(TimeProvider clock)
{
    private static readonly TimeSpan s_uploadTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_downloadTime = TimeSpan.FromHours(1);

    /// <summary>How many there are at least before those that ended are looked for.</summary>
    private const int Few = 64;

    private readonly object _lock = new();
    private readonly Dictionary<string, FileLink> _links = new(StringComparer.Ordinal);
    private int _most = Few;

    /// <summary>Creates a link to upload files below a folder, and gives its token.</summary>
    public string AddUpload(string folder) => Add(new UploadLink(clock.GetUtcNow() + s_uploadTime, folder));

    /// <summary>Creates a link to read a file, and gives its token.</summary>
    public string AddDownload(Asset asset, bool isToView) =>
        Add(new DownloadLink(clock.GetUtcNow() + s_downloadTime, asset, isToView));

    /// <summary>Finds what a token allows; false when it has ended or is none.</summary>
    public bool TryFind<T>(string token, [NotNullWhen(true)] out T? link)
        where T : FileLink
    {
        lock (_lock)
            link = _links.GetValueOrDefault(token) as T is { } found && found.EndsAt > clock.GetUtcNow() ? found : null;
        return link is not null;
    }

    /// <summary>Gets what a token allows, or throws the error of the file server.</summary>
    public T Get<T>(string token)
        where T : FileLink
    {
        if (TryFind<T>(token, out var link))
            return link;
        throw TryFind<FileLink>(token, out _) ? FileServerErrors.LinkOfOtherKind() : FileServerErrors.LinkNotFound();
    }

    /// <summary>Gets the numbers of the files that can be read by links.</summary>
    public IReadOnlyList<long> Files()
    {
        lock (_lock)
        {
            RemoveEnded();
            return [.. _links.Values.OfType<DownloadLink>().Select(link => link.Asset.File)];
        }
    }

    /// <summary>Ends all links.</summary>
    public void Clear()
    {
        lock (_lock)
            _links.Clear();
    }

    private string Add(FileLink link)
    {
        var token = Guid.NewGuid().ToString();
        lock (_lock)
        {
            if (_links.Count >= _most)
            {
                RemoveEnded();
                _most = Math.Max(Few, 2 * _links.Count);
            }

            _links[token] = link;
        }

        return token;
    }

    private void RemoveEnded()
    {
        var now = clock.GetUtcNow();
        foreach (var token in _links.Where(link => link.Value.EndsAt <= now).Select(link => link.Key).ToList())
            _links.Remove(token);
    }
}
