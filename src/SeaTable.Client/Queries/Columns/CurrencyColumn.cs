using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of amounts of money.</summary>
public sealed class CurrencyColumn : NumberExpression<decimal>, ISqlValue<decimal?>, ISqlGroupKey<decimal?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public CurrencyColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The amount; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(decimal? value) => new(Source, (ref CellWriter writer) => writer.WriteDecimal(value));

    internal override decimal? ReadNumber(ref CellReader reader) => reader.ReadDecimal();

    decimal? ISqlValue<decimal?>.Read(ref CellReader reader) => reader.ReadDecimal();

    decimal? ISqlGroupKey<decimal?>.ReadKey(ref CellReader reader) => ReadNumber(ref reader);
}
