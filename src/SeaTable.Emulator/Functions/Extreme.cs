using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Functions;

/// <summary>Finds the largest and the smallest of several values.</summary>
internal static class Extreme
{
    /// <summary>Gets the largest of the values with the sign 1, the smallest with -1; of equal ones the first.</summary>
    public static object? Of(IEnumerable<object?> values, TimeZoneInfo timeZone, int sign) =>
        values.Aggregate((best, value) => sign * ValueComparison.Compare(value, best, timeZone) > 0 ? value : best);
}
