using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Reads the rows that links lead to: each once, 10,000 in a statement.</summary>
/// <remarks>
/// SQL may not know a row that was added a moment ago, and a row may be deleted right before it is read. So where rows are
/// missing, the links that led to them are read anew, and rows that are still linked then are read by their ids.
/// </remarks>
/// <param name="session">The client's session.</param>
/// <param name="link">The link column.</param>
/// <param name="other">The linked table.</param>
/// <param name="read">Reads the links of a cell.</param>
internal sealed class LinkedRowReader<TOther>(
    ClientSession session, LinkSchema link, LinkedTable<TOther> other, LinkListReader<TOther> read)
    where TOther : SeaTableRow
{
    private readonly RowReader<TOther> _rows = new(session, other.Schema, other.NewRow);
    private readonly LinkReader _links = new(session, link);

    /// <summary>Reads the rows that some rows link, with what is included of them.</summary>
    /// <param name="rowIds">The ids of the rows.</param>
    /// <param name="known">The links of each; null where they are not known, or not all of them.</param>
    /// <param name="includes">What to read of the linked rows besides.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>For each row its links with their rows.</returns>
    internal async Task<LinkList<TOther>[]> ReadAsync(
        IReadOnlyList<string> rowIds, IReadOnlyList<LinkedRow>?[] known, LinkIncludes includes,
        CancellationToken cancellationToken)
    {
        var links = await CompleteAsync(rowIds, known, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, TOther>(StringComparer.Ordinal);
        await FindAsync(links.SelectMany(list => list.Select(linked => linked.RowId)), found, cancellationToken)
            .ConfigureAwait(false);
        if (links.Any(IsMissing))
        {
            var asked = links.SelectMany(list => list.Select(linked => linked.RowId)).ToHashSet(StringComparer.Ordinal);
            links = await CompleteAsync(
                rowIds, Array.ConvertAll(links, list => IsMissing(list) ? null : list), cancellationToken).ConfigureAwait(false);
            await FindAsync(
                links.SelectMany(list => list.Select(linked => linked.RowId)).Where(id => !asked.Contains(id)), found,
                cancellationToken).ConfigureAwait(false);
            await GetAsync(links, found, cancellationToken).ConfigureAwait(false);
        }

        await includes.LoadAsync(session, [.. found.Values], cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(links, list => WithRows(list, found));

        bool IsMissing(IReadOnlyList<LinkedRow> list) => list.Any(linked => !found.ContainsKey(linked.RowId));
    }

    /// <summary>Reads the links that are not known.</summary>
    private async Task<IReadOnlyList<LinkedRow>[]> CompleteAsync(
        IReadOnlyList<string> rowIds, IReadOnlyList<LinkedRow>?[] known, CancellationToken cancellationToken)
    {
        var unknown = rowIds.Where((_, row) => known[row] is null).ToList();
        if (unknown.Count == 0)
            return known!;

        var loaded = await _links.LoadAsync(unknown, read, cancellationToken).ConfigureAwait(false);
        return [.. known.Select((list, row) => list ?? loaded[rowIds[row]])];
    }

    /// <summary>Finds rows by SQL. What a server that gives fewer rows than were asked for has left is asked for again.</summary>
    private async Task FindAsync(
        IEnumerable<string> rowIds, Dictionary<string, TOther> found, CancellationToken cancellationToken)
    {
        var limit = session.Paging.SqlRows;
        foreach (var part in rowIds.Distinct(StringComparer.Ordinal).Chunk(limit.Most))
        {
            for (var open = part; open.Length > 0;)
            {
                var rows = await _rows.FindAsync(open, 1, null, cancellationToken).ConfigureAwait(false);
                foreach (var row in rows)
                    found.TryAdd(row.Key, row.First());

                var isEnd = rows.Count == 0 || limit.IsEnd(rows.Count, open.Length);
                open = isEnd ? [] : Array.FindAll(open, id => !found.ContainsKey(id));
            }
        }
    }

    /// <summary>Reads the rows that are linked and that SQL does not know.</summary>
    private async Task GetAsync(
        IReadOnlyList<LinkedRow>[] links, Dictionary<string, TOther> found, CancellationToken cancellationToken)
    {
        var missing = links.SelectMany(list => list.Select(linked => linked.RowId)).Where(id => !found.ContainsKey(id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var id in missing)
        {
            if (await _rows.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } row)
                found.Add(id, row);
        }
    }

    private static LinkList<TOther> WithRows(IReadOnlyList<LinkedRow> list, Dictionary<string, TOther> found)
    {
        LinkedRow[] links = [.. list.Where(linked => found.ContainsKey(linked.RowId))];
        return links.Length == 0 ? LinkList<TOther>.Empty
            : new LinkList<TOther>(links, Array.ConvertAll(links, linked => found[linked.RowId]));
    }
}
