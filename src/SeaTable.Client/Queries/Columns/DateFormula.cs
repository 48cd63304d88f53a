using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A formula that gives a date. One that came to an error counts as empty.</summary>
public sealed class DateFormula : DateExpression, ISqlValue<FormulaResult<DateOnly>>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public DateFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<DateOnly> ISqlValue<FormulaResult<DateOnly>>.Read(ref CellReader reader) => reader.ReadDateResult();
}
