using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of ratings.</summary>
public sealed class RatingColumn : NumberExpression<int>, ISqlValue<int?>, ISqlGroupKey<int?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public RatingColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The rating; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(int? value) => new(Source, (ref CellWriter writer) => writer.WriteInteger(value));

    internal override int? ReadNumber(ref CellReader reader) => reader.ReadInteger();

    int? ISqlValue<int?>.Read(ref CellReader reader) => reader.ReadInteger();

    int? ISqlGroupKey<int?>.ReadKey(ref CellReader reader) => ReadNumber(ref reader);
}
