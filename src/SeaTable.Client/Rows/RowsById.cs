using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Reads many rows by their ids. A row that is not in an answer may have been cut off by the server's limit of rows, so it is
/// asked for until an answer has none of those that are left.
/// </summary>
internal sealed class RowsById<TRow>(TableSchema schema, RowReader<TRow> reader) : IKnownTable
    where TRow : SeaTableRow
{
    /// <summary>So many rows are asked for one by one.</summary>
    private const int MostAlone = 50;

    public TableSchema Schema => schema;

    public async Task<IReadOnlyDictionary<string, SeaTableRow>> FindAsync(
        IReadOnlyCollection<string> rowIds, Predicate<string> isTakenForGone, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, SeaTableRow>(StringComparer.Ordinal);
        foreach (var ids in rowIds.Chunk(KnownTables.RowsPerCall))
        {
            var missing = ids;
            int before;
            do
            {
                before = missing.Length;
                foreach (var row in await ReadAsync(missing, cancellationToken).ConfigureAwait(false))
                    found[row.RowId] = row;

                missing = [.. missing.Where(id => !found.ContainsKey(id))];
            }
            while (missing.Length < before && !Array.TrueForAll(missing, isTakenForGone));

            // SQL may not have a row yet that was added a moment ago.
            foreach (var id in missing.Where(id => !isTakenForGone(id)).Take(MostAlone))
            {
                if (await reader.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } row)
                    found[id] = row;
            }
        }

        return found;
    }

    private async Task<IEnumerable<TRow>> ReadAsync(string[] ids, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await reader.FindAsync(ids, 1, static () => { }, cancellationToken).ConfigureAwait(false);
            return rows.SelectMany(static same => same);
        }
        catch (SeaTableSchemaException)
        {
            // SQL can't read a table in which a column hides a field that every row has; one by one they can be read all the
            // same.
            var rows = new List<TRow>();
            foreach (var id in ids)
            {
                if (await reader.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } row)
                    rows.Add(row);
            }

            return rows;
        }
    }
}
