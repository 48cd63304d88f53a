using System.Numerics;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>A group of rows, for the aggregates of <c>GroupBy</c>.</summary>
/// <typeparam name="TColumns">The generated class of the table's columns.</typeparam>
public sealed class SqlGroup<TColumns>
    where TColumns : SeaTableColumns
{
    private readonly TColumns _columns;

    internal SqlGroup(TColumns columns) => _columns = columns;

    /// <summary>How many rows the group has.</summary>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<long> Count() => Aggregates.Count;

    /// <summary>How many rows of the group have a value in a column.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<long> Count(Func<TColumns, ISqlSortable> column) => Aggregates.CountOf(Of(column));

    /// <summary>How many different values a column has in the group. Empty cells don't count.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<long> CountDistinct<T>(Func<TColumns, ISqlGroupKey<T>> column) => Aggregates.CountDistinct(Of(column));

    /// <summary>The sum of the numbers that are there; <see langword="null"/> when there are none.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<T?> Sum<T>(Func<TColumns, NumberExpression<T>> column)
        where T : struct, INumber<T> => Aggregates.Sum(Of(column));

    /// <summary>The sum of the durations that are there; <see langword="null"/> when there are none.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<TimeSpan?> Sum(Func<TColumns, DurationColumn> column) => Aggregates.Sum(Of(column));

    /// <summary>The average of the numbers that are there; <see langword="null"/> when there are none.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<double?> Average<T>(Func<TColumns, NumberExpression<T>> column)
        where T : struct, INumber<T> => Aggregates.Average(Of(column));

    /// <summary>The average of the amounts that are there; <see langword="null"/> when there are none.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<decimal?> Average(Func<TColumns, NumberExpression<decimal>> column) =>
        Aggregates.AverageAmount(Of(column));

    /// <summary>The average of the durations that are there; <see langword="null"/> when there are none.</summary>
    /// <param name="column">Gives the column.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<TimeSpan?> Average(Func<TColumns, DurationColumn> column) => Aggregates.Average(Of(column));

    /// <summary>The smallest value; <see langword="null"/> when there is none.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column: of numbers, durations or dates.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<T> Min<T>(Func<TColumns, ISqlOrdered<T>> column) => Aggregates.Min(Of(column));

    /// <summary>The largest value; <see langword="null"/> when there is none.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="column">Gives the column: of numbers, durations or dates.</param>
    /// <returns>The aggregate.</returns>
    public SqlAggregate<T> Max<T>(Func<TColumns, ISqlOrdered<T>> column) => Aggregates.Max(Of(column));

    private T Of<T>(Func<TColumns, T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column(_columns);
    }
}
