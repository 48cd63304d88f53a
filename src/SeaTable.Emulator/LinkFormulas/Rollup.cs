using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.LinkFormulas;

/// <summary>Makes one value of those of the linked rows.</summary>
internal static class Rollup
{
    /// <summary>Computes the summary; of no values the sum is 0, and all others are null.</summary>
    public static object? Of(string method, IEnumerable<object?> values, TimeZoneInfo timeZone)
    {
        try
        {
            var items = values.SelectMany(ValueConversion.Items).Where(item => !ValueConversion.IsEmpty(item)).ToList();
            if (method == RollupMethods.Concatenate)
                return items.Count == 0 ? null : string.Join(' ', items.Select(ValueConversion.Text));
            return method switch
            {
                RollupMethods.Sum => items.Sum(ValueConversion.Number),
                _ when items.Count == 0 => null,
                RollupMethods.Average or RollupMethods.AverageOfClients => items.Average(ValueConversion.Number),
                RollupMethods.Max =>
                    items.Aggregate((best, item) => ValueComparison.Compare(item, best, timeZone) > 0 ? item : best),
                RollupMethods.Min =>
                    items.Aggregate((best, item) => ValueComparison.Compare(item, best, timeZone) < 0 ? item : best),
                _ => ErrorValue.Value,
            };
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }
}
