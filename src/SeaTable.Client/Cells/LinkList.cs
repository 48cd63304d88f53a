using System.Collections;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>The rows that a link column of a row points to.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
/// <remarks>
/// It holds the id of each linked row and what the column shows of it. The rows themselves are in <see cref="Rows"/> when the
/// query included them. The server gives at most <see cref="MaxLength"/> links of a cell; an included list has all of them.
/// </remarks>
public sealed class LinkList<TRow> : IReadOnlyList<LinkedRow>
    where TRow : SeaTableRow
{
    /// <summary>The most links that the server gives of one cell.</summary>
    public const int MaxLength = ServerLimits.LinksPerCell;

    private readonly LinkedRow[] _links;

    // The rows; as long as they are not read, the column, which an error names.
    private readonly object? _rowsOrColumn;

    internal static readonly LinkList<TRow> Empty = new([], []);

    /// <param name="links">The links as a cell has them.</param>
    /// <param name="column">The column, if it is known.</param>
    internal LinkList(LinkedRow[] links, ColumnSchema? column) => (_links, _rowsOrColumn) = (links, column);

    /// <param name="links">All links of a cell.</param>
    /// <param name="rows">The row of each.</param>
    internal LinkList(LinkedRow[] links, TRow[] rows) => (_links, _rowsOrColumn) = (links, rows);

    /// <inheritdoc/>
    public int Count => _links.Length;

    /// <summary>Whether the server may have cut the list off, for it has as many links as the server gives at most.</summary>
    public bool IsTruncated => _links.Length >= MaxLength && _rowsOrColumn is not TRow[];

    /// <summary>Gets the linked rows, one for each link and in the same order; none of a list without links.</summary>
    /// <exception cref="SeaTableQueryException">The rows were not read, because the query did not include them.</exception>
    /// <remarks>
    /// Rows are read by <c>Include</c> of a query, such as <c>crm.Contacts.Include(c =&gt; c.Company)</c>. A row that is linked
    /// from several rows of one page is the same object in all of their lists. A link whose row was deleted while the page was
    /// read is not in the list any more.
    /// </remarks>
    public IReadOnlyList<TRow> Rows =>
        _rowsOrColumn as TRow[] ?? (_links.Length == 0 ? [] : throw NotRead(_rowsOrColumn as ColumnSchema));

    /// <inheritdoc/>
    public LinkedRow this[int index] => _links[index];

    /// <inheritdoc/>
    public IEnumerator<LinkedRow> GetEnumerator() => ((IEnumerable<LinkedRow>)_links).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _links.GetEnumerator();

    /// <summary>What the column shows: the linked rows' display values, separated by commas.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", _links);

    private static SeaTableQueryException NotRead(ColumnSchema? column) => new(column is null
        ? "The rows that these links lead to were not read. Write Include with the link column in the query that reads the " +
        "row."
        : $"The rows that column '{column.Name}' links were not read. Write .Include(c => c.{column.Property}) in the query, " +
        $"or read them with LoadRowsAsync of Links.{column.Property}.");
}

/// <summary>A row of another table, as a link column shows it.</summary>
public readonly record struct LinkedRow
{
    private readonly string? _rowId;

    /// <summary>Initializes a new instance of the <see cref="LinkedRow"/> struct.</summary>
    /// <param name="rowId">The id of the linked row.</param>
    /// <param name="displayValue">The text that the column shows of it; <see langword="null"/> when it shows nothing.</param>
    public LinkedRow(string rowId, string? displayValue) => (RowId, DisplayValue) = (rowId, displayValue);

    /// <summary>Gets the id of the linked row.</summary>
    public string RowId
    {
        get => _rowId ?? "";
        init => _rowId = value is null ? throw new ArgumentNullException(nameof(value)) : value.Length == 0 ? null : value;
    }

    /// <summary>
    /// Gets what the column shows of the row: a text as it is, an option by its name, any other value in JSON;
    /// <see langword="null"/> when it shows nothing.
    /// </summary>
    public string? DisplayValue { get; init; }

    /// <summary>Returns what the column shows of the row.</summary>
    /// <returns>The text; empty when the column shows nothing.</returns>
    public override string ToString() => DisplayValue ?? "";
}
