using System.Globalization;

namespace SeaTable;

/// <summary>A page of a query's rows, and how many rows there are in all.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed class SeaTablePage<T>
{
    /// <summary>Initializes a new instance with the rows.</summary>
    /// <param name="items">The rows of the page.</param>
    /// <param name="total">How many rows the query has.</param>
    /// <param name="number">The number of the page, beginning with 1.</param>
    /// <param name="size">How many rows a page has.</param>
    public SeaTablePage(IReadOnlyList<T> items, long total, int number, int size)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (Items, Total, Number, Size) = (items, total, number, size);
    }

    /// <summary>Gets the rows of the page; none behind the last page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Gets how many rows the query has.</summary>
    public long Total { get; }

    /// <summary>Gets the number of the page, beginning with 1.</summary>
    public int Number { get; }

    /// <summary>Gets how many rows a page has.</summary>
    public int Size { get; }

    /// <summary>Gets how many pages there are.</summary>
    public long Count => (Total + Size - 1) / Size;

    /// <summary>Gets a value that indicates whether there is a page before this one.</summary>
    public bool HasPrevious => Number > 1 && Total > 0;

    /// <summary>Gets a value that indicates whether there is a page behind this one.</summary>
    public bool HasNext => Number < Count;

    /// <summary>Returns where the page stands, for logs and debuggers.</summary>
    /// <returns>The numbers in words.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"page {Number} of {Count}, {Items.Count} of {Total} rows");
}
