using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Operations;

/// <summary>Lets the option of one column decide which options another one offers. Cells stay as they are.</summary>
internal static class CascadeSettings
{
    public static void Set(EmulatedBase target, Column parent, Column child, IReadOnlyDictionary<string, List<string>> children)
    {
        if (parent.Type is not SingleSelectType || child.Type is not SingleSelectType || parent == child)
            throw AssumedErrors.ColumnTypeInvalid((parent.Type is SingleSelectType ? child : parent).Type.Name);
        var settings = new JsonObject();
        foreach (var (parentName, childNames) in children)
            settings[Id(parent, parentName)] = new JsonArray([.. childNames.Select(name => JsonValue.Create(Id(child, name)))]);

        var data = child.EnsureData();
        data["cascade_column_key"] = parent.Key;
        data["cascade_settings"] = settings;
        target.Changed(schema: true);
    }

    private static string Id(Column column, string name) => column.Options.IdOf(name) ?? throw AssumedErrors.OptionNotFound();
}
