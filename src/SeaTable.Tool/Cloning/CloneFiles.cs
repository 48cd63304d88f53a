using SeaTable.Emulator;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Cloning;

/// <summary>
/// Copies the files that the cells of a clone name, from where an earlier run ended: each file once, and as a whole or not at
/// all.
/// </summary>
/// <param name="calls">The calls.</param>
/// <param name="file">The clone.</param>
/// <param name="progress">Where to show how far it is.</param>
internal sealed class CloneFiles(FileCalls calls, SeaTableDataFile file, WorkProgress progress)
{
    private const int AtATime = 4;
    private const int Portion = 200;
    private const string Custom = "custom";

    private readonly object _gate = new();
    private Dictionary<Guid, string>? _customPaths;

    /// <summary>Gets how many bytes the files in the clone have.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gets the files that are not in the clone, and why not.</summary>
    public IReadOnlyList<(string Name, string Problem)> Problems { get; private set; } = [];

    /// <summary>Copies the files.</summary>
    /// <exception cref="ToolException">The server can't be reached, or refuses.</exception>
    /// <exception cref="SeaTableEmulatorException">The file can't be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        progress.Doing = "looking for files";
        file.FindFiles(calls.Server, cancellationToken);
        var (named, stored, bytes) = file.CountFiles();
        progress.Total = named;
        progress.AdvanceByEarlier(stored);
        Tell(bytes);
        while (file.GetOpenFiles(Portion) is { Count: > 0 } open)
        {
            if (open.Any(one => one.CustomId is not null))
                _customPaths ??= await FindCustomPathsAsync(cancellationToken).ConfigureAwait(false);
            await Parallel.ForEachAsync(
                open, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
                async (one, stop) => await CopyAsync(one, stop).ConfigureAwait(false)).ConfigureAwait(false);
        }

        Problems = file.GetFileProblems();
    }

    private async Task CopyAsync(SeaTableNamedFile named, CancellationToken cancellationToken)
    {
        progress.Doing = named.Name[(named.Name.LastIndexOf('/') + 1)..];
        var problem = FileDownload.Missing;
        foreach (var path in PathsOf(named))
        {
            problem = await new FileDownload(calls, file, _gate).RunAsync(
                named, path, stop => FindLinkAsync(path, stop), cancellationToken).ConfigureAwait(false);
            if (problem != FileDownload.Missing)
                break;
        }

        lock (_gate)
        {
            if (problem is null)
            {
                Tell(file.CountFiles().Bytes);
            }
            else
            {
                file.SetFileProblem(named.Name, problem);
                progress.Total--;
            }
        }

        if (problem is null)
            progress.Advance(1);
    }

    private IReadOnlyList<string> PathsOf(SeaTableNamedFile named) => named.CustomId is not { } id ? named.Paths
        : _customPaths!.TryGetValue(id, out var path) ? [Custom + path] : [];

    private Task<Uri?> FindLinkAsync(string path, CancellationToken cancellationToken) =>
        path.StartsWith(Custom + "/", StringComparison.Ordinal)
            ? calls.FindCustomLinkAsync(path[Custom.Length..], cancellationToken)
            : calls.FindLinkAsync($"/{path}", cancellationToken);

    /// <summary>Finds the paths of the files in folders of one's own by their ids, which is all that cells tell.</summary>
    private async Task<Dictionary<Guid, string>> FindCustomPathsAsync(CancellationToken cancellationToken)
    {
        progress.Doing = "looking for ids";
        var found = new Dictionary<Guid, string>();
        var open = new Queue<string>(["/"]);
        while (open.TryDequeue(out var folder))
        {
            var (folders, files) = await calls.ListCustomAsync(folder, cancellationToken).ConfigureAwait(false);
            foreach (var name in folders)
                open.Enqueue($"{folder.TrimEnd('/')}/{name}");
            foreach (var name in files)
            {
                if (await calls.FindCustomIdAsync(folder, name, cancellationToken).ConfigureAwait(false) is { } id)
                    found[id] = $"{folder.TrimEnd('/')}/{name}";
            }
        }

        return found;
    }

    private void Tell(long bytes)
    {
        Bytes = bytes;
        progress.Beside = Words.Size(bytes);
    }
}
