using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The number of linked rows.</summary>
public sealed class CountColumn : NumberExpression<int>, ISqlValue<int?>, ISqlGroupKey<int?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public CountColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal override int? ReadNumber(ref CellReader reader) => reader.ReadInteger();

    int? ISqlValue<int?>.Read(ref CellReader reader) => reader.ReadInteger();

    int? ISqlGroupKey<int?>.ReadKey(ref CellReader reader) => ReadNumber(ref reader);
}
