using System.Text.Json;

namespace SeaTable;

/// <summary>
/// The few rows that prove a batch of new ones. The server looks up the names of a call once for all its rows: of columns, so
/// that one row with a value tells where those of all rows went, and of options, one row for each set of them: options of one row
/// may have had each other's.
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
            var hasNewOptions = row.ColumnOf(column).Type is ColumnType.SingleSelect or ColumnType.MultipleSelect
                && options.Add(string.Join('\n', CellComparison.List(row.ValueOf(column)).Order(StringComparer.Ordinal)));
            var finds = !isFound && IsTelling(column, row.Columns, row.Table, row.Values, isWhole: true);
            isFound |= finds;
            if (hasNewOptions || finds)
                proving.Add(row);
        }

        return isFound || !hasValue;
    }

    /// <summary>
    /// Whether the value of a column tells, when it is found there, that the column had its name. A box without a tick holds what
    /// no value leaves. Of two columns whose values are one, each may have had the other's name.
    /// </summary>
    /// <param name="number">The column.</param>
    /// <param name="columns">The columns of the row.</param>
    /// <param name="table">The table as it was when the row was sent.</param>
    /// <param name="row">Its values.</param>
    /// <param name="isWhole">Whether all of them are found in their columns. If not, one is elsewhere, and may have become this
    /// one there.</param>
    internal static bool IsTelling(int number, ColumnSet columns, TableBinding table, JsonElement row, bool isWhole)
    {
        var column = table.Column(number).Current;
        return row.Member(column.Name) is { } value && value.ValueKind != JsonValueKind.False
            && !columns.Any(other => other != number && table.Column(other).Current is var its
                && row.Member(its.Name) is { } held && ConvertedValue.MayBe(column, null, held, value)
                && (!isWhole || ConvertedValue.MayBe(its, null, value, held)));
    }
}
