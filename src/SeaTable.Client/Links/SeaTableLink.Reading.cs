using System.Globalization;

namespace SeaTable;

/// <summary>Reads links, and the rows that they lead to.</summary>
public partial class SeaTableLink<TRow, TOther>
{
    /// <summary>Reads all links of a row, also those that the server cuts off when it gives the row; 100 in a call.</summary>
    /// <param name="row">The row of this table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The links, oldest first.</returns>
    /// <exception cref="SeaTableRowException">The row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<IReadOnlyList<LinkedRow>> LoadAsync(TRow row, CancellationToken cancellationToken = default)
    {
        var id = IdOf(row);
        var links = await Calls.Reader.LoadAsync([id], _read, cancellationToken).ConfigureAwait(false);
        return links[id];
    }

    /// <summary>Reads all links of rows, also those that the server cuts off: 1,000 rows and 100 links of each in a
    /// call.</summary>
    /// <param name="rows">The rows of this table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The links of each row, oldest first, by the row's id; none of a row that is not there any more.</returns>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    public virtual async Task<IReadOnlyDictionary<string, IReadOnlyList<LinkedRow>>> LoadAsync(
        IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        var links = await Calls.Reader.LoadAsync(IdsOf(rows), _read, cancellationToken).ConfigureAwait(false);
        return links.ToDictionary(row => row.Key, row => (IReadOnlyList<LinkedRow>)row.Value);
    }

    /// <summary>Reads the rows that a row links, all of them.</summary>
    /// <param name="row">The row of this table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The linked rows, in the order of the links.</returns>
    /// <exception cref="SeaTableRowException">The row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>Two calls: one for 100 links, and one for 10,000 rows.</remarks>
    public virtual async Task<IReadOnlyList<TOther>> LoadRowsAsync(TRow row, CancellationToken cancellationToken = default) =>
        (await LoadRowsAsync([IdOf(row)], cancellationToken).ConfigureAwait(false))[0].Rows;

    /// <summary>Reads the rows that some rows link, all of them.</summary>
    /// <param name="rows">The rows of this table.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The linked rows of each row, in the order of its links, by the row's id; none of a row that is not there any
    /// more. A row that several rows link is the same object in their lists.</returns>
    /// <exception cref="SeaTableRowException">A row is not stored yet.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// One call for each 1,000 rows and 100 links of each, and one for each 10,000 different linked rows. The links are read
    /// anew; <c>Include</c> and <c>IncludeAsync</c> go by those that the rows were read with, which costs fewer calls.
    /// </remarks>
    public virtual async Task<IReadOnlyDictionary<string, IReadOnlyList<TOther>>> LoadRowsAsync(
        IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        var ids = IdsOf(rows);
        var links = await LoadRowsAsync(ids, cancellationToken).ConfigureAwait(false);
        return ids.Zip(links).ToDictionary(row => row.First, row => row.Second.Rows);
    }

    private Task<LinkList<TOther>[]> LoadRowsAsync(List<string> ids, CancellationToken cancellationToken) =>
        (_rows ?? throw Mocking.NotReplaced(this))().ReadAsync(
            ids, new IReadOnlyList<LinkedRow>?[ids.Count], LinkIncludes.None, cancellationToken);

    private static List<string> IdsOf(IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var all = rows.ToList();
        return [.. all.Select((row, i) => IdOf(
            row, string.Create(CultureInfo.InvariantCulture, $" of row {i + 1} of {all.Count}"))).Distinct()];
    }
}
