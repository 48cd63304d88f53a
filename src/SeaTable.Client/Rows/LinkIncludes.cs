using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>The link columns whose rows are read along. It never changes; every step makes a new one.</summary>
internal sealed class LinkIncludes
{
    internal static readonly LinkIncludes None = new([]);

    private readonly IReadOnlyList<LinkInclude> _all;

    private LinkIncludes(IReadOnlyList<LinkInclude> all) => _all = all;

    internal bool IsEmpty => _all.Count == 0;

    /// <summary>Includes one more column; one that is included already gets what is included of its rows in addition.</summary>
    internal LinkIncludes With(LinkInclude include)
    {
        var same = _all.FirstOrDefault(other => other.IsOfSameColumn(include));
        return new([.. _all.Where(other => other != same), same?.WithMore(include.Nested) ?? include]);
    }

    internal LinkIncludes With(LinkIncludes others) =>
        others._all.Aggregate(this, static (all, include) => all.With(include));

    /// <summary>Reads the linked rows of some rows, and gives these to them.</summary>
    internal async Task LoadAsync(
        ClientSession session, IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;

        foreach (var include in _all)
            await include.LoadAsync(session, rows, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>A link column whose rows are read along.</summary>
/// <param name="nested">What is read along of those.</param>
internal abstract class LinkInclude(LinkIncludes nested)
{
    internal LinkIncludes Nested => nested;

    /// <summary>What the column is.</summary>
    protected abstract SqlSource Column { get; }

    internal bool IsOfSameColumn(LinkInclude other) => other.Column == Column;

    internal abstract LinkInclude WithMore(LinkIncludes more);

    internal abstract Task LoadAsync(
        ClientSession session, IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken);
}

/// <summary>A link column whose rows are read along, with their class.</summary>
/// <param name="column">The column.</param>
/// <param name="nested">What is read along of its rows.</param>
internal sealed class LinkInclude<TOther, TOtherColumns>(LinkColumn<TOther, TOtherColumns> column, LinkIncludes nested)
    : LinkInclude(nested)
    where TOther : SeaTableRow
    where TOtherColumns : class
{
    protected override SqlSource Column => ((ISqlExpression)column).Source;

    internal override LinkInclude WithMore(LinkIncludes more) =>
        new LinkInclude<TOther, TOtherColumns>(column, Nested.With(more));

    internal override async Task LoadAsync(
        ClientSession session, IReadOnlyList<SeaTableRow> rows, CancellationToken cancellationToken)
    {
        var cells = new LinkCells<TOther>(column.Index);
        var reader = new LinkedRowReader<TOther>(session, column.Link, column.Other, column.Read.Invoke);
        var lists = await reader.ReadAsync(
            [.. rows.Select(row => row.RowId)],
            [.. rows.Select(row => cells.Find(row) is { IsTruncated: false } links ? links : null)],
            Nested,
            cancellationToken).ConfigureAwait(false);
        for (var row = 0; row < rows.Count; row++)
            cells.Set(rows[row], lists[row]);
    }
}

/// <summary>Reads pages of rows, and the linked rows that are included along with each.</summary>
/// <param name="pages">The pages.</param>
/// <param name="session">The client's session.</param>
/// <param name="includes">What is included.</param>
internal sealed class PagesWithLinked<TRow>(RowPages<TRow> pages, ClientSession session, LinkIncludes includes) : RowPages<TRow>
    where TRow : SeaTableRow
{
    /// <summary>The pages, with the linked rows if there are any to read.</summary>
    internal static RowPages<TRow> Of(RowPages<TRow> pages, ClientSession session, LinkIncludes includes) =>
        includes.IsEmpty ? pages : new PagesWithLinked<TRow>(pages, session, includes);

    internal override async Task<List<TRow>> NextAsync(CancellationToken cancellationToken)
    {
        var page = await pages.NextAsync(cancellationToken).ConfigureAwait(false);
        await includes.LoadAsync(session, page, cancellationToken).ConfigureAwait(false);
        HasEnded = pages.HasEnded;
        return page;
    }
}
