using System.Security.Cryptography;
using System.Text;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Storage;
using SeaTable.Facts;

namespace SeaTable.Emulator.Assets;

/// <summary>A file of the base.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="File">The number of its bytes.</param>
/// <param name="ContentId">40 hexadecimal digits that are the same for the same bytes.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="ModifiedAt">When it was uploaded.</param>
/// <param name="CustomId">The id that it has among those in folders of one's own.</param>
internal sealed record Asset(AssetPath Path, long File, string ContentId, long Size, string ModifiedAt, Guid CustomId);

/// <summary>
/// The files of a base and the folders that they are in. Whoever uses it holds the lock of the base.
/// </summary>
internal sealed class AssetStore(Database database, Database? origin, string baseUuid)
{
    public AssetContents Contents { get; } = new(database, origin);

    public void CreateTables()
    {
        database.Execute("""
            CREATE TABLE IF NOT EXISTS _assets (
                folder TEXT NOT NULL, name TEXT NOT NULL, file INTEGER, modified_at TEXT NOT NULL, custom_id TEXT,
                PRIMARY KEY (folder, name)) WITHOUT ROWID
            """);
        Contents.CreateTables();
    }

    public Asset? Find(AssetPath path)
    {
        using var statement = database.Prepare("""
            SELECT file, content_id, size, modified_at, custom_id FROM _assets JOIN _asset_files USING (file)
            WHERE folder = ? AND name = ?
            """);
        return statement.Run(path.Folder, path.Name)
            ? new Asset(
                path, statement.Number(0), statement.Text(1)!, statement.Number(2), statement.Text(3)!,
                statement.Text(4) is { } id ? Guid.Parse(id) : CustomIdOf(path))
            : null;
    }

    /// <summary>Determines whether a folder is there; that of the base always is.</summary>
    public bool HasFolder(string folder)
    {
        if (folder.Length == 0)
            return true;
        var path = AssetPath.Parse(folder)!.Value;
        return Has(path.Folder, path.Name, out var isFile) && !isFile;
    }

    /// <summary>Lists the files and folders in a folder.</summary>
    public IReadOnlyList<(string Name, bool IsFile)> List(string folder)
    {
        using var statement = database.Prepare("SELECT name, file IS NOT NULL FROM _assets WHERE folder = ? ORDER BY name");
        var found = new List<(string, bool)>();
        for (var has = statement.Run(folder); has; has = statement.Step())
            found.Add((statement.Text(0)!, statement.Number(1) != 0));
        return found;
    }

    /// <summary>Creates a folder with those that it is in, as far as they are not there.</summary>
    /// <exception cref="ApiException">One of them is a file.</exception>
    public void CreateFolder(string folder, string now)
    {
        if (folder.Length == 0)
            return;
        var path = AssetPath.Parse(folder)!.Value;
        if (Has(path.Folder, path.Name, out var isFile))
        {
            if (isFile)
                throw FileServerErrors.Internal();
            return;
        }

        CreateFolder(path.Folder, now);
        Put(path, null, now, null);
    }

    /// <summary>Gives bytes a place, and another name if there is one of that name that is not to be replaced.</summary>
    /// <returns>The name.</returns>
    /// <exception cref="ApiException">There are too many of that name.</exception>
    public string Place(AssetPath path, long file, bool replaces, string now, Guid? customId = null)
    {
        CreateFolder(path.Folder, now);
        var name = path.Name;
        for (var number = 1; Has(path.Folder, name, out var isFile) && !(replaces && isFile && number == 1); number++)
        {
            if (number > ServerLimits.FilesOfOneName)
                throw FileServerErrors.TooManyOfOneName();
            name = Numbered(path.Name, number);
        }

        Put(path with { Name = name }, file, now, customId);
        return name;
    }

    /// <summary>Takes a file away; false when there is none.</summary>
    public bool Remove(AssetPath path) => database.Execute(
        "DELETE FROM _assets WHERE folder = $folder AND name = $name AND file IS NOT NULL",
        ("$folder", path.Folder), ("$name", path.Name)) > 0;

    private static string Numbered(string name, int number)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0
            ? FormattableString.Invariant($"{name} ({number})")
            : FormattableString.Invariant($"{name[..dot]} ({number}){name[dot..]}");
    }

    private bool Has(string folder, string name, out bool isFile)
    {
        using var statement = database.Prepare("SELECT file IS NOT NULL FROM _assets WHERE folder = ? AND name = ?");
        var has = statement.Run(folder, name);
        isFile = has && statement.Number(0) != 0;
        return has;
    }

    private void Put(AssetPath path, long? file, string now, Guid? customId)
    {
        using var statement = database.Prepare("""
            INSERT INTO _assets (folder, name, file, modified_at, custom_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (folder, name) DO UPDATE SET file = excluded.file, modified_at = excluded.modified_at
            """);
        statement.Run(path.Folder, path.Name, file, now, customId?.ToString());
    }

    /// <summary>The id stays with the path, whatever is uploaded there.</summary>
    private Guid CustomIdOf(AssetPath path) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{baseUuid} {path}")).AsSpan(0, 16));
}
