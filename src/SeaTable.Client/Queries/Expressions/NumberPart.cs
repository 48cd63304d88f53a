using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A part of a date as a number, such as its year, in the time zone of the server.</summary>
/// <remarks>Comparisons treat the part of an empty date as empty. What it counts as when rows are sorted by it, the server decides.</remarks>
public sealed class NumberPart : NumberExpression<int>, ISqlValue<int?>, ISqlGroupKey<int?>
{
    internal NumberPart(SqlSource date, string function)
        : base(date with { Function = function })
    {
    }

    internal override int? ReadNumber(ref CellReader reader) => reader.ReadInteger();

    int? ISqlValue<int?>.Read(ref CellReader reader) => reader.ReadInteger();

    int? ISqlGroupKey<int?>.ReadKey(ref CellReader reader) => ReadNumber(ref reader);
}
