using System.Buffers;
using System.Globalization;

namespace SeaTable;

/// <summary>Checks the rows that a caller hands over, before anything is sent.</summary>
internal static class RowList
{
    private static readonly SearchValues<char> s_idCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

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

            CheckId(list[i]);
        }

        return list;
    }

    /// <summary>An id is part of an address, so nothing else may pass for one.</summary>
    internal static void CheckId(string rowId)
    {
        ArgumentNullException.ThrowIfNull(rowId);
        if (rowId.Length == 0)
            throw new SeaTableRowException("The row id is empty: the row was never stored. Nothing was sent.");

        if (rowId.AsSpan().ContainsAnyExcept(s_idCharacters))
        {
            throw new SeaTableRowException(
                $"'{rowId}' is no id of a row: those are made of letters, digits, '-' and '_'. Nothing was sent.");
        }
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
