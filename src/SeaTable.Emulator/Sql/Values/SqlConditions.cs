using SeaTable.Emulator.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Values;

/// <summary>The conditions that have words of their own.</summary>
internal static class SqlConditions
{
    /// <summary>Determines whether the value, or one of its elements, is among the constants.</summary>
    public static bool IsIn(object? value, IReadOnlyList<object?> constants, TimeZoneInfo timeZone) =>
        SqlValue.Elements(value).Any(element => constants.Any(constant => AreEqual(element, constant, timeZone)));

    public static bool IsBetween(object? value, object? low, object? high, TimeZoneInfo timeZone) =>
        SqlComparison.Holds(SqlBinaryOperator.GreaterOrEqual, value, low, timeZone)
        && SqlComparison.Holds(SqlBinaryOperator.LessOrEqual, value, high, timeZone);

    public static bool Has(SqlHasOperator operation, object? value, IReadOnlyList<object?> constants, TimeZoneInfo timeZone)
    {
        var elements = SqlValue.Elements(value);
        bool IsThere(object? constant) => elements.Any(element => AreEqual(element, constant, timeZone));
        return operation switch
        {
            SqlHasOperator.AnyOf => constants.Any(IsThere),
            SqlHasOperator.AllOf => elements.Count > 0 && constants.All(IsThere),
            SqlHasOperator.NoneOf => !constants.Any(IsThere),
            _ => elements.Count > 0 && constants.All(IsThere)
                && elements.All(element => constants.Any(constant => AreEqual(element, constant, timeZone))),
        };
    }

    /// <summary>
    /// Matches the value with a pattern. Of a list the first element counts; an empty list counts as an empty text here.
    /// </summary>
    public static bool IsLike(object? value, LikePattern pattern) => SqlValue.First(value) switch
    {
        null => value is IReadOnlyList<object?> && pattern.Matches(""),
        var first => pattern.Matches(ValueConversion.Text(first)),
    };

    private static bool AreEqual(object element, object? constant, TimeZoneInfo timeZone) =>
        SqlComparison.Order(element, SqlValue.Of(constant), timeZone) == 0;
}
