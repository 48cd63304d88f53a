using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>What can be done to the options of a select column.</summary>
internal static class OptionOperations
{
    public static void Add(
        EmulatedBase target, Table table, Column column, IEnumerable<(string Name, string Color, string TextColor)> options)
    {
        RequireSelect(column);
        foreach (var (name, color, textColor) in options)
            column.Options.Add(name, target.Ids, color, textColor);
        target.Changed(schema: true, SchemaRecords.ColumnDataModified(table, column));
    }

    public static void Change(
        EmulatedBase target, Table table, Column column,
        IReadOnlyList<(string Id, string? Name, string? Color, string? TextColor)> options)
    {
        RequireSelect(column);
        if (options.Any(option => column.Options.NameOf(option.Id) is null))
            throw AssumedErrors.OptionNotFound();
        foreach (var (id, name, color, textColor) in options)
            column.Options.Change(id, name, color, textColor);
        target.Changed(schema: true, SchemaRecords.ColumnDataModified(table, column));
    }

    public static void Rename(EmulatedBase target, Table table, Column column, string name, string newName)
    {
        AssumedErrors.RequireName(newName);
        RequireSelect(column);
        var id = column.Options.IdOf(name) ?? throw AssumedErrors.OptionNotFound();
        Change(target, table, column, [(id, newName, null, null)]);
    }

    /// <summary>Deletes options, and takes them out of every cell.</summary>
    public static void Delete(EmulatedBase target, Table table, Column column, IEnumerable<string> names)
    {
        RequireSelect(column);
        var ids = names.Select(column.Options.IdOf).OfType<string>().ToHashSet();
        foreach (var row in target.Rows.All(table))
        {
            if (row.Cell(column) is not string stored)
                continue;
            var left = Without(ids, stored, column);
            if (left != stored)
                target.RowWriter.SetCell(table, row.Id, column, left);
        }

        foreach (var id in ids)
            column.Options.Remove(id);
        target.Changed(schema: true, SchemaRecords.ColumnDataModified(table, column));
    }

    /// <summary>Deletes the option of that name, which has to be there.</summary>
    public static void Delete(EmulatedBase target, Table table, Column column, string name)
    {
        RequireSelect(column);
        _ = Id(column, name);
        Delete(target, table, column, [name]);
    }

    /// <summary>Lets the option of one column decide which options another one offers. Cells stay as they are.</summary>
    public static void SetCascade(
        EmulatedBase target, Table table, Column parent, Column child,
        IReadOnlyDictionary<string, List<string>> children)
    {
        if (parent.Type is not SingleSelectType || child.Type is not SingleSelectType || parent == child)
            throw AssumedErrors.ColumnTypeInvalid((parent.Type is SingleSelectType ? child : parent).Type.Name);
        var settings = new JsonObject();
        foreach (var (parentName, childNames) in children)
            settings[Id(parent, parentName)] = new JsonArray([.. childNames.Select(name => JsonValue.Create(Id(child, name)))]);

        var data = child.EnsureData();
        data["cascade_column_key"] = parent.Key;
        data["cascade_settings"] = settings;
        target.Changed(schema: true, SchemaRecords.ColumnDataModified(table, child));
    }

    private static string Id(Column column, string name) => column.Options.IdOf(name) ?? throw AssumedErrors.OptionNotFound();

    private static string? Without(HashSet<string> ids, string stored, Column column)
    {
        if (column.Type is SingleSelectType)
            return ids.Contains(stored) ? null : stored;
        var list = CellJson.ReadList(stored);
        if (list.RemoveAll(ids.Contains) == 0)
            return stored;
        return list.Count == 0 ? null : CellJson.KeepList(list);
    }

    private static void RequireSelect(Column column)
    {
        if (column.Type is not (SingleSelectType or MultipleSelectType))
            throw AssumedErrors.ColumnTypeInvalid(column.Type.Name);
    }
}
