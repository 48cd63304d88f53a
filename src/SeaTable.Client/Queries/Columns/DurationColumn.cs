using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of durations.</summary>
public sealed class DurationColumn : FilterExpression, ISqlValue<TimeSpan?>, ISqlOrdered<TimeSpan?>, ISqlGroupKey<TimeSpan?>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public DurationColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>The rows with just this duration.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The duration; <see langword="null"/> finds the empty cells.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator ==(DurationColumn column, Comparand<TimeSpan> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsEmpty() : column.Compare("=", value.Value);
    }

    /// <summary>The rows with another duration, or with none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The duration; <see langword="null"/> finds the cells that hold one.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator !=(DurationColumn column, Comparand<TimeSpan> value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return value.Value is null ? column.IsNotEmpty() : column.Compare("!=", value.Value);
    }

    /// <summary>The rows with a shorter duration.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The duration; none is shorter than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <(DurationColumn column, TimeSpan? value) => NotNull(column).Compare("<", value);

    /// <summary>The rows with a longer duration.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The duration; none is longer than <see langword="null"/>.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >(DurationColumn column, TimeSpan? value) => NotNull(column).Compare(">", value);

    /// <summary>The rows with this duration or a shorter one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The duration; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator <=(DurationColumn column, TimeSpan? value) => NotNull(column).Compare("<=", value);

    /// <summary>The rows with this duration or a longer one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The duration; <see langword="null"/> finds no row, as in C#.</param>
    /// <returns>The condition.</returns>
    public static SqlCondition operator >=(DurationColumn column, TimeSpan? value) => NotNull(column).Compare(">=", value);

    /// <summary>The rows with a duration from one to another, both included.</summary>
    /// <param name="from">The shortest.</param>
    /// <param name="to">The longest.</param>
    /// <returns>The condition.</returns>
    public SqlCondition Between(TimeSpan from, TimeSpan to) => this >= from & this <= to;

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="value">The duration; <see langword="null"/> empties the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(TimeSpan? value) => new(Source, (ref CellWriter writer) => writer.WriteDuration(value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    TimeSpan? ISqlValue<TimeSpan?>.Read(ref CellReader reader) => reader.ReadDuration();

    TimeSpan? ISqlOrdered<TimeSpan?>.ReadExtreme(ref CellReader reader) => reader.ReadDuration();

    TimeSpan? ISqlGroupKey<TimeSpan?>.ReadKey(ref CellReader reader) => reader.ReadDuration();

    private static DurationColumn NotNull(DurationColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column;
    }

    // The server keeps durations as seconds.
    private SqlCondition Compare(string symbol, TimeSpan? value) => value is { } duration
        ? Comparison.Of(Source, symbol, writer => writer.Number((decimal)duration.Ticks / TimeSpan.TicksPerSecond))
        : ConstantCondition.Never;
}
