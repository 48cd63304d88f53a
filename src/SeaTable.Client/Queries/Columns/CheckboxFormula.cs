using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A formula that gives true or false. One that came to an error counts as false in a condition.</summary>
public sealed class CheckboxFormula : CheckboxExpression, ISqlValue<FormulaResult<bool>>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public CheckboxFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<bool> ISqlValue<FormulaResult<bool>>.Read(ref CellReader reader) => reader.ReadCheckboxResult();
}
