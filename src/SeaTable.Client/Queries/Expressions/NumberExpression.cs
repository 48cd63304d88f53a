using System.Numerics;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A number.</summary>
/// <typeparam name="T">The C# type of the number.</typeparam>
public abstract class NumberExpression<T> : OrderedExpression<T>
    where T : struct, INumber<T>
{
    private protected NumberExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>Finds the rows with one of these numbers.</summary>
    /// <param name="values">The numbers. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(params T[] values) => In((IEnumerable<T>)values);

    /// <summary>Finds the rows with one of these numbers.</summary>
    /// <param name="values">The numbers. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<T> all = [.. values];
        return all.Count == 0 ? ConstantCondition.Never : OneOf(all);
    }

    private protected virtual SqlCondition OneOf(IReadOnlyList<T> numbers) => Comparison.OfList(Source, "IN", numbers, Write);

    private protected sealed override void Write(SqlWriter writer, T value) => writer.Number(value);
}

/// <summary>A part of a date as a number, such as its year, in the time zone of the server.</summary>
/// <remarks>
/// Comparisons treat the part of an empty date as empty. Where it comes when rows are sorted by it, the server decides.
/// </remarks>
public sealed class NumberPart : NumberExpression<int>, ISqlValue<int?>, ISqlGroupKey<int?>
{
    internal NumberPart(SqlSource date, string function)
        : base(date with { Function = function })
    {
    }

    internal override int? ReadOrdered(ref CellReader reader) => reader.ReadInteger();

    int? ISqlValue<int?>.Read(ref CellReader reader) => reader.ReadInteger();

    int? ISqlGroupKey<int?>.ReadKey(ref CellReader reader) => reader.ReadInteger();
}

/// <summary>The number of a list that has exactly one. Of a list with several, only <c>!=</c> is true.</summary>
public sealed class OnlyNumber : NumberExpression<double>
{
    internal OnlyNumber(SqlSource source)
        : base(source)
    {
    }

    internal override double? ReadOrdered(ref CellReader reader) => reader.ReadNumber();

    private protected override SqlSource Compared => throw ColumnComparison.OfList(Source);

    // IN would look at all numbers of the list.
    private protected override SqlCondition OneOf(IReadOnlyList<double> numbers) =>
        SqlCondition.AnyOf(numbers.Select(number => this == number));
}
