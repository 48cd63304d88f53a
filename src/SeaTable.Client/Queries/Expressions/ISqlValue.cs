using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>An expression whose values can be selected.</summary>
/// <typeparam name="T">The C# type of the values, the same as that of the row's property.</typeparam>
public interface ISqlValue<T> : ISqlExpression
{
    internal T Read(ref CellReader reader);
}
