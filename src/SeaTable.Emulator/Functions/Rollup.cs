using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Functions;

/// <summary>Makes one value of those of the linked rows.</summary>
internal static class Rollup
{
    /// <summary>Computes the summary; of no values the sum and the count are 0, and all others are null.</summary>
    public static object? Of(string method, IEnumerable<object?> values, TimeZoneInfo timeZone)
    {
        try
        {
            var items = values.SelectMany(ValueConversion.Items).Where(item => !ValueConversion.IsEmpty(item)).ToList();
            if (method == RollupMethods.Concatenate)
                return items.Count == 0 ? null : string.Join(' ', items.Select(ValueConversion.Text));
            var result = method switch
            {
                RollupMethods.Sum => items.Sum(ValueConversion.Number),
                RollupFunctionMethods.Count => (double)items.Count,
                _ when items.Count == 0 => null,
                RollupMethods.Average or RollupMethods.AverageOfClients => items.Average(ValueConversion.Number),
                RollupMethods.Max => Extreme.Of(items, timeZone, 1),
                RollupMethods.Min => Extreme.Of(items, timeZone, -1),
                _ => ErrorValue.Value,
            };
            return result is double number && !double.IsFinite(number) ? null : result;
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }
}
