using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Facts;

namespace SeaTable.Emulator.Schema;

/// <summary>Creates columns the way the server makes them for its API.</summary>
internal static class NewColumn
{
    /// <summary>Creates a column with a key that the table has not given yet.</summary>
    public static Column Create(
        string name, string typeName, JsonObject? data, IReadOnlyCollection<Column> others, Ids ids)
    {
        AssumedErrors.RequireName(name);
        if (!ServerColumnTypes.Exists(typeName))
            throw AssumedErrors.ColumnTypeInvalid(typeName);
        if (others.Any(other => other.Name == name))
            throw KnownErrors.ColumnExists(name);

        var type = ServerColumnTypes.Get(typeName);
        bool IsTaken(string key) => others.Any(other => other.Key == key);
        var key = type.FixedKey ?? (others.Count == 0 ? "0000" : ids.NewKey(IsTaken));
        if (IsTaken(key))
            throw KnownErrors.ColumnExists(name);
        return new Column(Json(key, name, typeName, type.CompleteData(data, ids)), type);
    }

    /// <summary>Determines whether the first column of a table can be of the type.</summary>
    public static bool CanBeFirst(string typeName) => ColumnTypeFacts.Find(typeName) is { CanBeFirst: true };

    /// <summary>Creates the column that a table without any gets.</summary>
    public static Column Default() => Create("Name", ColumnTypeNames.Text, null, [], new Ids(Random.Shared));

    private static JsonObject Json(string key, string name, string type, JsonObject? data) => new()
    {
        ["key"] = key,
        ["name"] = name,
        ["type"] = type,
        ["width"] = 200,
        ["editable"] = true,
        ["resizable"] = true,
        ["draggable"] = true,
        ["data"] = data,
        ["description"] = null,
        ["permission_type"] = "",
        ["permitted_users"] = new JsonArray(),
        ["permitted_group"] = new JsonArray(),
        ["edit_metadata_permission_type"] = "",
        ["edit_metadata_permitted_users"] = new JsonArray(),
        ["edit_metadata_permitted_group"] = new JsonArray(),
        ["colorbys"] = new JsonObject(),
    };
}
