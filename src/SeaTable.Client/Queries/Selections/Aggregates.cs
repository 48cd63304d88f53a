using System.Numerics;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>Makes the aggregates that SQL has. They pass over empty cells.</summary>
internal static class Aggregates
{
    /// <summary>All rows.</summary>
    internal static readonly SqlAggregate<long> Count = new(
        static writer => writer.Sql("COUNT(*)"), null, static (ref CellReader reader) => reader.ReadId() ?? 0, CompareNumber);

    internal static SqlAggregate<long> CountOf(ISqlExpression column) => OfNumber<long>(
        Over("COUNT(", column), static (ref CellReader reader) => reader.ReadId() ?? 0, CompareNumber);

    internal static SqlAggregate<long> CountDistinct(ISqlExpression column) => OfNumber<long>(
        Over("COUNT(DISTINCT ", column), static (ref CellReader reader) => reader.ReadId() ?? 0, CompareNumber);

    internal static SqlAggregate<T?> Sum<T>(NumberExpression<T> column)
        where T : struct, INumber<T> => Of("SUM(", column, column.ReadOrdered);

    internal static SqlAggregate<TimeSpan?> Sum(DurationColumn column) => Of("SUM(", column, column.ReadOrdered);

    internal static SqlAggregate<double?> Average<T>(NumberExpression<T> column)
        where T : struct, INumber<T> =>
        OfNumber<double?>(Over("AVG(", column), static (ref CellReader reader) => reader.ReadNumber(), CompareNumber);

    internal static SqlAggregate<decimal?> AverageAmount(NumberExpression<decimal> column) =>
        Of("AVG(", column, static (ref CellReader reader) => reader.ReadDecimal());

    internal static SqlAggregate<TimeSpan?> Average(DurationColumn column) => Of("AVG(", column, column.ReadOrdered);

    internal static SqlAggregate<T> Min<T>(ISqlOrdered<T> column) => OfExtreme("MIN(", column);

    internal static SqlAggregate<T> Max<T>(ISqlOrdered<T> column) => OfExtreme("MAX(", column);

    private static SqlAggregate<T?> Of<T>(string function, OrderedExpression<T> column, CellReading<T?> read)
        where T : struct
    {
        var source = Over(function, column);
        return new(writer => writer.Source(source), source, read,
            (_, comparison, value) => column.CompareOver(source, comparison, value));
    }

    private static SqlAggregate<T> OfExtreme<T>(string function, ISqlOrdered<T> column)
    {
        var source = Over(function, column);
        return new(writer => writer.Source(source), source, column.ReadExtreme,
            (_, comparison, value) => column.CompareOver(source, comparison, value));
    }

    private static SqlAggregate<T> OfNumber<T>(
        SqlSource source, CellReading<T> read, Func<SqlAggregate<T>, SqlComparison, T, SqlCondition> compare) =>
        new(writer => writer.Source(source), source, read, compare);

    private static SqlSource Over(string function, ISqlExpression column) => column.Source with { Aggregate = function };

    private static SqlCondition CompareNumber(SqlAggregate<long> aggregate, SqlComparison comparison, long value) =>
        Compare(aggregate, comparison, writer => writer.Number(value));

    private static SqlCondition CompareNumber(SqlAggregate<double?> aggregate, SqlComparison comparison, double? value) =>
        value is { } number ? Compare(aggregate, comparison, writer => writer.Number(number))
        : comparison switch
        {
            SqlComparison.Equal => Comparison.IsNull(aggregate.Source!),
            SqlComparison.NotEqual => Comparison.IsNotNull(aggregate.Source!),
            _ => ConstantCondition.Never,
        };

    private static Comparison Compare<T>(SqlAggregate<T> aggregate, SqlComparison comparison, Action<SqlWriter> value) =>
        new(writer =>
        {
            aggregate.Write(writer);
            writer.Sql(comparison switch
            {
                SqlComparison.Equal => " = ",
                SqlComparison.NotEqual => " != ",
                SqlComparison.Less => " < ",
                SqlComparison.LessOrEqual => " <= ",
                SqlComparison.Greater => " > ",
                _ => " >= ",
            });
            value(writer);
        });
}
