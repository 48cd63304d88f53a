using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Loading;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Base;

/// <summary>Keeps the metadata and the identity of the base beside its rows, so that a data file can be opened again.</summary>
internal sealed class BaseRecord(Database database)
{
    private const string SchemaEntry = "schema";
    private const string VersionEntry = "version";
    private const string IncompleteEntry = "incomplete";

    /// <summary>
    /// Looks at a file that a base is to be kept in, before it is opened to be written, which changes files of SQLite.
    /// </summary>
    /// <exception cref="SeaTableEmulatorException">It holds something else than a base.</exception>
    public static void ThrowIfSomethingElse(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path == ":memory:"
            || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new SeaTableEmulatorException(
                $"\"{path}\" names no file that keeps a base: SQLite means something else by it. Name a file. A base that "
                + "is kept in memory has no data file at all (null).");
        }

        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return;
        var isFree = Database.IsDatabase(path);
        if (isFree)
        {
            using var database = Database.OpenToCopy(path);
            isFree = new BaseRecord(database).Exists || database.Scalar("SELECT 1 FROM sqlite_master") is null;
        }

        if (!isFree)
        {
            throw new SeaTableEmulatorException(
                $"{path} holds something else than a base, and is left as it is. Give another file.");
        }
    }

    /// <summary>
    /// Gets or sets what to do about a file that is being filled, so that nobody takes it for a base; null when it is one.
    /// </summary>
    public string? Incomplete
    {
        get => Get(IncompleteEntry);
        set => Set(IncompleteEntry, value);
    }

    /// <summary>Gets a value indicating whether the database holds a base, or is made to hold one.</summary>
    public bool Exists => database.Scalar("SELECT 1 FROM sqlite_master WHERE name = '_base'") is not null;

    public void CreateTables() =>
        database.Execute("CREATE TABLE IF NOT EXISTS _base (name TEXT PRIMARY KEY, value TEXT NOT NULL)");

    public string? Get(string name) => (string?)database.Scalar("SELECT value FROM _base WHERE name = $name", ("$name", name));

    /// <summary>Keeps a value under a name; null takes away what was kept.</summary>
    public void Set(string name, string? value) => database.Execute(
        value is null
            ? "DELETE FROM _base WHERE name = $name"
            : "INSERT INTO _base (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("$name", name), ("$value", value));

    /// <summary>Gets the name and the UUID of the base.</summary>
    public (string Name, string Uuid) Identity => (Get("name") ?? "", Get("uuid") ?? "");

    public void SetIdentity(string name, string uuid)
    {
        Set("name", name);
        Set("uuid", uuid);
    }

    public EmulatedSchema? LoadSchema()
    {
        if (Get(SchemaEntry) is not { } text)
            return null;
        var source = new SourceText("the data file", Encoding.UTF8.GetBytes(text));
        using var document = source.Parse();
        var schema = EmulatedSchemaReader.Read(document.RootElement, source);
        if (Get(VersionEntry) is { } version && long.TryParse(version, out var number))
            schema.Version = number;
        return schema;
    }

    public void SaveSchema(EmulatedSchema schema)
    {
        var json = schema.ToJson();
        json["collaborators"] = (JsonArray)schema.Collaborators.DeepClone();
        Set(SchemaEntry, json.ToJsonString(JsonText.Options));
        SaveVersion(schema);
    }

    public void SaveVersion(EmulatedSchema schema) => Set(VersionEntry, FormattableString.Invariant($"{schema.Version}"));
}
