using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations;

/// <summary>Links rows and unlinks them. Every row is checked before anything is done.</summary>
internal static class LinkOperations
{
    /// <summary>Gets the end of the link whose column the source table has.</summary>
    public static LinkEnd End(EmulatedBase target, Table table, Table other, string linkId) =>
        table.Columns.Where(column => column.DataText("link_id") == linkId)
            .Select(column => LinkEnd.Of(target.Schema, table, column))
            .OfType<LinkEnd>()
            .Where(end => end.Other == other)
            .OrderByDescending(end => end.IsFirst)
            .FirstOrDefault()
        ?? throw AssumedErrors.LinkNotFound();

    /// <summary>Adds links; one that exists already refuses the whole call.</summary>
    public static void Add(EmulatedBase target, LinkEnd end, IReadOnlyDictionary<string, List<string>> others)
    {
        RequireRows(target, end, others);
        var records = LinkRecords.Before(target, end, others.Keys);
        foreach (var (rowId, otherId) in Pairs(others))
        {
            if (!target.Links.Add(end, rowId, otherId))
                throw KnownErrors.LinkExists();
        }

        Record(target, records.Added());
    }

    /// <summary>Replaces all links of the rows named.</summary>
    public static void Replace(EmulatedBase target, LinkEnd end, IReadOnlyDictionary<string, List<string>> others)
    {
        RequireRows(target, end, others);
        var records = LinkRecords.Before(target, end, others.Keys);
        foreach (var rowId in others.Keys)
            target.Links.RemoveAll(end, rowId);
        foreach (var (rowId, otherId) in Pairs(others))
            target.Links.Add(end, rowId, otherId);
        Record(target, records.Changed());
    }

    /// <summary>Removes links, and counts those that were not there as well.</summary>
    public static int Remove(EmulatedBase target, LinkEnd end, IReadOnlyDictionary<string, List<string>> others)
    {
        RequireOwnRows(target, end, others.Keys);
        var records = LinkRecords.Before(target, end, others.Keys);
        var count = 0;
        foreach (var (rowId, otherId) in Pairs(others))
        {
            target.Links.Remove(end, rowId, otherId);
            count++;
        }

        Record(target, records.Removed());
        return count;
    }

    private static void Record(EmulatedBase target, OperationRecord? record)
    {
        if (record is not null)
            target.Changed(schema: false, record);
    }

    private static void RequireRows(EmulatedBase target, LinkEnd end, IReadOnlyDictionary<string, List<string>> others)
    {
        RequireOwnRows(target, end, others.Keys);
        if (!target.Rows.Exist(end.Other, others.Values.SelectMany(ids => ids).Distinct()))
            throw KnownErrors.LinkedRowNotFound();
    }

    private static void RequireOwnRows(EmulatedBase target, LinkEnd end, IEnumerable<string> rowIds)
    {
        if (!target.Rows.Exist(end.Own, rowIds))
            throw KnownErrors.LinkedRowNotFound();
    }

    private static IEnumerable<(string RowId, string OtherId)> Pairs(IReadOnlyDictionary<string, List<string>> others) =>
        others.SelectMany(row => row.Value.Distinct().Select(otherId => (row.Key, otherId)));
}
