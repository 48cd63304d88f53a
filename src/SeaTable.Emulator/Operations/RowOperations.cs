using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>What can be done to rows.</summary>
internal static class RowOperations
{
    /// <summary>Adds the rows; one that names no writable column of the table is passed over.</summary>
    public static List<AddedRow> Append(
        EmulatedBase target, Table table, IEnumerable<JsonElement> rows, bool applyDefault, string userName,
        bool archived = false)
    {
        var context = target.CreateWriteContext(userName);
        var now = Timestamps.Format(context.Now);
        var autoNumbers = table.Columns.FindAll(column => column.Type is AutoNumberType);
        var added = new List<AddedRow>();
        foreach (var row in rows)
        {
            var written = Cells(table, row, context);
            if (written.Count == 0)
                continue;
            if (applyDefault)
                FillDefaults(table, written, context);
            foreach (var column in autoNumbers)
            {
                var number = AutoNumberType.Next(column, context.LocalNow);
                if (written.GetValueOrDefault(column) is null)
                    written[column] = number;
            }

            var cells = new object?[table.StoredColumns.Count];
            foreach (var (column, cell) in written)
                cells[column.CellIndex] = cell;
            var stored = new StoredRow(target.Ids.NewRowId(), cells)
            {
                CreatedAt = now,
                ModifiedAt = now,
                Creator = userName,
                LastModifier = userName,
                IsArchived = archived,
            };
            added.Add(new AddedRow(stored, [.. written.Keys]));
        }

        target.RowWriter.Insert(table, added.Select(row => row.Stored));
        foreach (var row in added)
        {
            var cells = row.Written.Select(column => KeyValuePair.Create(column, row.Stored.Cell(column)));
            UserNotices.Entered(target, table, row.Stored.Id, cells, before: null, userName);
        }

        if (added.Count > 0)
        {
            RecordOptions(target, table, context);
            target.Changed(schema: autoNumbers.Count > 0, RowRecords.Appended(table, added));
        }

        return added;
    }

    public static void Update(
        EmulatedBase target, Table table, IReadOnlyList<(string Id, JsonElement Row)> updates, string userName)
    {
        if (!target.Rows.Exist(table, updates.Select(update => update.Id)))
            throw AssumedErrors.UpdatedRowNotFound();

        var context = target.CreateWriteContext(userName);
        // A row that is named twice keeps what came last.
        var changed = new Dictionary<string, Dictionary<Column, object?>>(StringComparer.Ordinal);
        foreach (var (id, row) in updates)
        {
            var cells = changed.TryGetValue(id, out var before) ? before : changed[id] = [];
            foreach (var (column, cell) in Cells(table, row, context))
                cells[column] = cell;
        }

        RecordOptions(target, table, context);
        Change(target, table, changed.Select(row => new ChangedRow(row.Key, row.Value)), context);
    }

    /// <summary>Writes the same cells into many rows; without any column to write nothing is changed.</summary>
    public static void Set(
        EmulatedBase target,
        Table table,
        IReadOnlyCollection<string> ids,
        IEnumerable<(Column Column, JsonElement Value)> values,
        string userName)
    {
        var context = target.CreateWriteContext(userName);
        var cells = new Dictionary<Column, object?>();
        if (ids.Count > 0)
        {
            foreach (var (column, value) in values)
                cells[column] = column.Type.FromJson(value, column, context);
        }

        RecordOptions(target, table, context);
        foreach (var some in ids.Chunk(ServerLimits.RowsPerUpdate))
            Change(target, table, some.Select(id => new ChangedRow(id, cells)), context);
    }

    /// <summary>Deletes the rows; ids that are not there are no error.</summary>
    public static void Delete(EmulatedBase target, Table table, IReadOnlyList<string> ids)
    {
        foreach (var some in ids.Distinct().Chunk(ServerLimits.RowsPerDelete))
            DeleteTogether(target, table, some);
    }

    private static void DeleteTogether(EmulatedBase target, Table table, string[] ids)
    {
        var known = new List<StoredRow>();
        using (var finder = target.Rows.Finder(table))
        {
            var enough = ids.Length > ServerLimits.DeletedRowsTold ? 1 : ids.Length;
            known.AddRange(ids.Select(finder.Find).OfType<StoredRow>().Take(enough));
        }

        if (known.Count == 0)
            return;
        var above = target.Rows.Above(table, known.Select(row => row.Id));
        var deleted = target.RowWriter.Delete(table, ids);
        foreach (var link in table.Columns.Where(column => column.Type is LinkType))
        {
            if (LinkEnd.Of(target.Schema, table, link) is { } end)
                target.Links.RemoveRows(end, deleted);
        }

        target.Changed(schema: false, RowRecords.Deleted(table, [.. known.Zip(above)], deleted));
    }

    public static void SetLocks(EmulatedBase target, Table table, IReadOnlyList<string> ids, bool locked, string userName)
    {
        foreach (var id in ids)
            target.RowWriter.SetLock(table, id, locked, locked ? userName : null);
        target.Changed(
            schema: false, locked ? RowRecords.Locked(table, ids, userName) : RowRecords.Unlocked(table, ids));
    }

    /// <summary>Changes cells of rows that are there.</summary>
    public static void Change(EmulatedBase target, Table table, IEnumerable<ChangedRow> changed, WriteContext context)
    {
        using var finder = target.Rows.Finder(table);
        var rows = changed.Where(row => row.Cells.Count > 0).Select(row => (Old: finder.Find(row.Id)!, Changed: row)).ToList();
        if (rows.Count == 0)
            return;
        foreach (var (old, row) in rows)
            UserNotices.Entered(target, table, old.Id, row.Cells, old, context.UserName);
        target.RowWriter.Update(
            table, rows.Select(row => row.Changed), Timestamps.Format(context.Now), context.UserName);
        target.Changed(schema: false, RowRecords.Modified(table, rows));
    }

    // Who has the base open learns of new options before the cells that have them.
    private static void RecordOptions(EmulatedBase target, Table table, WriteContext context)
    {
        foreach (var column in context.ChangedColumns)
            target.Changed(schema: true, SchemaRecords.ColumnDataModified(table, column));
    }

    private static void FillDefaults(Table table, Dictionary<Column, object?> cells, WriteContext context)
    {
        foreach (var column in table.StoredColumns)
        {
            if (cells.ContainsKey(column) || !column.DataFlag("enable_fill_default_value"))
                continue;
            // A default of "today" has a kind but no value.
            var value = column.Data!["default_value"] ?? "";
            if (column.Type.Default(value, column, context) is { } cell)
                cells[column] = cell;
        }
    }

    // Only names count. What names no column, or one that the server computes, is dropped without a word.
    private static Dictionary<Column, object?> Cells(Table table, JsonElement row, WriteContext context)
    {
        var cells = new Dictionary<Column, object?>();
        foreach (var member in row.EnumerateObject())
        {
            if (table.ColumnWithName(member.Name) is { Type.IsWritable: true } column)
                cells[column] = column.Type.FromJson(member.Value, column, context);
        }

        return cells;
    }
}
