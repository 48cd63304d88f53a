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

    public void CreateTables() =>
        database.Execute("CREATE TABLE IF NOT EXISTS _base (name TEXT PRIMARY KEY, value TEXT NOT NULL)");

    public string? Get(string name) => (string?)database.Scalar("SELECT value FROM _base WHERE name = $name", ("$name", name));

    public void Set(string name, string value) => database.Execute(
        "INSERT INTO _base (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("$name", name), ("$value", value));

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
