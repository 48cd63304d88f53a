using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Reads one page of the rows, and counts all of them: two calls at most.</summary>
    /// <param name="number">The number of the page, beginning with 1.</param>
    /// <param name="size">How many rows a page has, 10,000 at most.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The page. Behind the last one it has no rows.</returns>
    /// <exception cref="SeaTableQueryException">The query can't be sent.</exception>
    /// <exception cref="SeaTableException">The server can't be reached, or refused.</exception>
    /// <remarks>
    /// A page that is not full tells how many rows there are, so that they are not counted. Rows that are added or deleted
    /// between two pages move the others: sort by something that stays, such as <c>RowCreatedAt</c>, and new rows come last.
    /// </remarks>
    public virtual async Task<SeaTablePage<TRow>> ToPageAsync(
        int number, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, SqlCalls.PageSize);
        var before = (long)(number - 1) * size;
        var items = before > int.MaxValue ? []
            : await Skip((int)before).Take(size).ToListAsync(cancellationToken).ConfigureAwait(false);
        var isLast = items.Count < size && (items.Count > 0 || before == 0);
        var total = isLast ? before + items.Count : await CountAsync(cancellationToken).ConfigureAwait(false);
        return new SeaTablePage<TRow>(items, total, number, size);
    }
}
