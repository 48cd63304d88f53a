using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The number of a list that has exactly one. Of a list with several, only <c>!=</c> is true.</summary>
public sealed class OnlyNumber : NumberExpression<double>
{
    internal OnlyNumber(SqlSource source)
        : base(source)
    {
    }

    internal override double? ReadNumber(ref CellReader reader) => reader.ReadNumber();
}
