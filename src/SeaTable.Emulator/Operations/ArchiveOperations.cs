using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Views;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// Moves rows into the big data storage and back. Such rows stay in their table, with the same ids, cells and links, and no view
/// shows them but those of the type <c>archive</c>.
/// </summary>
internal static class ArchiveOperations
{
    /// <summary>Moves the rows that a view shows.</summary>
    public static void ArchiveView(EmulatedBase target, Table table, View view)
    {
        RequireStorage(target);
        using var context = target.CreateReadContext(convertKeys: false);
        var shows = ViewFilter.Of(view, target.Schema, table, context);
        var rows = target.Rows.All(table, withArchived: false);
        Move(target, table, rows.Where(row => shows?.Invoke(row) != false).Select(row => row.Id), archived: true);
    }

    public static void Archive(EmulatedBase target, Table table, IEnumerable<string> ids)
    {
        RequireStorage(target);
        Move(target, table, ids, archived: true);
    }

    /// <summary>Moves rows back, as they were; ids that are not there are no error.</summary>
    public static void Unarchive(EmulatedBase target, Table table, IEnumerable<string> ids)
    {
        RequireStorage(target);
        Move(target, table, ids, archived: false);
    }

    private static void Move(EmulatedBase target, Table table, IEnumerable<string> ids, bool archived)
    {
        foreach (var some in ids.Chunk(ServerLimits.RowsPerAppend))
        {
            using var finder = target.Rows.Finder(table);
            List<StoredRow> rows = [.. some.Select(finder.Find).OfType<StoredRow>()];
            target.RowWriter.SetArchived(table, some, archived);
            if (rows.Count > 0)
                target.Changed(schema: false, archived ? RowRecords.Archived(table, rows) : RowRecords.Unarchived(table, rows));
        }
    }

    private static void RequireStorage(EmulatedBase target)
    {
        if (!target.Schema.HasBigData)
            throw AssumedErrors.BigDataDisabled();
    }
}
