using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>Makes and removes link columns: one in each table, or one alone in a table linked to itself.</summary>
internal static class LinkColumns
{
    public static Column Insert(EmulatedBase target, Table table, string name, JsonObject? data, Column? anchor)
    {
        var other = target.Schema.TableWithName(data?["other_table"]?.ToString() ?? "") ?? throw AssumedErrors.TableNotFound();
        var linkIds = target.Schema.Tables
            .SelectMany(any => any.Columns)
            .Select(column => column.DataText("link_id"))
            .ToHashSet();
        var linkId = target.Ids.NewKey(linkIds.Contains);

        // Both columns name the tables in the same order.
        JsonObject DataOf(Table shown)
        {
            var made = new JsonObject
            {
                ["display_column_key"] = shown.Columns[0].Key,
                ["table_id"] = table.Id,
                ["other_table_id"] = other.Id,
                ["is_internal_link"] = true,
                ["is_multiple"] = true,
                ["is_row_from_view"] = false,
                ["other_view_id"] = "",
                ["link_id"] = linkId,
                ["result_type"] = ResultTypes.List,
            };
            ArrayType.Describe(made, target, shown, shown.Columns[0]);
            return made;
        }

        var column = NewColumn.Create(name, ColumnTypeNames.Link, DataOf(other), table.Columns, target.Ids);
        ColumnOperations.Place(target, table, column, anchor);
        (Table, Column)? linked = null;
        if (other != table)
        {
            var otherEnd = NewColumn.Create(
                FreeName(table.Name, other), ColumnTypeNames.Link, DataOf(table), other.Columns, target.Ids);
            ColumnOperations.Place(target, other, otherEnd);
            linked = (other, otherEnd);
        }

        target.Changed(schema: true, SchemaRecords.ColumnInserted(table, column, linked));
        return column;
    }

    public static void RemoveOtherEnd(EmulatedBase target, Table table, Column column)
    {
        if (column.DataText("link_id") is not { } linkId)
            return;
        if (target.Schema.OtherTable(table, column) is { } other
            && other.Columns.Find(end => end != column && end.Type is LinkType && end.DataText("link_id") == linkId)
                is { } otherEnd)
        {
            ColumnOperations.Remove(target, other, otherEnd);
        }

        target.Links.RemoveLink(linkId);
    }

    private static string FreeName(string wanted, Table table)
    {
        var name = wanted;
        for (var number = 1; table.ColumnWithName(name) is not null; number++)
            name = FormattableString.Invariant($"{wanted} {number}");
        return name;
    }
}
