using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A formula that gives a text. One that came to an error counts as empty.</summary>
public sealed class TextFormula : TextExpression, ISqlValue<FormulaResult<string>>, ISqlGroupKey<string?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public TextFormula(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    FormulaResult<string> ISqlValue<FormulaResult<string>>.Read(ref CellReader reader) => reader.ReadTextResult();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}
