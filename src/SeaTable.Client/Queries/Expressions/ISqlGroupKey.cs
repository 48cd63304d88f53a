using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>An expression by which rows can be grouped.</summary>
/// <typeparam name="T">The C# type of a group's key, with <see langword="null"/> for the rows whose cell is empty.</typeparam>
public interface ISqlGroupKey<T> : ISqlExpression
{
    internal T ReadKey(ref CellReader reader);
}
