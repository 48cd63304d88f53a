using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A formula that gives a number. One that came to an error counts as empty.</summary>
public sealed class NumberFormula : NumberExpression<double>, ISqlValue<FormulaResult<double>>, ISqlGroupKey<double?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public NumberFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal override double? ReadNumber(ref CellReader reader) => reader.ReadNumber();

    FormulaResult<double> ISqlValue<FormulaResult<double>>.Read(ref CellReader reader) => reader.ReadNumberResult();

    double? ISqlGroupKey<double?>.ReadKey(ref CellReader reader) => ReadNumber(ref reader);
}
