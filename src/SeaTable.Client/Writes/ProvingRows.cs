using System.Text.Json;

namespace SeaTable;

/// <summary>
/// The few rows that prove a batch of new ones. The server looks up the names of a call once for all its rows: of columns, so
/// that one row with a value tells where those of all rows went, and of options, one row for each.
/// </summary>
internal static class ProvingRows
{
    /// <summary>Finds rows whose cells, if they hold what was sent, prove those of all rows.</summary>
    /// <param name="batch">A batch of new rows.</param>
    /// <returns>The rows; null when each row has to be looked at.</returns>
    internal static List<SentCells>? Of(SentBatch batch)
    {
        var rows = batch.Cells(verifies: true, []).ToList();
        var proving = new HashSet<SentCells>(ReferenceEqualityComparer.Instance);
        foreach (var column in batch.Unproven)
        {
            if (!TryFind(rows, column, proving))
                return null;
        }

        return [.. proving];
    }

    /// <summary>Adds the rows that prove a column.</summary>
    /// <returns>Whether there are such rows, if it has values.</returns>
    private static bool TryFind(List<SentCells> rows, int column, HashSet<SentCells> proving)
    {
        var (hasValue, isFound) = (false, false);
        var options = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Unproven.Contains(column)))
        {
            hasValue = true;
            var value = row.ValueOf(column);
            var hasNewOption = row.ColumnOf(column).Type is ColumnType.SingleSelect or ColumnType.MultipleSelect
                && !options.IsSupersetOf(CellComparison.List(value));
            if (hasNewOption)
                options.UnionWith(CellComparison.List(value));

            var finds = !isFound && IsUnlikeOthers(row.Values, value);
            isFound |= finds;
            if (hasNewOption || finds)
                proving.Add(row);
        }

        return isFound || !hasValue;
    }

    /// <summary>
    /// Whether no other cell of the row has the value: columns with one value may have had each other's names.
    /// </summary>
    internal static bool IsUnlikeOthers(JsonElement row, JsonElement value)
    {
        var text = CellComparison.Plain(value);
        return row.EnumerateObject().Count(cell => CellComparison.Plain(cell.Value) == text) == 1;
    }
}
