using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of numbers.</summary>
public sealed class NumberColumn : NumberExpression<double>, ISqlValue<double?>, ISqlGroupKey<double?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public NumberColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The number; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(double? value) => new(Source, (ref CellWriter writer) => writer.WriteNumber(value));

    internal override double? ReadNumber(ref CellReader reader) => reader.ReadNumber();

    double? ISqlValue<double?>.Read(ref CellReader reader) => reader.ReadNumber();

    double? ISqlGroupKey<double?>.ReadKey(ref CellReader reader) => ReadNumber(ref reader);
}
