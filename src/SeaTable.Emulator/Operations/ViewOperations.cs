using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>What can be done to views.</summary>
internal static class ViewOperations
{
    public static View Add(EmulatedBase target, Table table, string name, string type, bool locked)
    {
        if (type is not ("table" or "archive"))
            throw AssumedErrors.ParameterInvalid("type");
        RequireFree(table, name);
        var view = View.Default();
        view.Json["_id"] = target.Ids.NewKey(id => table.Views.Exists(other => other.Id == id));
        view.Json["name"] = name;
        view.Json["type"] = type;
        view.Json["is_locked"] = locked;
        table.Views.Add(view);
        target.Changed(schema: true, SchemaRecords.ViewInserted(table, view));
        return view;
    }

    /// <summary>Sets the members named. A list with one empty object is how a client says that a list is to be empty.</summary>
    public static void Change(
        EmulatedBase target, Table table, View view, IReadOnlyList<KeyValuePair<string, JsonNode?>> members)
    {
        foreach (var (member, value) in members)
        {
            if (member == "name" && value?.ToString() is { } name && name != view.Name)
                RequireFree(table, name);
            view.Json[member] = value is JsonArray { Count: 1 } list && list[0] is JsonObject { Count: 0 }
                ? new JsonArray()
                : value?.DeepClone();
        }

        foreach (var record in SchemaRecords.ViewModified(table, view, [.. members.Select(member => member.Key)]))
            target.Changed(schema: true, record);
    }

    public static void Delete(EmulatedBase target, Table table, View view)
    {
        if (table.Views.Count == 1)
            throw AssumedErrors.LastViewStays();
        table.Views.Remove(view);
        target.Changed(schema: true, SchemaRecords.ViewDeleted(table, view));
    }

    private static void RequireFree(Table table, string name)
    {
        AssumedErrors.RequireName(name);
        if (table.Views.Exists(view => view.Name == name))
            throw KnownErrors.ViewExists();
    }
}
