using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A list of which a query can tell whether it is empty, such as images or what a link formula finds.</summary>
/// <typeparam name="T">The C# type of one element.</typeparam>
public sealed class ListColumn<T> : FilterExpression, ISqlValue<IReadOnlyList<T>>
{
    private readonly CellReading<IReadOnlyList<T>> _read;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="read">Reads a cell.</param>
    public ListColumn(TableSchema table, int column, CellReading<IReadOnlyList<T>> read)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    IReadOnlyList<T> ISqlValue<IReadOnlyList<T>>.Read(ref CellReader reader) => _read(ref reader);
}
