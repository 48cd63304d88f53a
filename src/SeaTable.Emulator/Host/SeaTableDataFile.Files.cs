using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator;

// The files that cells name: which they are, and their bytes.
public sealed partial class SeaTableDataFile
{
    private const string NamedFiles = "_named_files";
    private const int RowsPerPage = 2000;

    private AssetStore? _assets;

    private AssetStore Assets => _assets ??= OpenAssets();

    /// <summary>
    /// Looks which files the cells of image, file and signature columns name, each once however many cells name it, and has
    /// addresses that name the server name none. What was stored of them before is still there.
    /// </summary>
    /// <param name="server">The server that the cells are from.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="SeaTableEmulatorException">It can't be written.</exception>
    public void FindFiles(Uri server, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        InTransaction(() =>
        {
            _ = Assets;
            _database.Execute($"""
                CREATE TABLE IF NOT EXISTS {NamedFiles} (
                    name TEXT PRIMARY KEY, paths TEXT NOT NULL, custom_id TEXT, problem TEXT, size INTEGER) WITHOUT ROWID;
                DELETE FROM {NamedFiles} WHERE size IS NULL
                """);
        });
        foreach (var table in _schema!.Tables)
        {
            foreach (var column in table.Columns.Where(AssetCells.HaveFiles))
            {
                for (long? after = 0; after is { } place;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    InTransaction(() => after = FindFiles(table, column, place, server));
                }
            }
        }
    }

    /// <summary>Counts the files that cells name.</summary>
    /// <returns>How many there are, how many of them are stored, and how many bytes those have.</returns>
    public (long Named, long Stored, long Bytes) CountFiles()
    {
        using var statement = _database.Prepare(
            $"SELECT count(*), count(size), coalesce(sum(size), 0) FROM {NamedFiles} WHERE problem IS NULL");
        statement.Run();
        return (statement.Number(0), statement.Number(1), statement.Number(2));
    }

    /// <summary>Gets files that are neither stored nor known not to be there.</summary>
    /// <param name="limit">The most to get.</param>
    /// <returns>The files.</returns>
    public IReadOnlyList<SeaTableNamedFile> GetOpenFiles(int limit)
    {
        using var statement = _database.Prepare(
            $"SELECT name, paths, custom_id FROM {NamedFiles} WHERE size IS NULL AND problem IS NULL ORDER BY name LIMIT ?");
        var found = new List<SeaTableNamedFile>();
        for (var has = statement.Run((long)limit); has; has = statement.Step())
        {
            found.Add(new SeaTableNamedFile(
                statement.Text(0)!, JsonSerializer.Deserialize<string[]>(statement.Text(1)!)!,
                statement.Text(2) is { } id ? Guid.Parse(id) : null));
        }

        return found;
    }

    /// <summary>Notes that a file can't be had.</summary>
    /// <param name="name">The name that the file was found by.</param>
    /// <param name="problem">Why not.</param>
    public void SetFileProblem(string name, string problem) => InTransaction(() => _database.Execute(
        $"UPDATE {NamedFiles} SET problem = $problem WHERE name = $name", ("$problem", problem), ("$name", name)));

    /// <summary>Gets the files that can't be had.</summary>
    /// <returns>The name of each, and why not.</returns>
    public IReadOnlyList<(string Name, string Problem)> GetFileProblems()
    {
        using var statement = _database.Prepare(
            $"SELECT name, problem FROM {NamedFiles} WHERE problem IS NOT NULL ORDER BY problem, name");
        var found = new List<(string, string)>();
        for (var has = statement.Run(); has; has = statement.Step())
            found.Add((statement.Text(0)!, statement.Text(1)!));
        return found;
    }

    /// <summary>Begins to store the bytes of a file. Until it is complete, nothing of it is in the base.</summary>
    /// <returns>What takes the bytes.</returns>
    public SeaTableFileWriter CreateFile() => new(this, new AssetWriter(Assets.Contents, _database));

    /// <summary>Gives bytes that were stored their place.</summary>
    internal void CompleteFile(AssetWriter writer, SeaTableNamedFile file, string path)
    {
        var place = AssetPath.Parse(path) ?? throw new ArgumentException("The path leads to no file.", nameof(path));
        InTransaction(() =>
        {
            Assets.Place(place, writer.End().File, replaces: true, Timestamps.Format(DateTimeOffset.UtcNow), file.CustomId);
            _database.Execute(
                $"UPDATE {NamedFiles} SET size = $size, problem = NULL WHERE name = $name",
                ("$size", writer.Size), ("$name", file.Name));
        });
    }

    internal SeaTableEmulatorException NotWritten(SqliteException exception) => new(
        $"The data file {_path} can't be written: {exception.Message} What it held before is still in it: see that there is "
            + "room on the disk, and go on.",
        exception);

    private AssetStore OpenAssets()
    {
        var assets = new AssetStore(_database, null, _record.Identity.Uuid);
        assets.CreateTables();
        assets.Contents.Sweep([]);
        return assets;
    }

    /// <summary>Forgets what was known of the files that cells name, and the bytes of those that were not completed.</summary>
    private void EndFiles()
    {
        _database.Execute($"DROP TABLE IF EXISTS {NamedFiles}");
        _assets?.Contents.Sweep([]);
    }

    /// <summary>Finds the files in the next cells of a column.</summary>
    /// <returns>Where to go on; null at the end.</returns>
    private long? FindFiles(Table table, Column column, long after, Uri server)
    {
        var cells = new List<(long Order, string Cell)>();
        using (var read = _database.Prepare($"""
            SELECT _order, {SqlNames.Column(column)} FROM {SqlNames.Table(table)}
            WHERE _order > ? AND {SqlNames.Column(column)} IS NOT NULL ORDER BY _order LIMIT ?
            """))
        {
            for (var has = read.Run(after, (long)RowsPerPage); has; has = read.Step())
                cells.Add((read.Number(0), read.Text(1)!));
        }

        using var put = _database.Prepare(
            $"INSERT OR IGNORE INTO {NamedFiles} (name, paths, custom_id, problem) VALUES (?, ?, ?, ?)");
        using var update = _database.Prepare(
            $"UPDATE {SqlNames.Table(table)} SET {SqlNames.Column(column)} = ? WHERE _order = ?");
        foreach (var (order, cell) in cells)
        {
            var changed = AssetCells.Replace(column, cell, address =>
            {
                var own = AssetAddress.WithoutServer(address, server) ?? address;
                Name(put, own);
                return own;
            });
            if (changed != cell)
                update.Run(changed, order);
        }

        return cells.Count < RowsPerPage ? null : cells[^1].Order;
    }

    private void Name(PreparedStatement put, string address)
    {
        var paths = AssetAddress.Paths(address, _record.Identity.Uuid);
        if (paths.Count > 0)
            put.Run(paths[0], JsonSerializer.Serialize(paths, JsonText.Options), null, null);
        else if (AssetAddress.CustomId(address) is { } id)
            put.Run(address, "[]", id.ToString(), null);
        else if (AssetAddress.IsOfBase(address))
            put.Run(address, "[]", null, "it belongs to another base");
    }
}
