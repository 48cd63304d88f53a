using System.Globalization;

namespace SeaTable;

/// <summary>Checks the rows that a caller hands over, before anything is sent.</summary>
internal static class RowList
{
    internal static List<TRow> ToAdd<TRow>(IEnumerable<TRow> rows)
        where TRow : SeaTableRow
    {
        var list = NotNull(rows);
        var seen = new HashSet<SeaTableRow>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].RowId.Length > 0)
            {
                throw Wrong(i, list.Count, $"is stored already, with the id {list[i].RowId}. To change it, update it; to copy " +
                    "it, add a new row with its values.");
            }

            if (!seen.Add(list[i]))
                throw Wrong(i, list.Count, "stands in the range twice. Each row that shall be added is an object of its own.");
        }

        return list;
    }

    internal static List<SeaTableRow> ToUpdate(IEnumerable<SeaTableRow> rows)
    {
        var list = NotNull(rows);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].RowId.Length == 0)
                throw Wrong(i, list.Count, "is not stored yet: it has no RowId. Add it first.");

            CheckId(i, list.Count, list[i].RowId);
        }

        return list;
    }

    internal static List<TRow> ToUpsert<TRow>(IEnumerable<TRow> rows)
        where TRow : SeaTableRow
    {
        var list = NotNull(rows);
        var seen = new HashSet<SeaTableRow>(ReferenceEqualityComparer.Instance);
        var twice = list.FindIndex(row => !seen.Add(row));
        return twice < 0 ? list : throw Wrong(twice, list.Count, "stands in the range twice.");
    }

    internal static List<string> ToDelete(IEnumerable<string> rowIds)
    {
        ArgumentNullException.ThrowIfNull(rowIds);
        var list = rowIds.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            if (string.IsNullOrEmpty(list[i]))
                throw Wrong(i, list.Count, "has no RowId: it was never stored.");

            CheckId(i, list.Count, list[i]);
        }

        return list;
    }

    private static void CheckId(int index, int count, string rowId)
    {
        if (RowIds.Problem(rowId) is { } problem)
            throw Wrong(index, count, "can't be the one that is meant: " + problem);
    }

    private static List<TRow> NotNull<TRow>(IEnumerable<TRow> rows)
        where TRow : SeaTableRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        var list = rows.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                throw Wrong(i, list.Count, "is null.");
        }

        return list;
    }

    private static SeaTableRowException Wrong(int index, int count, string what) => new(
        (count == 1 ? "The row " : string.Create(CultureInfo.InvariantCulture, $"Row {index + 1} of {count} ")) +
        what + " Nothing was sent.");
}
