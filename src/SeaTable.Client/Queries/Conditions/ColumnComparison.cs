namespace SeaTable.Queries;

/// <summary>
/// Compares two columns of a row, and finds what the same comparison in C# finds: two empty cells are equal, and none of them is
/// smaller or larger. The cells are asked whether they are empty, because the server takes <c>!=</c> for true where one is.
/// </summary>
internal static class ColumnComparison
{
    internal static SqlCondition Equal(SqlSource left, SqlSource right) => BothEmpty(left, right) | Of(left, "=", right);

    internal static SqlCondition Of(SqlSource left, string symbol, SqlSource right) =>
        BothFilled(left, right) & Compare(left, symbol, right);

    internal static SqlCondition EqualDays(SqlSource left, SqlSource right) =>
        BothEmpty(left, right) | SameDay(left, right);

    /// <summary>Both have a day, and the same one, whatever the times that the cells may hold with it.</summary>
    internal static SqlCondition SameDay(SqlSource left, SqlSource right) =>
        BothFilled(left, right) & Compare(left, right, "year") & Compare(left, right, "month") & Compare(left, right, "day");

    /// <summary>What SeaTable makes of two lists is not documented.</summary>
    internal static SeaTableQueryException OfList(SqlSource list) => new(
        $"Column '{list.Column.Name}' holds lists, which can't be compared with another column: how SeaTable's SQL does that " +
        "is not documented. Read the rows and compare in C#. Nothing was sent.");

    private static SqlCondition BothEmpty(SqlSource left, SqlSource right) =>
        Comparison.IsNull(left) & Comparison.IsNull(right);

    private static SqlCondition BothFilled(SqlSource left, SqlSource right) =>
        Comparison.IsNotNull(left) & Comparison.IsNotNull(right);

    private static Comparison Compare(SqlSource left, SqlSource right, string function) =>
        Compare(left with { Function = function }, "=", right with { Function = function });

    private static Comparison Compare(SqlSource left, string symbol, SqlSource right) =>
        new(writer => writer.Source(left).Sql(" ").Sql(symbol).Sql(" ").Source(right));
}
