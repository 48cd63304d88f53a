using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>An expression whose values have a smallest and a largest.</summary>
/// <typeparam name="T">The C# type of the values, with <see langword="null"/> for no value at all.</typeparam>
public interface ISqlOrdered<T> : ISqlSortable
{
    internal T ReadExtreme(ref CellReader reader);
}
