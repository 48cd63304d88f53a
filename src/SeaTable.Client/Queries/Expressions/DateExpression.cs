using System.Globalization;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A date without a time: a day.</summary>
public abstract class DateExpression : OrderedExpression<DateOnly>, ISqlGroupKey<DateOnly?>
{
    private protected DateExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>Gets the year.</summary>
    public NumberPart Year => new(Source, "year");

    /// <summary>Gets the quarter of the year, 1 to 4.</summary>
    public NumberPart Quarter => new(Source, "quarter");

    /// <summary>Gets the month, 1 to 12.</summary>
    public NumberPart Month => new(Source, "month");

    /// <summary>Gets the day of the month, 1 to 31.</summary>
    public NumberPart Day => new(Source, "day");

    /// <summary>Finds the rows with one of these days.</summary>
    /// <param name="values">The days. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(params DateOnly[] values) => In((IEnumerable<DateOnly>)values);

    /// <summary>Finds the rows with one of these days.</summary>
    /// <param name="values">The days. If there are none, no rows are found.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public SqlCondition In(IEnumerable<DateOnly> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return SqlCondition.AnyOf(values.Select(EqualTo));
    }

    DateOnly? ISqlGroupKey<DateOnly?>.ReadKey(ref CellReader reader) => reader.ReadDate();

    internal override DateOnly? ReadOrdered(ref CellReader reader) => reader.ReadDate();

    private protected override void Write(SqlWriter writer, DateOnly value) =>
        writer.Text(value.ToString(DateForms.Day, CultureInfo.InvariantCulture));

    // A cell may hold a time of day from when the column had one, so a day is all that lies between it and the next.
    private protected override SqlCondition EqualTo(DateOnly value) => AtLeast(value) & AtMost(value);

    private protected override SqlCondition NotEqualTo(DateOnly value) => !EqualTo(value);

    // For the same reason two columns are compared by their days.
    private protected override SqlCondition EqualTo(SqlSource other) => ColumnComparison.EqualDays(Source, other);

    private protected override SqlCondition LessThan(SqlSource other) => base.LessThan(other) & !EqualTo(other);

    private protected override SqlCondition GreaterThan(SqlSource other) => base.GreaterThan(other) & !EqualTo(other);

    private protected override SqlCondition AtMost(SqlSource other) =>
        base.AtMost(other) | ColumnComparison.SameDay(Source, other);

    private protected override SqlCondition AtLeast(SqlSource other) =>
        base.AtLeast(other) | ColumnComparison.SameDay(Source, other);

    private protected override SqlCondition GreaterThan(DateOnly value) =>
        value == DateOnly.MaxValue ? ConstantCondition.Never : AtLeast(value.AddDays(1));

    private protected override SqlCondition AtMost(DateOnly value) =>
        value == DateOnly.MaxValue ? IsNotEmpty() : LessThan(value.AddDays(1));
}

/// <summary>A moment: a date with a time. Date columns keep no seconds.</summary>
public abstract class DateTimeExpression : OrderedExpression<DateTimeOffset>, ISqlGroupKey<DateTimeOffset?>
{
    private protected DateTimeExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>Gets the year in the time zone of the server.</summary>
    public NumberPart Year => new(Source, "year");

    /// <summary>Gets the quarter of the year in the time zone of the server, 1 to 4.</summary>
    public NumberPart Quarter => new(Source, "quarter");

    /// <summary>Gets the month in the time zone of the server, 1 to 12.</summary>
    public NumberPart Month => new(Source, "month");

    /// <summary>Gets the day of the month in the time zone of the server, 1 to 31.</summary>
    public NumberPart Day => new(Source, "day");

    /// <summary>Gets the hour in the time zone of the server, 0 to 23.</summary>
    public NumberPart Hour => new(Source, "hour");

    /// <summary>Gets the minute, 0 to 59.</summary>
    public NumberPart Minute => new(Source, "minute");

    DateTimeOffset? ISqlGroupKey<DateTimeOffset?>.ReadKey(ref CellReader reader) => reader.ReadDateTime();

    internal override DateTimeOffset? ReadOrdered(ref CellReader reader) => reader.ReadDateTime();

    private protected override void Write(SqlWriter writer, DateTimeOffset value) => writer.Text(SqlTime.Moment(value));
}
