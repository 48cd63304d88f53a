namespace SeaTable.Emulator.Values;

/// <summary>Whether two values are the same to people: they look alike and are of the same kind.</summary>
internal sealed class ValueEquality : IEqualityComparer<object?>
{
    bool IEqualityComparer<object?>.Equals(object? x, object? y) =>
        x?.GetType() == y?.GetType() && ValueConversion.Text(x) == ValueConversion.Text(y);

    public int GetHashCode(object? obj) => StringComparer.Ordinal.GetHashCode(ValueConversion.Text(obj));
}
