using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>What can be done to columns, except for changing their type: <see cref="ColumnRetyping"/>.</summary>
internal static class ColumnOperations
{
    /// <summary>Adds a column behind the anchor, or at the end.</summary>
    public static Column Insert(
        EmulatedBase target, Table table, string name, string typeName, JsonObject? data, Column? anchor = null)
    {
        if (typeName == ColumnTypeNames.Link)
            return LinkColumns.Insert(target, table, name, data, anchor);

        if (typeName == ColumnTypeNames.LinkFormula)
            data = LinkFormulaData.Create(target, table, data);
        var column = NewColumn.Create(name, typeName, data, table.Columns, target.Ids);
        Place(target, table, column, anchor);
        if (column.Type is FormulaType)
            FormulaData.Complete(target, table, column);
        if (column.Type is AutoNumberType)
            NumberRows(target, table, column);
        target.Changed(schema: true, SchemaRecords.ColumnInserted(table, column));
        return column;
    }

    /// <summary>Puts a new column into its place, in the schema and in the database.</summary>
    public static void Place(EmulatedBase target, Table table, Column column, Column? anchor = null)
    {
        if (table.Columns.Count >= ServerLimits.Columns)
            throw KnownErrors.TooManyColumns();
        target.Tables.AddColumn(table, column);
        table.Columns.Insert(anchor is null ? table.Columns.Count : table.Columns.IndexOf(anchor) + 1, column);
        table.ColumnsChanged();
    }

    public static void Rename(EmulatedBase target, Table table, Column column, string newName)
    {
        AssumedErrors.RequireName(newName);
        if (table.Columns.Exists(other => other != column && other.Name == newName))
            throw KnownErrors.ColumnNameTaken();
        var oldName = column.Name;
        FormulaData.Rename(target, () =>
        {
            column.Rename(newName);
            table.ColumnsChanged();
        });
        target.Changed(schema: true, SchemaRecords.ColumnRenamed(table, column, oldName));
    }

    /// <summary>Puts a column to the right of another one.</summary>
    public static void Move(EmulatedBase target, Table table, Column column, Column left)
    {
        // The first column names the row, and stays where it is.
        if (column == table.Columns[0])
            throw AssumedErrors.FirstColumnStays();
        if (column == left)
            return;
        table.Columns.Remove(column);
        table.Columns.Insert(table.Columns.IndexOf(left) + 1, column);
        table.ColumnsChanged();
        target.Changed(schema: true, SchemaRecords.ColumnMoved(table, column, left));
    }

    public static void Resize(EmulatedBase target, Table table, Column column, JsonNode width)
    {
        var oldWidth = column.Json["width"]?.DeepClone();
        column.Json["width"] = width;
        target.Changed(schema: true, SchemaRecords.ColumnResized(table, column, oldWidth));
    }

    public static void Freeze(EmulatedBase target, Table table, Column column, JsonNode frozen)
    {
        column.Json["frozen"] = frozen;
        target.Changed(schema: true, SchemaRecords.ColumnFrozen(table, column));
    }

    /// <summary>Deletes a column with its cells; a link goes from both of its tables.</summary>
    public static void Delete(EmulatedBase target, Table table, Column column)
    {
        if (column == table.Columns[0])
            throw AssumedErrors.FirstColumnStays();
        if (column.Type is LinkType)
            LinkColumns.RemoveOtherEnd(target, table, column);
        var deleted = SchemaRecords.ColumnDeleted(table, column);
        Remove(target, table, column);
        target.Changed(schema: true, deleted);
    }

    /// <summary>Takes a column out of the schema, the views and the database.</summary>
    public static void Remove(EmulatedBase target, Table table, Column column)
    {
        target.Tables.DropColumn(table, column);
        table.Columns.Remove(column);
        table.ColumnsChanged();
        foreach (var view in table.Views)
            view.RemoveColumn(column);
    }

    private static void NumberRows(EmulatedBase target, Table table, Column column)
    {
        AutoNumberType.Begin(column);
        var today = target.CreateWriteContext("").LocalNow;
        foreach (var row in target.Rows.All(table))
            target.RowWriter.SetCell(table, row.Id, column, AutoNumberType.Next(column, today));
    }
}
