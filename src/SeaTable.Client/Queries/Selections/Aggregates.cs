using System.Numerics;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Makes the aggregates that SQL has. They pass over empty cells.</summary>
internal static class Aggregates
{
    internal static readonly SqlAggregate<long> Count = new(
        "COUNT", null, static (ref CellReader reader) => reader.ReadId() ?? 0);

    internal static SqlAggregate<T?> Sum<T>(NumberExpression<T> column)
        where T : struct, INumber<T> => new("SUM", column, column.ReadOrdered);

    internal static SqlAggregate<TimeSpan?> Sum(DurationColumn column) =>
        new("SUM", column, static (ref CellReader reader) => reader.ReadDuration());

    internal static SqlAggregate<double?> Average<T>(NumberExpression<T> column)
        where T : struct, INumber<T> => new("AVG", column, static (ref CellReader reader) => reader.ReadNumber());

    internal static SqlAggregate<decimal?> AverageAmount(NumberExpression<decimal> column) =>
        new("AVG", column, static (ref CellReader reader) => reader.ReadDecimal());

    internal static SqlAggregate<TimeSpan?> Average(DurationColumn column) =>
        new("AVG", column, static (ref CellReader reader) => reader.ReadDuration());

    internal static SqlAggregate<T> Min<T>(ISqlOrdered<T> column) => new("MIN", column, column.ReadExtreme);

    internal static SqlAggregate<T> Max<T>(ISqlOrdered<T> column) => new("MAX", column, column.ReadExtreme);
}
