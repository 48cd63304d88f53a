using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>What can be done to tables.</summary>
internal static class TableOperations
{
    /// <summary>Makes a table of exactly the columns named, or of one text column when none is.</summary>
    public static Table Create(
        EmulatedBase target, string name, IReadOnlyList<(string Name, string Type, JsonObject? Data)> columns)
    {
        if (target.Schema.TableWithName(name) is not null)
            throw AssumedErrors.TableExists();
        AssumedErrors.RequireName(name);
        if (columns.Count > 0 && !NewColumn.CanBeFirst(columns[0].Type))
            throw AssumedErrors.ColumnTypeInvalid(columns[0].Type);

        var made = new List<Column>();
        foreach (var (columnName, type, data) in columns.Where(column => !NeedsTable(column.Type)))
            made.Add(NewColumn.Create(columnName, type, data, made, target.Ids));
        if (columns.Count > ServerLimits.Columns)
            throw KnownErrors.TooManyColumns();
        if (made.Count == 0)
            made.Add(NewColumn.Default());

        var json = new JsonObject
        {
            ["_id"] = target.Ids.NewKey(id => target.Schema.TableWithId(id) is not null),
            ["name"] = name,
            ["is_header_locked"] = false,
            ["summary_configs"] = new JsonObject(),
            ["header_settings"] = new JsonObject(),
        };
        var table = new Table(json, made, [View.Default()]);
        Add(target, table);
        foreach (var (columnName, type, data) in columns.OrderBy(column => column.Type.Length))
        {
            if (NeedsTable(type))
                ColumnOperations.Insert(target, table, columnName, type, data, Before(table, columns, columnName));
        }

        return table;
    }

    /// <summary>Adds a table that is made already, with the columns and views that it has.</summary>
    public static void Add(EmulatedBase target, Table table)
    {
        if (target.Schema.Tables.Count >= ServerLimits.Tables)
            throw AssumedErrors.TooManyTables();
        target.Tables.Create(table);
        target.Schema.Tables.Add(table);
        target.Changed(schema: true, SchemaRecords.TableInserted(table));
    }

    // Links need the table, and link formulas (whose name is longer) need the links.
    private static bool NeedsTable(string type) => type is ColumnTypeNames.Link or ColumnTypeNames.LinkFormula;

    // The column behind which one has its place, of those that are there already.
    private static Column? Before(
        Table table, IReadOnlyList<(string Name, string Type, JsonObject? Data)> columns, string name) =>
        columns.TakeWhile(column => column.Name != name).Select(column => table.ColumnWithName(column.Name))
            .LastOrDefault(column => column is not null);

    public static void Rename(EmulatedBase target, Table table, string newName)
    {
        AssumedErrors.RequireName(newName);
        if (target.Schema.Tables.Exists(other => other != table && other.Name == newName))
            throw AssumedErrors.TableExists();
        FormulaData.Rename(target, () => table.Name = newName);
        target.Changed(schema: true, SchemaRecords.TableRenamed(table));
    }

    /// <summary>Lets nobody change the names of columns any more, or everybody again.</summary>
    public static void LockHeader(EmulatedBase target, Table table, bool locked)
    {
        table.IsHeaderLocked = locked;
        target.Changed(schema: true, SchemaRecords.HeaderLocked(table));
    }

    /// <summary>Deletes a table with its rows, and the columns of other tables that link to it.</summary>
    public static void Delete(EmulatedBase target, Table table)
    {
        if (target.Schema.Tables.Count == 1)
            throw AssumedErrors.LastTableStays();
        var rows = target.Rows.Page(table, 0, ServerLimits.RowsOfDeletedTable + 1);
        var deleted = SchemaRecords.TableDeleted(table, rows.Count > ServerLimits.RowsOfDeletedTable ? null : rows);
        foreach (var link in table.Columns.Where(column => column.Type is LinkType).ToList())
            LinkColumns.RemoveOtherEnd(target, table, link);
        target.Tables.Drop(table);
        target.Schema.Tables.Remove(table);
        target.Changed(schema: true, deleted);
    }
}
