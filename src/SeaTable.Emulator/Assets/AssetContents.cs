using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Assets;

/// <summary>
/// Keeps the bytes of files in chunks, so that a large one never is in memory as a whole. Whoever uses it holds the lock of the
/// base.
/// </summary>
/// <param name="database">The database of the base.</param>
/// <param name="origin">The data file that the base was copied from without the bytes of its files; null for none.</param>
internal sealed class AssetContents(Database database, Database? origin)
{
    /// <summary>How many bytes all chunks but the last one have.</summary>
    public const int ChunkLength = 256 * 1024;

    /// <summary>The table of the bytes, which stays behind where a data file is copied into memory.</summary>
    public const string ChunkTable = "_asset_chunks";

    private readonly Dictionary<long, int> _inUse = [];

    public void CreateTables() => database.Execute($"""
        CREATE TABLE IF NOT EXISTS _asset_files (
            file INTEGER PRIMARY KEY AUTOINCREMENT, content_id TEXT NOT NULL, size INTEGER NOT NULL, is_outside INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS {ChunkTable} (
            file INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (file, number))
        """);

    /// <summary>Begins a file. Until it is placed somewhere it has to be in use, or it is swept away.</summary>
    public long Begin()
    {
        using var statement = database.Prepare(
            "INSERT INTO _asset_files (content_id, size, is_outside) VALUES ('', 0, 0) RETURNING file");
        statement.Run();
        var file = statement.Number(0);
        statement.Step();
        return file;
    }

    public void Append(long file, long number, ReadOnlyMemory<byte> bytes)
    {
        using var statement = database.Prepare($"INSERT INTO {ChunkTable} (file, number, bytes) VALUES (?, ?, ?)");
        statement.Run(file, number, bytes);
    }

    /// <summary>Notes what was appended.</summary>
    public void End(long file, string contentId, long size) => database.Execute(
        "UPDATE _asset_files SET content_id = $id, size = $size WHERE file = $file",
        ("$id", contentId), ("$size", size), ("$file", file));

    /// <summary>Notes that the bytes of all files are in the data file that the base was copied from.</summary>
    public void LeaveOutside() => database.Execute("UPDATE _asset_files SET is_outside = 1");

    /// <summary>Reads bytes of a file from a place on, at most to the end of the chunk there.</summary>
    /// <returns>How many bytes were read; 0 at the end of the file, or when it is gone.</returns>
    public int Read(long file, long offset, Span<byte> bytes)
    {
        var isOutside = database.Scalar("SELECT is_outside FROM _asset_files WHERE file = $file", ("$file", file)) is 1L;
        if (isOutside && origin is null)
            return 0;

        using var statement = (isOutside ? origin! : database).Prepare(
            $"SELECT bytes FROM {ChunkTable} WHERE file = ? AND number = ?");
        if (!statement.Run(file, offset / ChunkLength))
            return 0;
        var chunk = statement.Bytes(0);
        var rest = chunk[Math.Min(chunk.Length, (int)(offset % ChunkLength))..];
        var count = Math.Min(rest.Length, bytes.Length);
        rest[..count].CopyTo(bytes);
        return count;
    }

    /// <summary>Keeps the bytes of a file, whatever becomes of its name meanwhile.</summary>
    public void Use(long file) => _inUse[file] = _inUse.GetValueOrDefault(file) + 1;

    /// <summary>Ends one use of a file.</summary>
    public void EndUse(long file)
    {
        if (_inUse.GetValueOrDefault(file) is > 1 and var uses)
            _inUse[file] = uses - 1;
        else
            _inUse.Remove(file);
    }

    /// <summary>Removes the bytes of files that have no name any more and are not in use.</summary>
    /// <param name="kept">Files that are kept all the same.</param>
    public void Sweep(IEnumerable<long> kept)
    {
        var used = new HashSet<long>(kept);
        used.UnionWith(_inUse.Keys);
        var gone = new List<long>();
        using (var find = database.Prepare("""
            SELECT file FROM _asset_files WHERE file NOT IN (SELECT file FROM _assets WHERE file IS NOT NULL)
            """))
        {
            for (var found = find.Run(); found; found = find.Step())
            {
                if (!used.Contains(find.Number(0)))
                    gone.Add(find.Number(0));
            }
        }

        foreach (var file in gone)
        {
            database.Execute(
                $"DELETE FROM {ChunkTable} WHERE file = $file; DELETE FROM _asset_files WHERE file = $file", ("$file", file));
        }
    }
}
