namespace Aspire.Hosting;

/// <summary>
/// A file beside a data file for as long as its rows are added. One that is left tells the next start that they were not all
/// added, as when the app host ended before: the data file, which this file belongs to, is put aside and begins anew.
/// </summary>
internal sealed class SeedMark : IDisposable
{
    private const string Unfinished = ".unfinished";

    /// <summary>What SQLite puts behind the name of a file, for itself and its companions.</summary>
    private static readonly string[] s_parts = ["", "-wal", "-shm", "-journal"];

    private readonly FileStream _file;

    private SeedMark(FileStream file) => _file = file;

    /// <summary>
    /// Takes the mark when the rows of a data file are to be added; null when it has them, and when another app host adds them.
    /// </summary>
    internal static SeedMark? TryTake(string dataFile)
    {
        var path = dataFile + ".seeding";
        if (File.Exists(dataFile) && !File.Exists(path))
            return null;

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is wrong with the place the emulator tells, which opens the data file next.
            return null;
        }

        // Whatever somebody has done with it meanwhile is kept.
        foreach (var part in s_parts)
        {
            File.Delete(dataFile + Unfinished + part);
            if (File.Exists(dataFile + part))
                File.Move(dataFile + part, dataFile + Unfinished + part);
        }

        return new SeedMark(file);
    }

    /// <summary>Takes it away: there is nothing to begin anew.</summary>
    internal void Remove()
    {
        _file.Dispose();
        File.Delete(_file.Name);
    }

    public void Dispose() => _file.Dispose();
}
