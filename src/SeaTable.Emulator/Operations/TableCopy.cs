using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// Copies a table with its views and, when wanted, its rows. Columns and views keep their keys, rows get new ids. A link has
/// two ends and can't have a third, so links and what is computed from them stay behind.
/// </summary>
internal static class TableCopy
{
    public static (Table Table, List<StoredRow> Rows) Create(EmulatedBase target, Table table, bool withRows, string userName)
    {
        var json = table.ToJson();
        json.Remove("columns");
        json.Remove("views");
        json["_id"] = target.Ids.NewKey(id => target.Schema.TableWithId(id) is not null);
        json["name"] = FreeName(target.Schema, table.Name + "(copy)");

        var left = table.Columns.Where(column => column.Type is LinkType or LinkFormulaType).ToList();
        var columns = table.Columns.Except(left).Select(column => new Column((JsonObject)column.Json.DeepClone(), column.Type));
        var copy = new Table(json, columns, table.Views.Select(view => new View((JsonObject)view.Json.DeepClone())));
        foreach (var view in copy.Views)
            left.ForEach(view.RemoveColumn);

        TableOperations.Add(target, copy);
        var rows = withRows ? target.Rows.All(table, withArchived: false).ConvertAll(row => Row(target, row, userName)) : [];
        target.RowWriter.Insert(copy, rows);
        foreach (var some in rows.Select(row => new AddedRow(row, [.. copy.Filled(row)])).Chunk(ServerLimits.RowsPerAppend))
            target.Changed(schema: false, RowRecords.Appended(copy, some));
        return (copy, rows);
    }

    // Both tables keep the same columns in the same order.
    private static StoredRow Row(EmulatedBase target, StoredRow row, string userName)
    {
        var now = Timestamps.Format(target.Clock.GetUtcNow());
        return new StoredRow(target.Ids.NewRowId(), row.Cells)
        {
            CreatedAt = now,
            ModifiedAt = now,
            Creator = userName,
            LastModifier = userName,
        };
    }

    private static string FreeName(EmulatedSchema schema, string wanted)
    {
        var name = wanted;
        for (var number = 1; schema.TableWithName(name) is not null; number++)
            name = FormattableString.Invariant($"{wanted} {number}");
        return name;
    }
}
