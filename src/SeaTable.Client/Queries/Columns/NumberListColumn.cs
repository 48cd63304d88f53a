using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The numbers that a link formula finds in linked rows.</summary>
public sealed class NumberListColumn : FilterExpression, ISqlSortable, ISqlValue<IReadOnlyList<double>>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public NumberListColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
        Only = new OnlyNumber(Source);
    }

    /// <summary>The number of a list that has exactly one, which is what SeaTable compares and sums up.</summary>
    public OnlyNumber Only { get; }

    IReadOnlyList<double> ISqlValue<IReadOnlyList<double>>.Read(ref CellReader reader) => reader.ReadNumbers();
}
