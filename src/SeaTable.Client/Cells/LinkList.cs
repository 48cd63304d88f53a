using System.Collections;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The rows that a link column of a row points to.</summary>
/// <typeparam name="TRow">The row class of the linked table.</typeparam>
/// <remarks>
/// It holds the id of each linked row and what the column shows of it, not the row itself. The server gives at most
/// <see cref="MaxLength"/> links of a cell.
/// </remarks>
public sealed class LinkList<TRow> : IReadOnlyList<LinkedRow>
    where TRow : SeaTableRow
{
    /// <summary>The most links that the server gives of one cell.</summary>
    public const int MaxLength = ServerLimits.LinksPerCell;

    private readonly LinkedRow[] _links;

    internal static readonly LinkList<TRow> Empty = new([]);

    internal LinkList(LinkedRow[] links) => _links = links;

    /// <inheritdoc/>
    public int Count => _links.Length;

    /// <summary>Whether the server may have cut the list off, for it has as many links as the server gives at most.</summary>
    public bool IsTruncated => _links.Length >= MaxLength;

    /// <inheritdoc/>
    public LinkedRow this[int index] => _links[index];

    /// <inheritdoc/>
    public IEnumerator<LinkedRow> GetEnumerator() => ((IEnumerable<LinkedRow>)_links).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _links.GetEnumerator();

    /// <summary>What the column shows: the linked rows' display values, separated by commas.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", _links);
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
