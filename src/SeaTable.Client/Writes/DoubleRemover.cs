using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Deletes rows that have the key of another one and hold nothing which that does not hold. All columns that the base has are
/// compared, and the time of the last change stands in the condition of the statement that deletes, so that a row which somebody
/// fills after it was compared stays.
/// </summary>
internal sealed class DoubleRemover(ClientSession session, TableSchema schema)
{
    private const int RowsAtOnce = 100;

    private static readonly SqlSource s_id = new(SystemColumns.Id);

    private readonly StoredRows _stored = new(session, schema);

    /// <param name="doubles">For rows the ids of others that have their keys.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The ids of those that are gone.</returns>
    internal async Task<HashSet<string>> DeleteAsync(
        Dictionary<SeaTableRow, List<string>> doubles, CancellationToken cancellationToken)
    {
        List<string> ids = [.. doubles.SelectMany(pair => pair.Value.Prepend(pair.Key.RowId)).Distinct()];
        var whole = await _stored.ReadAsync(ids, null, cancellationToken).ConfigureAwait(false);
        var spare = new Dictionary<string, DateTimeOffset>();
        foreach (var (row, others) in doubles)
        {
            foreach (var id in others)
            {
                if (whole.Find(id) is { } other && HoldsNothingElse(other, whole.Find(row.RowId), whole)
                    && SqlTime.Read(other.Text(SystemFields.ModifiedAt)) is { } seen)
                {
                    spare[id] = seen;
                }
            }
        }

        var doing = $"deleting doubles of table '{schema.Name}'";
        foreach (var part in spare.Chunk(RowsAtOnce))
        {
            var unchanged = SqlCondition.AnyOf(part.Select(row => IsUnchanged(row.Key, row.Value)));
            await session.Sql.ChangeAsync(
                schema,
                writer => RowSelection.WriteWhere(writer.Sql("DELETE FROM ").Table(), unchanged, null),
                doing,
                cancellationToken).ConfigureAwait(false);
        }

        if (spare.Count == 0)
            return [];

        var left = await _stored.ReadAsync([.. spare.Keys], [], cancellationToken).ConfigureAwait(false);
        return [.. spare.Keys.Where(id => left.Find(id) is null)];
    }

    private static SqlCondition IsUnchanged(string id, DateTimeOffset seen) =>
        Comparison.Of(s_id, "=", writer => writer.Text(id))
        & RowSelection.WasLastChanged(seen);

    /// <summary>Whether each cell that a person filled is that of the row which is kept, whatever its type.</summary>
    private static bool HoldsNothingElse(JsonElement other, JsonElement? kept, StoredCells cells)
    {
        try
        {
            return kept is { } first && other.EnumerateObject().All(cell =>
                SystemColumns.Has(cell.Name)
                || ColumnTypes.IsSetByServer(cells.TypeOf(cell.Name))
                || HoldsNothing(cell.Value)
                || !IsCutOff(cell.Value)
                    && first.Member(cell.Name) is { } same && CellComparison.Plain(cell.Value) == CellComparison.Plain(same));
        }
        catch (InvalidOperationException)
        {
            return false; // A name with half a surrogate pair.
        }
    }

    private static bool HoldsNothing(JsonElement cell) =>
        CellComparison.IsEmpty(cell) || cell.ValueKind == JsonValueKind.False;

    /// <summary>Whether the server may have left out links of the cell.</summary>
    private static bool IsCutOff(JsonElement cell) =>
        cell.ValueKind == JsonValueKind.Array && cell.GetArrayLength() >= ServerLimits.LinksPerCell;
}
