using System.Collections.Concurrent;

namespace SeaTable;

/// <summary>
/// Finds the files in folders that people have made. Cells tell their ids, and the server only gives the id of a path, so the
/// folders are gone through; what was found is remembered.
/// </summary>
internal sealed class CustomFiles(StoredFiles files)
{
    private readonly ConcurrentDictionary<Guid, FilePath> _known = new();

    /// <summary>Remembers the path of a file.</summary>
    internal void Add(Guid id, FilePath path) => _known[id] = path;

    /// <summary>Finds the path of a file; null when it is not there.</summary>
    /// <param name="id">The id in its address.</param>
    /// <param name="extension">The end of its name in its address, which leaves fewer to be asked for.</param>
    /// <param name="name">Its name, if it is known.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<FilePath?> FindAsync(Guid id, string extension, string? name, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known))
            return known;

        // The name in a cell may have been changed there, so those of that name come first, and then the others.
        var others = new List<FilePath>();
        await foreach (var path in AllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!path.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                continue;

            if (name is not null && path.Name != name)
                others.Add(path);
            else if (await IsAsync(path).ConfigureAwait(false))
                return path;
        }

        foreach (var path in others)
        {
            if (await IsAsync(path).ConfigureAwait(false))
                return path;
        }

        return null;

        async Task<bool> IsAsync(FilePath path)
        {
            if (_known.Any(pair => pair.Value == path)
                || await files.FindCustomIdAsync(path, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                return false;
            }

            Add(found, path);
            return found == id;
        }
    }

    private async IAsyncEnumerable<FilePath> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new Queue<string>([""]);
        while (open.TryDequeue(out var folder))
        {
            if (await files.ListAsync(folder, cancellationToken).ConfigureAwait(false) is not { } listed)
                continue;

            foreach (var name in listed.Folders)
                open.Enqueue(folder.Length == 0 ? name : $"{folder}/{name}");

            foreach (var name in listed.Files)
                yield return new FilePath(true, folder, name);
        }
    }
}
