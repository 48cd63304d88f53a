using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The number of a list that has exactly one. Of a list with several, only <c>!=</c> is true.</summary>
public sealed class OnlyNumber : NumberExpression<double>
{
    internal OnlyNumber(SqlSource source)
        : base(source)
    {
    }

    // IN would look at all numbers of the list.
    private protected override SqlCondition OneOf(IReadOnlyList<double> numbers) => SqlCondition.AnyOf(numbers.Select(number => this == number));

    internal override double? ReadNumber(ref CellReader reader) => reader.ReadNumber();
}
