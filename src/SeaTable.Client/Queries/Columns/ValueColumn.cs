using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column that can be selected and nothing else, because SQL can neither filter nor sort by it.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
public sealed class ValueColumn<T> : SqlExpression, ISqlValue<T>
{
    private readonly CellReading<T> _read;

    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    /// <param name="read">Reads a cell.</param>
    public ValueColumn(TableSchema table, int column, CellReading<T> read)
        : base(SqlSource.Of(table, column))
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    T ISqlValue<T>.Read(ref CellReader reader) => _read(ref reader);
}
