using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A text that the server sets, such as an automatic number or the user who created a row.</summary>
public sealed class ComputedTextColumn : TextExpression, ISqlValue<string?>, ISqlGroupKey<string?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public ComputedTextColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal ComputedTextColumn(ColumnSchema systemField)
        : base(new SqlSource(systemField))
    {
    }

    string? ISqlValue<string?>.Read(ref CellReader reader) => reader.ReadText();

    string? ISqlGroupKey<string?>.ReadKey(ref CellReader reader) => reader.ReadText();
}
