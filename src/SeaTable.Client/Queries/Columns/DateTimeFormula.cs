using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A formula that gives a date with a time. One that came to an error counts as empty.</summary>
public sealed class DateTimeFormula : DateTimeExpression, ISqlValue<FormulaResult<DateTimeOffset>>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public DateTimeFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<DateTimeOffset> ISqlValue<FormulaResult<DateTimeOffset>>.Read(ref CellReader reader) => reader.ReadDateTimeResult();
}
