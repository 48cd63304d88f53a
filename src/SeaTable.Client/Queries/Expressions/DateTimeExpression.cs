using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A moment: a date with a time.</summary>
public abstract class DateTimeExpression : FilterExpression, ISqlOrdered<DateTimeOffset?>, ISqlGroupKey<DateTimeOffset?>
{
    private protected DateTimeExpression(SqlSource source)
        : base(source)
    {
    }

    /// <summary>The year in the time zone of the server, as a number.</summary>
    public NumberPart Year => new(Source, "year");

    /// <summary>The quarter of the year in the time zone of the server, 1 to 4.</summary>
    public NumberPart Quarter => new(Source, "quarter");

    /// <summary>The month in the time zone of the server, 1 to 12.</summary>
    public NumberPart Month => new(Source, "month");

    /// <summary>The day of the month in the time zone of the server, 1 to 31.</summary>
    public NumberPart Day => new(Source, "day");

    /// <summary>The hour in the time zone of the server, 0 to 23.</summary>
    public NumberPart Hour => new(Source, "hour");

    /// <summary>The minute, 0 to 59.</summary>
    public NumberPart Minute => new(Source, "minute");

    /// <summary>The rows of just this moment.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The moment; <see langword="null"/> finds the empty cells. Date columns hold no seconds.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(DateTimeExpression column, Comparand<DateTimeOffset> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsEmpty() : column.Compare("=", value.Value);
    }

    /// <summary>The rows of another moment, or of none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The moment; <see langword="null"/> finds the cells that hold one.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(DateTimeExpression column, Comparand<DateTimeOffset> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsNotEmpty() : column.Compare("!=", value.Value);
    }

    /// <summary>The rows of an earlier moment.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The moment; none is earlier than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <(DateTimeExpression column, DateTimeOffset? value) => NotNull(column).Compare("<", value);

    /// <summary>The rows of a later moment.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The moment; none is later than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >(DateTimeExpression column, DateTimeOffset? value) => NotNull(column).Compare(">", value);

    /// <summary>The rows of this moment or an earlier one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The moment; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <=(DateTimeExpression column, DateTimeOffset? value) => NotNull(column).Compare("<=", value);

    /// <summary>The rows of this moment or a later one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The moment; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >=(DateTimeExpression column, DateTimeOffset? value) => NotNull(column).Compare(">=", value);

    /// <summary>The rows from one moment to another, both included.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The last moment.</param>
    /// <returns>The condition.</returns>
    public SqlCondition Between(DateTimeOffset from, DateTimeOffset to) => this >= from & this <= to;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    DateTimeOffset? ISqlOrdered<DateTimeOffset?>.ReadExtreme(ref CellReader reader) => reader.ReadDateTime();

    DateTimeOffset? ISqlGroupKey<DateTimeOffset?>.ReadKey(ref CellReader reader) => reader.ReadDateTime();

    private static DateTimeExpression NotNull(DateTimeExpression column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column;
    }

    private SqlCondition Compare(string symbol, DateTimeOffset? value) =>
        value is { } moment ? Comparison.Of(Source, symbol, writer => writer.Text(SqlTime.Moment(moment))) : ConstantCondition.Never;
}
