using System.Globalization;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A date without a time: a day.</summary>
public abstract class DateExpression : FilterExpression, ISqlOrdered<DateOnly?>, ISqlGroupKey<DateOnly?>
{
    private protected DateExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>The year, as a number.</summary>
    public NumberPart Year => new(Source, "year");

    /// <summary>The quarter of the year, 1 to 4.</summary>
    public NumberPart Quarter => new(Source, "quarter");

    /// <summary>The month, 1 to 12.</summary>
    public NumberPart Month => new(Source, "month");

    /// <summary>The day of the month, 1 to 31.</summary>
    public NumberPart Day => new(Source, "day");

    /// <summary>The rows of just this day.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The day; <see langword="null"/> finds the empty cells.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(DateExpression column, Comparand<DateOnly> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is { } day ? column.From(day) & column.Until(day) : column.IsEmpty();
    }

    /// <summary>The rows of another day, or of none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The day; <see langword="null"/> finds the cells that hold one.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(DateExpression column, Comparand<DateOnly> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsNotEmpty() : !(column == value);
    }

    /// <summary>The rows of an earlier day.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The day; no day is earlier than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <(DateExpression column, DateOnly? value) =>
        value is { } day ? NotNull(column).Compare("<", day) : ConstantCondition.Never;

    /// <summary>The rows of a later day.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The day; no day is later than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >(DateExpression column, DateOnly? value) =>
        value is not { } day || day == DateOnly.MaxValue ? ConstantCondition.Never : NotNull(column).From(day.AddDays(1));

    /// <summary>The rows of this day or an earlier one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The day; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <=(DateExpression column, DateOnly? value) =>
        value is { } day ? NotNull(column).Until(day) : ConstantCondition.Never;

    /// <summary>The rows of this day or a later one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The day; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >=(DateExpression column, DateOnly? value) =>
        value is { } day ? NotNull(column).From(day) : ConstantCondition.Never;

    /// <summary>The rows from one day to another, both included.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <returns>The condition.</returns>
    public SqlCondition Between(DateOnly from, DateOnly to) => From(from) & Until(to);

    /// <summary>The rows of one of these days. No days find no rows.</summary>
    /// <param name="values">The days.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(params DateOnly[] values) => In((IEnumerable<DateOnly>)values);

    /// <summary>The rows of one of these days. No days find no rows.</summary>
    /// <param name="values">The days.</param>
    /// <returns>The condition.</returns>
    public SqlCondition In(IEnumerable<DateOnly> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return SqlCondition.AnyOf(values.Select(day => this == day));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    DateOnly? ISqlOrdered<DateOnly?>.ReadExtreme(ref CellReader reader) => reader.ReadDate();

    DateOnly? ISqlGroupKey<DateOnly?>.ReadKey(ref CellReader reader) => reader.ReadDate();

    private static DateExpression NotNull(DateExpression column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column;
    }

    // A cell may hold a time of day from when the column had one, so a day is all that lies between it and the next.
    private SqlCondition From(DateOnly day) => Compare(">=", day);

    private SqlCondition Until(DateOnly day) => day == DateOnly.MaxValue ? IsNotEmpty() : Compare("<", day.AddDays(1));

    private SqlCondition Compare(string symbol, DateOnly day) =>
        Comparison.Of(Source, symbol, writer => writer.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
